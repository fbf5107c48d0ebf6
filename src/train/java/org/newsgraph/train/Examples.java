package org.newsgraph.train;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.newsgraph.document.TokenRange;
import org.newsgraph.model.PropBank;
import org.newsgraph.model.WordPieces;
import org.newsgraph.train.GoldDocument.GoldAttribution;

/**
 * Writes the corpora as numbers, for {@code src/train/python/train.py}.
 *
 * <p>Gzipped JSON lines. The first holds the numbers of the wordpieces that are no text; each other
 * a document with its layers. Numbers of labels are places in {@code labels.json}; a word that a
 * layer says nothing about has {@link Batch#NONE}; a missing layer has no key.
 */
final class Examples {
    private final WordPieces pieces;
    private final Batch.Numbers numbers;

    Examples(WordPieces pieces, Labels labels) {
        this.pieces = pieces;
        numbers = new Batch.Numbers(labels);
    }

    /** Writes all documents of the corpora. */
    void write(Path file, Corpora corpora) throws IOException {
        try (JsonGenerator json =
                new ObjectMapper()
                        .createGenerator(new GZIPOutputStream(Files.newOutputStream(file)))) {
            json.setRootValueSeparator(new SerializedString("\n"));
            json.writeStartObject();
            json.writeNumberField("pad", pieces.pad());
            json.writeNumberField("cls", pieces.cls());
            json.writeNumberField("sep", pieces.sep());
            json.writeNumberField("mask", pieces.mask());
            json.writeEndObject();
            for (Corpora.Part part : corpora.parts()) {
                for (GoldDocument document : part.documents()) {
                    write(json, document, "train", part.times(), part.single());
                }
            }
            for (GoldDocument document : corpora.dev()) {
                write(json, document, "dev", 1, 0);
            }
        }
    }

    private void write(
            JsonGenerator json, GoldDocument document, String part, int times, double single)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("part", part);
        json.writeStringField("corpus", document.corpus());
        json.writeNumberField("times", times);
        json.writeNumberField("single", single);
        json.writeBooleanField("coherent", document.coherent());
        sentences(json, "sentences", document.sentences());
        if (document.sentences().get(0).tree().isPresent()) {
            sentences(json, "joined", document.joinedAtHyphens().sentences());
        }
        Optional<List<GoldAttribution>> attributions = document.attributions();
        if (attributions.isPresent()) {
            json.writeArrayFieldStart("attributions");
            for (GoldAttribution attribution : attributions.get()) {
                json.writeStartObject();
                ranges(json, "cue", List.of(attribution.cue()));
                ranges(json, "source", attribution.source());
                ranges(json, "content", attribution.content());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void ranges(JsonGenerator json, String key, List<TokenRange> ranges)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (TokenRange range : ranges) {
            json.writeArray(new int[] {range.first(), range.end()}, 0, 2);
        }
        json.writeEndArray();
    }

    private void sentences(JsonGenerator json, String key, List<GoldSentence> sentences)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (GoldSentence sentence : sentences) {
            json.writeStartObject();
            json.writeArrayFieldStart("pieces");
            for (String word : sentence.words()) {
                int[] ids = pieces.pieces(word);
                json.writeArray(ids, 0, ids.length);
            }
            json.writeEndArray();
            if (sentence.tree().isPresent()) {
                tree(json, sentence.tree().get());
            }
            if (sentence.names().isPresent()) {
                labels(json, "names", sentence.names().get(), numbers.names);
            }
            if (sentence.roles().isPresent()) {
                roles(json, sentence.roles().get());
            }
            if (sentence.entities().isPresent()) {
                int[] entities = sentence.entities().get();
                json.writeFieldName("entities");
                json.writeArray(entities, 0, entities.length);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tree(JsonGenerator json, GoldSentence.Tree tree) throws IOException {
        labels(json, "tags", tree.tags(), numbers.tags);
        labels(json, "relations", tree.relations(), numbers.relations);
        json.writeFieldName("heads");
        json.writeArray(tree.heads(), 0, tree.heads().length);
    }

    private void roles(JsonGenerator json, GoldSentence.Roles roles) throws IOException {
        int[] predicates = roles.predicates().stream().mapToInt(Integer::intValue).toArray();
        json.writeFieldName("predicates");
        json.writeArray(predicates, 0, predicates.length);
        json.writeArrayFieldStart("roles");
        for (PropBank.Role arc : roles.arcs()) {
            int label = numbers.roles.getOrDefault(arc.label(), 0);
            json.writeArray(new int[] {arc.predicate(), arc.word(), label}, 0, 3);
        }
        json.writeEndArray();
    }

    private static void labels(
            JsonGenerator json, String key, List<String> labels, Map<String, Integer> numbers)
            throws IOException {
        json.writeFieldName(key);
        int[] values =
                labels.stream()
                        .mapToInt(label -> numbers.getOrDefault(label, (int) Batch.NONE))
                        .toArray();
        json.writeArray(values, 0, values.length);
    }
}
