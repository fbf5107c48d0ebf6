package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;

/**
 * Annotates English news with Apache OpenNLP: sentences and tokens by rule, tags, phrases and names
 * by maximum entropy models. Gives no arcs.
 *
 * <p>OpenNLP's tools keep state while they work, so each running call borrows a set of its own.
 */
public final class OpenNlpAnnotator implements Annotator {
    /** The most tokens that a model sees at once; longer sentences are read piece by piece. */
    private static final int WINDOW = 200;

    private final Segmenter segmenter = new Segmenter(Abbreviations.bundled());
    private final Layers.Shared shared = new Layers.Shared();
    private final NameConsistency consistency =
            new NameConsistency(Gazetteer.bundled(), Models.tagDictionary());
    private final TagRepair repair = new TagRepair(Models.tagDictionary());
    private final POSModel tagModel = Models.tags();
    private final TokenNameFinderModel nameModel;
    private final ConcurrentLinkedQueue<Tools> idle = new ConcurrentLinkedQueue<>();

    /** What one running call works with. */
    private final class Tools {
        final POSTaggerME tagger = new POSTaggerME(tagModel, POSTagFormat.PENN);
        final NameFinderME names = new NameFinderME(nameModel);
        final Layers.Tools layers = shared.tools();
    }

    private OpenNlpAnnotator(TokenNameFinderModel names) {
        nameModel = names;
    }

    /** Made when first asked for, and only once. */
    private static final class Bundled {
        static final OpenNlpAnnotator INSTANCE =
                new OpenNlpAnnotator(Models.load(Models.NAMES, Models::names));

        private Bundled() {}
    }

    /**
     * The annotator with the models that are bundled; loaded once, shared by all callers.
     *
     * @throws IllegalStateException if a model is not on the class path
     */
    public static OpenNlpAnnotator bundled() {
        return Bundled.INSTANCE;
    }

    @Override
    public AnnotatedDocument annotate(Article article) {
        Tools borrowed = idle.poll();
        Tools tools = borrowed == null ? new Tools() : borrowed;
        try {
            return annotate(article, tools);
        } finally {
            idle.add(tools);
        }
    }

    private AnnotatedDocument annotate(Article article, Tools tools) {
        tools.names.clearAdaptiveData();
        Layers layers = new Layers(tools.layers);
        List<Mention> mentions = new ArrayList<>();
        for (Segmenter.Segment segment : segmenter.segments(article)) {
            List<Span> words = segment.words();
            for (int from = 0; from < words.size(); from += WINDOW) {
                int to = Math.min(words.size(), from + WINDOW);
                read(article.text(), words.subList(from, to), tools, layers, mentions);
            }
            layers.end(segment);
        }
        return new AnnotatedDocument(
                article,
                layers.sentences,
                layers.tokens,
                layers.chunks,
                consistency.apply(layers.tokens, layers.starts(), mentions),
                List.of(),
                List.of());
    }

    private void read(
            String text, List<Span> words, Tools tools, Layers layers, List<Mention> mentions) {
        int first = layers.tokens.size();
        String[] forms = words.stream().map(word -> word.of(text)).toArray(String[]::new);
        String[] shown = ModelForms.of(text, words);
        String[] tags = tools.tagger.tag(shown);
        repair.repair(forms, tags);
        layers.add(text, words, shown, tags);
        for (opennlp.tools.util.Span name : tools.names.find(ModelForms.ofNames(forms, tags))) {
            mentions.add(
                    new Mention(
                            new Span(
                                    words.get(name.getStart()).start(),
                                    words.get(name.getEnd() - 1).end()),
                            MentionType.valueOf(name.getType()),
                            first + name.getStart(),
                            first + name.getEnd(),
                            Math.min(1, Math.max(0, name.getProb()))));
        }
    }
}
