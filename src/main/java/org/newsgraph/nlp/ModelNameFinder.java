package org.newsgraph.nlp;

import java.util.List;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.util.Span;
import org.newsgraph.model.LanguageModel;

/**
 * The language model as an OpenNLP name finder, for names of the types PER, ORG, LOC and MISC. May
 * be shared by threads.
 */
public final class ModelNameFinder implements TokenNameFinder {
    private final LanguageModel model;

    public ModelNameFinder(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Span[] find(String[] tokens) {
        return model.read(List.of(List.of(tokens))).names().stream()
                .map(
                        name ->
                                new Span(
                                        name.words().first(),
                                        name.words().end(),
                                        name.type().name(),
                                        name.confidence()))
                .toArray(Span[]::new);
    }

    /** Does nothing: a sentence is read by itself. */
    @Override
    public void clearAdaptiveData() {
        // nothing is kept
    }
}
