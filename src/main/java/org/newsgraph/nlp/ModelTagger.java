package org.newsgraph.nlp;

import java.util.List;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.util.Sequence;
import org.newsgraph.model.LanguageModel;

/**
 * The language model as an OpenNLP tagger. Tags are those of the web treebanks. May be shared by
 * threads.
 */
public final class ModelTagger implements POSTagger {
    private final LanguageModel model;

    public ModelTagger(LanguageModel model) {
        this.model = model;
    }

    @Override
    public String[] tag(String[] sentence) {
        return model.read(List.of(List.of(sentence))).tags().toArray(String[]::new);
    }

    /** Same as {@link #tag(String[])}: nothing else is looked at. */
    @Override
    public String[] tag(String[] sentence, Object[] additionalContext) {
        return tag(sentence);
    }

    /** The best sequence only. */
    @Override
    public Sequence[] topKSequences(String[] sentence) {
        return new Sequence[] {new Sequence(List.of(tag(sentence)))};
    }

    /** The best sequence only. */
    @Override
    public Sequence[] topKSequences(String[] sentence, Object[] additionalContext) {
        return topKSequences(sentence);
    }
}
