package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import opennlp.tools.chunker.ChunkerME;
import opennlp.tools.chunker.ChunkerModel;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
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

    private final SentenceSplitter splitter;
    private final Tokenizer tokenizer;
    private final Map<String, String> lemmas;
    private final NameConsistency consistency =
            new NameConsistency(Gazetteer.bundled(), Models.tagDictionary());
    private final TagRepair repair = new TagRepair(Models.tagDictionary());
    private final POSModel tagModel;
    private final ChunkerModel chunkModel;
    private final TokenNameFinderModel nameModel;
    private final LemmatizerModel lemmaModel;
    private final ConcurrentLinkedQueue<Tools> idle = new ConcurrentLinkedQueue<>();

    /** What one running call works with. */
    private final class Tools {
        final POSTaggerME tagger = new POSTaggerME(tagModel, POSTagFormat.PENN);
        final ChunkerME chunker = new ChunkerME(chunkModel);
        final NameFinderME names = new NameFinderME(nameModel);
        final Lemmas words =
                new Lemmas(new LemmatizerME(lemmaModel), Models.tagDictionary(), lemmas);
    }

    private OpenNlpAnnotator(TokenNameFinderModel names) {
        Abbreviations abbreviations = Abbreviations.bundled();
        splitter = new SentenceSplitter(abbreviations);
        tokenizer = new Tokenizer(abbreviations);
        lemmas = Lemmas.table();
        tagModel = Models.tags();
        chunkModel = Models.load(Models.CHUNKS, ChunkerModel::new);
        lemmaModel = Models.load(Models.LEMMAS, LemmatizerModel::new);
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
        List<Sentence> sentences = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        List<Chunk> chunks = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        String text = article.text();
        for (Block block : article.blocks()) {
            if (!block.kind().isRead()) {
                continue;
            }
            for (Span span : splitter.split(text, block.span().start(), block.span().end())) {
                List<Span> words = tokenizer.tokenize(text, span);
                int first = tokens.size();
                for (int from = 0; from < words.size(); from += WINDOW) {
                    int to = Math.min(words.size(), from + WINDOW);
                    read(text, words.subList(from, to), tools, tokens, chunks, mentions);
                }
                sentences.add(
                        new Sentence(
                                new Span(words.get(0).start(), words.get(words.size() - 1).end()),
                                first,
                                tokens.size(),
                                block.kind(),
                                block.paragraph()));
            }
        }
        Set<Integer> starts =
                sentences.stream().map(Sentence::firstToken).collect(Collectors.toSet());
        List<Mention> names = consistency.apply(tokens, starts, mentions);
        return new AnnotatedDocument(
                article, sentences, tokens, chunks, names, List.of(), List.of());
    }

    private void read(
            String text,
            List<Span> words,
            Tools tools,
            List<Token> tokens,
            List<Chunk> chunks,
            List<Mention> mentions) {
        int first = tokens.size();
        String[] forms = words.stream().map(word -> word.of(text)).toArray(String[]::new);
        String[] shown = ModelForms.of(text, words);
        String[] tags = tools.tagger.tag(shown);
        repair.repair(forms, tags);
        for (int i = 0; i < forms.length; i++) {
            String lemma = tools.words.of(forms[i], tags[i]);
            tokens.add(new Token(words.get(i), forms[i], tags[i], lemma));
        }
        for (opennlp.tools.util.Span chunk : tools.chunker.chunkAsSpans(shown, tags)) {
            chunks.add(
                    new Chunk(chunk.getType(), first + chunk.getStart(), first + chunk.getEnd()));
        }
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
