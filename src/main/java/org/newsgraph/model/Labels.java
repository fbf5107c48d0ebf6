package org.newsgraph.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.newsgraph.document.MentionType;

/**
 * What the numbers of a model mean: {@code labels.json}.
 *
 * @param hidden numbers in the vector of a word
 * @param positions the most pieces that the network reads at once
 * @param tags Penn Treebank tags
 * @param names O, and B- and I- of each kind of name
 * @param relations dependencies; "root" is among them
 * @param roles semantic roles; the first is none
 * @param said parts of an attribution; the first is none
 * @param slices the columns of a word's scores, without gaps
 * @param calibration numbers that were tuned with the model, by name
 */
public record Labels(
        int hidden,
        int positions,
        List<String> tags,
        List<String> names,
        List<String> relations,
        List<String> roles,
        List<String> said,
        List<Slice> slices,
        Map<String, Double> calibration) {
    /** The format that is read. */
    public static final String FORMAT = "newsgraph-model-1";

    /** How wide the vectors are that a pair of words is scored by. */
    public static final int PAIR = 128;

    /**
     * How wide the vectors are that a dependent chooses its head by, and a noun phrase the one
     * before.
     */
    public static final int ARC = 256;

    /** Begin, inside and outside of one kind of span. */
    static final List<String> BIO = List.of("O", "B", "I");

    static final List<String> SAID = List.of("O", "SOURCE", "CUE", "CONTENT");

    /**
     * Columns that belong together.
     *
     * @param name what they score
     * @param offset the first
     * @param size how many
     */
    public record Slice(String name, int offset, int size) {
        @Override
        public String toString() {
            return name + " [" + offset + ", " + (offset + size) + ")";
        }
    }

    public Labels {
        tags = List.copyOf(tags);
        names = List.copyOf(names);
        relations = List.copyOf(relations);
        roles = List.copyOf(roles);
        said = List.copyOf(said);
        slices = List.copyOf(slices);
        calibration = Map.copyOf(calibration);
    }

    /** The slices of these labels: names and sizes in order. */
    public static List<Slice> slices(int tags, int names) {
        List<Slice> slices = new ArrayList<>();
        add(slices, "tag", tags);
        add(slices, "ner", names);
        add(slices, "predicate", 1);
        add(slices, "root", 1);
        add(slices, "governor", 1);
        add(slices, "cue", BIO.size());
        add(slices, "source", BIO.size());
        add(slices, "content", BIO.size());
        add(slices, "arc.dependent", ARC);
        add(slices, "arc.head", ARC);
        for (String pair : List.of("deprel", "role", "said")) {
            add(slices, pair + ".left", PAIR);
            add(slices, pair + ".right", PAIR);
        }
        add(slices, "coref.anaphor", ARC);
        add(slices, "coref.antecedent", ARC);
        add(slices, "coref.prior", 1);
        add(slices, "coref.new", 1);
        return slices;
    }

    private static void add(List<Slice> slices, String name, int size) {
        Slice last = slices.isEmpty() ? new Slice("", 0, 0) : slices.get(slices.size() - 1);
        slices.add(new Slice(name, last.offset() + last.size(), size));
    }

    /** How many scores a word has. */
    public int width() {
        Slice last = slices.get(slices.size() - 1);
        return last.offset() + last.size();
    }

    /** The first column of a slice. */
    int offset(String name) {
        return slices.stream()
                .filter(slice -> slice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no slice named " + name))
                .offset();
    }

    /** A number that was tuned with the model, or {@code otherwise}. */
    double tuned(String name, double otherwise) {
        return calibration.getOrDefault(name, otherwise);
    }

    /**
     * Reads and checks {@code labels.json}.
     *
     * @param where the file and entry, for messages
     * @throws ModelFormatException if it is not what this version reads
     */
    static Labels read(byte[] json, String where) throws ModelFormatException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(where + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelFormatException(where + ": cannot be read: " + e.getMessage(), e);
        }
        String format = root.path("format").asText();
        expect(format.equals(FORMAT), where, "format", "\"" + format + "\"", FORMAT);
        Labels labels =
                new Labels(
                        size(root, "hidden", where),
                        size(root, "positions", where),
                        words(root, "tags", where),
                        words(root, "names", where),
                        words(root, "relations", where),
                        words(root, "roles", where),
                        words(root, "said", where),
                        slices(root, where),
                        numbers("", root.path("calibration"), new HashMap<>()));
        List<Slice> slices = slices(labels.tags().size(), labels.names().size());
        for (int i = 0; i < slices.size(); i++) {
            Slice found = i < labels.slices().size() ? labels.slices().get(i) : null;
            expect(slices.get(i).equals(found), where, "slices[" + i + "]", found, slices.get(i));
        }
        expect(labels.said().equals(SAID), where, "said", labels.said(), SAID);
        expect(areNames(labels.names()), where, "names", labels.names(), "O, B-PER, I-PER, ...");
        expect(labels.relations().contains("root"), where, "relations", "without root", "root");
        return labels;
    }

    /** O, then B- and I- of kinds of name that a document can have. */
    private static boolean areNames(List<String> names) {
        String kinds =
                Arrays.stream(MentionType.values())
                        .map(MentionType::name)
                        .collect(Collectors.joining("|"));
        return names.get(0).equals("O")
                && names.stream().skip(1).allMatch(name -> name.matches("[BI]-(" + kinds + ")"));
    }

    private static int size(JsonNode root, String name, String where) throws ModelFormatException {
        int size = root.path(name).asInt();
        expect(size > 0, where, name, root.path(name), "a number above 0");
        return size;
    }

    private static List<String> words(JsonNode root, String name, String where)
            throws ModelFormatException {
        List<String> words = new ArrayList<>();
        for (JsonNode word : root.path(name)) {
            expect(word.isTextual(), where, name, word, "labels only");
            words.add(word.textValue());
        }
        expect(!words.isEmpty(), where, name, root.path(name), "a list of labels");
        expect(words.stream().distinct().count() == words.size(), where, name, words, "no repeats");
        return words;
    }

    private static List<Slice> slices(JsonNode root, String where) throws ModelFormatException {
        List<Slice> slices = new ArrayList<>();
        for (JsonNode slice : root.path("slices")) {
            slices.add(
                    new Slice(
                            slice.path("name").asText(),
                            slice.path("offset").asInt(-1),
                            slice.path("size").asInt(-1)));
        }
        expect(!slices.isEmpty(), where, "slices", root.path("slices"), "a list of slices");
        return slices;
    }

    /** All numbers within, named by the way to them: {@code said.cue}. */
    private static Map<String, Double> numbers(
            String prefix, JsonNode node, Map<String, Double> found) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue().isNumber()) {
                found.put(name, field.getValue().asDouble());
            } else if (field.getValue().isObject()) {
                numbers(name + ".", field.getValue(), found);
            }
        }
        return found;
    }

    private static void expect(
            boolean right, String where, String name, Object found, Object expected)
            throws ModelFormatException {
        if (!right) {
            throw new ModelFormatException(
                    where + ": \"" + name + "\" is " + found + "; expected " + expected);
        }
    }
}
