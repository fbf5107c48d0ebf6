package org.newsgraph.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Models that know nothing: files as they should be, and scores that are made up. */
public final class FakeModel {
    static final int HIDDEN = 4;
    static final List<String> TAGS = List.of("NN", "NNP", "VBD", "IN", "DT", ".", "HYPH");
    static final List<String> NAMES = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    static final List<String> RELATIONS = List.of("nsubj", "obj", "root", "punct");
    static final List<String> ROLES = List.of("_", "ARG0", "ARG1", "ARGM-TMP");

    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"-()";

    private FakeModel() {}

    /** A model that reads any text in some way: the same words among the same words alike. */
    public static LanguageModel random(long seed) {
        ModelFile file = file(entries(seed));
        return new LanguageModel(
                file, new RandomEncoder(seed), SaidDecoder.Options.of(file.labels()));
    }

    /** Scores by the pieces of a word and its neighbours. */
    private record RandomEncoder(long seed) implements Encoder {
        @Override
        public void encode(int[] pieces, int[] words, Encoding into) {
            int width = labels().width();
            into.resize(words.length, HIDDEN, width);
            for (int w = 0; w < words.length; w++) {
                int at = words[w];
                long key = pieces[at - 1] * 31L + pieces[at] * 1_009L + pieces[at + 1] * 37_003L;
                SplittableRandom random = new SplittableRandom(seed + key);
                fill(random, into.hidden(), w * HIDDEN, HIDDEN);
                fill(random, into.scores(), w * width, width);
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static void fill(SplittableRandom random, float[] values, int offset, int size) {
        for (int i = offset; i < offset + size; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
    }

    static Labels labels() {
        return new Labels(
                HIDDEN,
                512,
                TAGS,
                NAMES,
                RELATIONS,
                ROLES,
                Labels.SAID,
                Labels.slices(TAGS.size(), NAMES.size()),
                Map.of());
    }

    /** Writes a model with a tiny network, which reads each word by itself. */
    public static void write(Path file, long seed) throws IOException {
        Files.write(file, zip(entries(seed)));
    }

    /** The entries of a model's zip. */
    static Map<String, byte[]> entries(long seed) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        List<String> pieces = vocabulary();
        entries.put(
                "encoder.onnx", TinyNetwork.bytes(pieces.size(), HIDDEN, labels().width(), seed));
        entries.put("vocab.txt", bytes(String.join("\n", pieces)));
        entries.put("labels.json", bytes(json()));
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, SafeTensors.Tensor> heads = new TreeMap<>();
        heads.putAll(heads("deprel", RELATIONS.size(), random));
        heads.putAll(heads("role", ROLES.size(), random));
        heads.putAll(heads("said", Labels.SAID.size(), random));
        entries.put("heads.safetensors", tensors(heads));
        return entries;
    }

    private static Map<String, SafeTensors.Tensor> heads(
            String name, int labels, SplittableRandom random) {
        Map<String, SafeTensors.Tensor> heads = new TreeMap<>();
        for (String part : List.of("pair", "left", "right")) {
            float[] values = new float[labels * Labels.PAIR];
            fill(random, values, 0, values.length);
            heads.put(name + "." + part, SafeTensors.Tensor.matrix(labels, Labels.PAIR, values));
        }
        heads.put(name + ".bias", SafeTensors.Tensor.vector(new float[labels]));
        return heads;
    }

    static byte[] tensors(Map<String, SafeTensors.Tensor> heads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SafeTensors.write(out, heads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Every letter by itself, so that long words have many pieces. */
    private static List<String> vocabulary() {
        List<String> pieces =
                new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        LETTERS.chars().forEach(c -> pieces.add(String.valueOf((char) c)));
        LETTERS.chars().forEach(c -> pieces.add("##" + (char) c));
        return pieces;
    }

    private static String json() {
        return "{\"format\": \"newsgraph-model-1\", \"hidden\": "
                + HIDDEN
                + ", \"positions\": 512, \"tags\": "
                + list(TAGS)
                + ", \"names\": "
                + list(NAMES)
                + ", \"relations\": "
                + list(RELATIONS)
                + ", \"roles\": "
                + list(ROLES)
                + ", \"said\": "
                + list(Labels.SAID)
                + ", \"slices\": "
                + Labels.slices(TAGS.size(), NAMES.size()).stream()
                        .map(
                                slice ->
                                        "{\"name\": \"%s\", \"offset\": %d, \"size\": %d}"
                                                .formatted(
                                                        slice.name(), slice.offset(), slice.size()))
                        .collect(Collectors.joining(", ", "[", "]"))
                + ", \"calibration\": {\"said\": {\"threshold\": 0.25}}}";
    }

    private static String list(List<String> words) {
        return words.stream().map(w -> '"' + w + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static ModelFile file(Map<String, byte[]> entries) {
        try {
            return ModelFile.read(new ByteArrayInputStream(zip(entries)), "fake.model");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
