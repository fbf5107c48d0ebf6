package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.model.Analysis;
import org.newsgraph.model.LanguageModel;
import org.newsgraph.model.ModelFile;
import org.newsgraph.model.ModelFormatException;

/**
 * Annotates English news with the language model: sentences and tokens by rule; tags, names, arcs,
 * attributions and vectors by the model; lemmas and phrases by OpenNLP from the model's tags.
 */
public final class NeuralAnnotator implements Annotator {
    /** The most tokens that the chunker sees at once. */
    private static final int WINDOW = 200;

    private final Segmenter segmenter = new Segmenter(Abbreviations.bundled());
    private final Layers.Shared shared = new Layers.Shared();
    private final ConcurrentLinkedQueue<Layers.Tools> idle = new ConcurrentLinkedQueue<>();
    private final LanguageModel model;
    private final Optional<NameConsistency> consistency;

    private NeuralAnnotator(LanguageModel model, Optional<NameConsistency> consistency) {
        this.model = model;
        this.consistency = consistency;
    }

    /**
     * The annotator with the model that is bundled.
     *
     * @throws IllegalStateException if a model is not on the class path
     */
    public static NeuralAnnotator bundled() {
        return of(LanguageModel.bundled());
    }

    /**
     * The annotator with a model from a file.
     *
     * @throws ModelFormatException if its network cannot be started
     */
    public static NeuralAnnotator of(ModelFile file) throws ModelFormatException {
        return of(LanguageModel.of(file));
    }

    /**
     * The annotator with a model that was started; its owner closes it. Names get a second look
     * with all of an article known: with an early model that took F1 on CoNLL-2003 dev from .913 to
     * .914 and on politics dev from .810 to .812, read 15 sentences at a time.
     */
    public static NeuralAnnotator of(LanguageModel model) {
        return new NeuralAnnotator(
                model,
                Optional.of(new NameConsistency(Gazetteer.bundled(), Models.tagDictionary())));
    }

    /** The same without a second look at names: each as the model alone reads it. */
    NeuralAnnotator withoutNameConsistency() {
        return new NeuralAnnotator(model, Optional.empty());
    }

    @Override
    public AnnotatedDocument annotate(Article article) {
        List<Segmenter.Segment> segments = segmenter.segments(article);
        Analysis analysis =
                model.read(segments.stream().map(each -> each.forms(article.text())).toList());
        Layers layers = layers(article.text(), segments, analysis.tags());
        return new AnnotatedDocument(
                article,
                layers.sentences,
                layers.tokens,
                layers.chunks,
                names(layers, analysis.names()),
                List.of(),
                analysis.arcs(),
                analysis.attributions(),
                Optional.of(analysis.vectors()));
    }

    private Layers layers(String text, List<Segmenter.Segment> segments, List<String> tags) {
        Layers.Tools borrowed = idle.poll();
        Layers.Tools tools = borrowed == null ? shared.tools() : borrowed;
        try {
            Layers layers = new Layers(tools);
            for (Segmenter.Segment segment : segments) {
                List<Span> words = segment.words();
                for (int from = 0; from < words.size(); from += WINDOW) {
                    List<Span> part = words.subList(from, Math.min(words.size(), from + WINDOW));
                    int first = layers.tokens.size();
                    String[] shown = ModelForms.of(text, part);
                    String[] penn = PennTags.of(shown, tags.subList(first, first + part.size()));
                    layers.add(text, part, shown, penn);
                }
                layers.end(segment);
            }
            return layers;
        } finally {
            idle.add(tools);
        }
    }

    private static boolean hasNoLetter(List<Token> words) {
        return words.stream()
                .noneMatch(word -> word.text().codePoints().anyMatch(Character::isLetter));
    }

    private List<Mention> names(Layers layers, List<Analysis.Name> found) {
        List<Mention> mentions = new ArrayList<>();
        List<Token> tokens = layers.tokens;
        for (Analysis.Name name : found) {
            TokenRange words = name.words();
            if (hasNoLetter(tokens.subList(words.first(), words.end()))) {
                // The number before a name in a table of results.
                continue;
            }
            mentions.add(
                    new Mention(
                            new Span(
                                    tokens.get(words.first()).start(),
                                    tokens.get(words.end() - 1).end()),
                            name.type(),
                            words.first(),
                            words.end(),
                            name.confidence()));
        }
        return consistency
                .map(second -> second.apply(tokens, layers.starts(), mentions))
                .orElse(mentions);
    }
}
