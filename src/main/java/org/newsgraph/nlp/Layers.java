package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.chunker.ChunkerME;
import opennlp.tools.chunker.ChunkerModel;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/** The layers of one article that follow from its tags, as they grow: tokens, lemmas, phrases. */
final class Layers {
    final List<Sentence> sentences = new ArrayList<>();
    final List<Token> tokens = new ArrayList<>();
    final List<Chunk> chunks = new ArrayList<>();

    private final Tools tools;

    /** The models that all share. */
    static final class Shared {
        private final ChunkerModel chunks = Models.load(Models.CHUNKS, ChunkerModel::new);
        private final LemmatizerModel lemmas = Models.load(Models.LEMMAS, LemmatizerModel::new);
        private final Map<String, String> exceptions = Lemmas.table();

        Tools tools() {
            return new Tools(this);
        }
    }

    /** What one running call works with: OpenNLP's tools keep state while they work. */
    static final class Tools {
        private final ChunkerME chunker;
        private final Lemmas lemmas;

        private Tools(Shared shared) {
            chunker = new ChunkerME(shared.chunks);
            lemmas =
                    new Lemmas(
                            new LemmatizerME(shared.lemmas),
                            Models.tagDictionary(),
                            shared.exceptions);
        }
    }

    Layers(Tools tools) {
        this.tools = tools;
    }

    /**
     * Adds tokens of a sentence with their lemmas and phrases.
     *
     * @param words where they stand in {@code text}
     * @param shown their forms as the models know them
     * @param tags their tags
     */
    void add(String text, List<Span> words, String[] shown, String[] tags) {
        int first = tokens.size();
        for (int i = 0; i < tags.length; i++) {
            String form = words.get(i).of(text);
            tokens.add(new Token(words.get(i), form, tags[i], tools.lemmas.of(form, tags[i])));
        }
        for (opennlp.tools.util.Span chunk : tools.chunker.chunkAsSpans(shown, tags)) {
            chunks.add(
                    new Chunk(chunk.getType(), first + chunk.getStart(), first + chunk.getEnd()));
        }
    }

    /** Ends a sentence whose tokens were added. */
    void end(Segmenter.Segment segment) {
        sentences.add(
                new Sentence(
                        segment.span(),
                        tokens.size() - segment.words().size(),
                        tokens.size(),
                        segment.block().kind(),
                        segment.block().paragraph()));
    }

    /** Indices of the first tokens of the sentences. */
    Set<Integer> starts() {
        return sentences.stream().map(Sentence::firstToken).collect(Collectors.toSet());
    }
}
