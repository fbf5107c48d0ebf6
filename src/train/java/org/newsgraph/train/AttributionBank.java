package org.newsgraph.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Token;
import org.newsgraph.document.TokenRange;
import org.newsgraph.model.Treebank;
import org.newsgraph.nlp.Annotator;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.train.GoldDocument.GoldAttribution;

/**
 * Reads articles with character offsets of sources, cues and contents, and cuts them into the
 * sentences and tokens that the product would read.
 */
final class AttributionBank {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Annotator annotator;

    AttributionBank(Annotator annotator) {
        this.annotator = annotator;
    }

    /**
     * One document for each line.
     *
     * @param file JSON lines: {@code text}, {@code attributions} of {@code cue}, {@code source},
     *     {@code content}, each a list of {@code [start, end)}
     */
    List<GoldDocument> read(Path file, String corpus) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Treebank.open(file)) {
            in.lines().forEach(lines::add);
        }
        return lines.parallelStream().map(line -> document(line, file, corpus)).toList();
    }

    private GoldDocument document(String line, Path file, String corpus) {
        try {
            JsonNode json = JSON.readTree(line);
            AnnotatedDocument document =
                    annotator.annotate(
                            new ArticleReader()
                                    .read(
                                            json.path("id").asText(),
                                            Optional.empty(),
                                            json.path("text").asText()));
            List<GoldAttribution> attributions = new ArrayList<>();
            for (JsonNode attribution : json.path("attributions")) {
                if (attribution.path("nested").asBoolean()) {
                    continue;
                }
                List<TokenRange> cue = ranges(attribution.path("cue"), document);
                List<TokenRange> content = ranges(attribution.path("content"), document);
                if (!cue.isEmpty() && !content.isEmpty()) {
                    attributions.add(
                            new GoldAttribution(
                                    cue.get(0),
                                    ranges(attribution.path("source"), document),
                                    content));
                }
            }
            return new GoldDocument(
                    corpus,
                    document.sentences().stream().map(s -> sentence(s, document)).toList(),
                    true,
                    Optional.of(attributions));
        } catch (IOException | ArticleFormatException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static GoldSentence sentence(Sentence sentence, AnnotatedDocument document) {
        return new GoldSentence(
                document.tokens(sentence).stream().map(Token::text).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The tokens that the character ranges touch; ranges in parts that are not read are left. */
    private static List<TokenRange> ranges(JsonNode spans, AnnotatedDocument document) {
        List<TokenRange> ranges = new ArrayList<>();
        for (JsonNode span : spans) {
            int start = document.tokenAt(span.get(0).asInt());
            int end = start;
            while (end < document.tokens().size()
                    && document.tokens().get(end).start() < span.get(1).asInt()) {
                end++;
            }
            if (end > start) {
                ranges.add(new TokenRange(start, end));
            }
        }
        return ranges;
    }
}
