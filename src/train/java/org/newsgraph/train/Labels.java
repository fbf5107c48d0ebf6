package org.newsgraph.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.newsgraph.model.PropBank;

/**
 * What the model can answer, and which columns of its projection hold which answer.
 *
 * @param tags Penn tags
 * @param names BIO labels of names, {@code O} first
 * @param relations Universal Dependencies relations with their subtypes, {@code root} among them
 * @param roles PropBank labels; the first, {@code _}, is none
 */
record Labels(List<String> tags, List<String> names, List<String> relations, List<String> roles) {
    /** Width of the vectors whose product scores an arc, or a pair of mentions. */
    static final int ARC = 256;

    /** Width of the vectors from which a pair of words is labelled. */
    static final int PAIR = 128;

    /** What a word may be in an attribution. */
    static final List<String> SAID = List.of("O", "SOURCE", "CUE", "CONTENT");

    private static final List<String> NAMES =
            List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

    /** A role seen less often than this cannot be learned. */
    private static final int RARE_ROLE = 20;

    /** The labels that occur in the documents, in alphabetical order. */
    static Labels of(Collection<GoldDocument> documents) {
        SortedSet<String> tags = new TreeSet<>();
        SortedSet<String> relations = new TreeSet<>();
        TreeMap<String, Integer> roles = new TreeMap<>();
        for (GoldDocument document : documents) {
            for (GoldSentence sentence : document.sentences()) {
                sentence.tree().ifPresent(tree -> tags.addAll(tree.tags()));
                sentence.tree().ifPresent(tree -> relations.addAll(tree.relations()));
                sentence.roles()
                        .ifPresent(
                                found -> {
                                    for (PropBank.Role arc : found.arcs()) {
                                        roles.merge(arc.label(), 1, Integer::sum);
                                    }
                                });
            }
        }
        roles.values().removeIf(count -> count < RARE_ROLE);
        List<String> roleLabels = new ArrayList<>(List.of("_"));
        roleLabels.addAll(roles.keySet());
        return new Labels(
                List.copyOf(tags), NAMES, List.copyOf(relations), List.copyOf(roleLabels));
    }

    /** Name of each slice of the projection and its width, in the order of the columns. */
    Map<String, Integer> slices() {
        Map<String, Integer> slices = new LinkedHashMap<>();
        slices.put("tag", tags.size());
        slices.put("ner", names.size());
        slices.put("predicate", 1);
        slices.put("root", 1);
        slices.put("governor", 1);
        slices.put("cue", 3);
        slices.put("source", 3);
        slices.put("content", 3);
        slices.put("arc.dependent", ARC);
        slices.put("arc.head", ARC);
        slices.put("deprel.left", PAIR);
        slices.put("deprel.right", PAIR);
        slices.put("role.left", PAIR);
        slices.put("role.right", PAIR);
        slices.put("said.left", PAIR);
        slices.put("said.right", PAIR);
        slices.put("coref.anaphor", ARC);
        slices.put("coref.antecedent", ARC);
        slices.put("coref.prior", 1);
        slices.put("coref.new", 1);
        return slices;
    }

    int width() {
        return slices().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** First column of a slice. */
    int offset(String slice) {
        int offset = 0;
        for (Map.Entry<String, Integer> entry : slices().entrySet()) {
            if (entry.getKey().equals(slice)) {
                return offset;
            }
            offset += entry.getValue();
        }
        throw new IllegalArgumentException("no slice " + slice);
    }

    /**
     * Writes the labels and the slices as JSON beside the weights, with the numbers that were tuned
     * on the development sets when the model was trained last.
     */
    void write(Path file, Collection<String> corpora) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        json.put("format", "newsgraph-model-1");
        json.put("layers", Network.LAYERS);
        json.put("hidden", Network.HIDDEN);
        json.put("heads", Network.HEADS);
        json.put("positions", Network.POSITIONS);
        json.set("tags", array(mapper, tags));
        json.set("names", array(mapper, names));
        json.set("relations", array(mapper, relations));
        json.set("roles", array(mapper, roles));
        json.set("said", array(mapper, SAID));
        ArrayNode slices = json.putArray("slices");
        slices().forEach(
                        (name, size) ->
                                slices.addObject()
                                        .put("name", name)
                                        .put("offset", offset(name))
                                        .put("size", size));
        json.set("corpora", array(mapper, corpora));
        try (InputStream tuned = Labels.class.getResourceAsStream("calibration.json")) {
            json.set("calibration", mapper.readTree(tuned));
        }
        mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }

    private static ArrayNode array(ObjectMapper mapper, Collection<String> values) {
        ArrayNode array = mapper.createArrayNode();
        values.forEach(array::add);
        return array;
    }
}
