package org.newsgraph.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A language model as it is shipped: one zip of {@code encoder.onnx}, {@code vocab.txt}, {@code
 * labels.json} and {@code heads.safetensors}. Read whole and checked; it holds the network's bytes
 * until it is let go.
 */
public final class ModelFile {
    private static final String ENCODER = "encoder.onnx";
    private static final String VOCABULARY = "vocab.txt";
    private static final String LABELS = "labels.json";
    private static final String HEADS = "heads.safetensors";
    private static final List<String> ENTRIES = List.of(ENCODER, VOCABULARY, LABELS, HEADS);

    private final String name;
    private final Labels labels;
    private final WordPieces pieces;
    private final SortedMap<String, SafeTensors.Tensor> heads;
    private final byte[] encoder;

    private ModelFile(String name, Map<String, byte[]> entries) throws IOException {
        this.name = name;
        for (String entry : ENTRIES) {
            if (!entries.containsKey(entry)) {
                throw new ModelFormatException(
                        name + ": no entry " + entry + "; expected a zip of " + ENTRIES);
            }
        }
        labels = Labels.read(entries.get(LABELS), name + ": " + LABELS);
        pieces = pieces(entries.get(VOCABULARY));
        heads = heads(entries.get(HEADS));
        encoder = entries.get(ENCODER);
        check("deprel", labels.relations().size());
        check("role", labels.roles().size());
        check("said", labels.said().size());
    }

    /**
     * Reads a file.
     *
     * @throws ModelFormatException if it is not a model that this version reads
     * @throws IOException if it cannot be read
     */
    public static ModelFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a resource of the class path.
     *
     * @param path such as {@code /data/models/news-en.model}
     * @throws IllegalStateException if it is not on the class path
     * @throws UncheckedIOException if it cannot be read, or is not a model that this version reads
     */
    public static ModelFile resource(String path) {
        try (InputStream in = ModelFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no model " + path + " on the class path");
            }
            return read(in, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static ModelFile read(InputStream in, String name) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16));
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
            if (ENTRIES.contains(e.getName())) {
                entries.put(e.getName(), zip.readAllBytes());
            }
        }
        return new ModelFile(name, entries);
    }

    private WordPieces pieces(byte[] vocabulary) throws ModelFormatException {
        try {
            String text = new String(vocabulary, StandardCharsets.UTF_8);
            return new WordPieces(Arrays.asList(text.split("\r?\n")));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(name + ": " + VOCABULARY + ": " + e.getMessage(), e);
        }
    }

    private SortedMap<String, SafeTensors.Tensor> heads(byte[] tensors) throws IOException {
        try {
            return SafeTensors.read(new ByteArrayInputStream(tensors));
        } catch (IOException e) {
            throw new ModelFormatException(name + ": " + HEADS + ": " + e.getMessage(), e);
        }
    }

    /** Checks the four tensors of a scorer of pairs. */
    private void check(String scorer, int count) throws ModelFormatException {
        for (String part : List.of("pair", "left", "right")) {
            check(scorer + "." + part, new int[] {count, Labels.PAIR});
        }
        check(scorer + ".bias", new int[] {count});
    }

    private void check(String tensor, int[] expected) throws ModelFormatException {
        SafeTensors.Tensor found = heads.get(tensor);
        if (found == null || !Arrays.equals(found.shape(), expected)) {
            throw new ModelFormatException(
                    name
                            + ": "
                            + HEADS
                            + ": "
                            + tensor
                            + (found == null ? " is missing" : " has the shape ")
                            + (found == null ? "" : Arrays.toString(found.shape()))
                            + "; by "
                            + LABELS
                            + " it should have "
                            + Arrays.toString(expected));
        }
    }

    /** Where it was read from, for messages. */
    public String name() {
        return name;
    }

    public Labels labels() {
        return labels;
    }

    public WordPieces pieces() {
        return pieces;
    }

    /** A scorer of pairs: {@code deprel}, {@code role} or {@code said}. */
    PairScorer scorer(String scorer) {
        return new PairScorer(
                Labels.PAIR,
                heads.get(scorer + ".pair").data(),
                heads.get(scorer + ".left").data(),
                heads.get(scorer + ".right").data(),
                heads.get(scorer + ".bias").data());
    }

    /** The network; not copied. */
    byte[] encoder() {
        return encoder;
    }
}
