package org.newsgraph.train;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.model.SafeTensors.Tensor;
import org.newsgraph.train.OnnxGraph.Attribute;
import org.newsgraph.train.OnnxGraph.Type;

/**
 * Writes an encoder with its projection as an ONNX model for onnxruntime.
 *
 * <p>Inputs {@code input_ids} and {@code attention_mask}, int64 [batch, length]; outputs {@code
 * hidden}, float [batch, length, hidden], and {@code scores}, float [batch, length, columns of the
 * projection]. Positions count from 0 in each row, and all pieces are of type 0. A piece whose mask
 * is 0 is not attended to.
 *
 * <p>With eight bits, matrices multiply whole numbers; sums, normalizations, softmax and gelu stay
 * floats. What a normalization gives is made whole with one scale for all of the input, so a row's
 * result depends, a little, on what else is in the batch: read rows one by one where results must
 * repeat. The results of gelu are too uneven for one scale; they have one for each 256 values of a
 * row, which costs about a sixth of the speed.
 */
final class OnnxWriter {
    private static final String EPSILON = "epsilon";
    private static final float NORM_EPSILON = 1e-12f;
    private final Map<String, Tensor> tensors;
    private final Settings settings;
    private final int hidden;
    private final OnnxGraph graph = new OnnxGraph("encoder");

    /**
     * What to write.
     *
     * @param heads heads of attention in each layer
     * @param ranges how large the encoder's numbers become, for eight bits; empty for floats
     * @param projectionFp32 whether the projection stays in floats in any case
     */
    record Settings(int heads, Optional<Ranges> ranges, boolean projectionFp32) {
        /** The exact network. */
        static Settings fp32(int heads) {
            return new Settings(heads, Optional.empty(), true);
        }

        /** The small and fast one. */
        static Settings int8(int heads, Ranges ranges, boolean projectionFp32) {
            return new Settings(heads, Optional.of(ranges), projectionFp32);
        }
    }

    /**
     * Rows of vectors in the graph.
     *
     * @param exact the value's name, as the model defines it
     * @param even the name of the same value, each column divided by {@code divisors}
     * @param divisors what the rows of a matrix that takes {@code even} are to be multiplied with
     */
    private record Rows(String exact, String even, Optional<float[]> divisors) {}

    private OnnxWriter(Map<String, Tensor> tensors, Settings settings) {
        this.tensors = tensors;
        this.settings = settings;
        hidden = tensors.get("embeddings.word").shape()[1];
    }

    /** Writes a model to a stream, which stays open. */
    static void write(OutputStream out, Map<String, Tensor> tensors, Settings settings)
            throws IOException {
        OnnxWriter writer = new OnnxWriter(tensors, settings);
        writer.build();
        writer.graph.writeTo(out);
    }

    private boolean exact() {
        return settings.ranges().isEmpty();
    }

    private void build() {
        int columns = tensors.get("projection.bias").data().length;
        graph.input("input_ids", Type.INT64, "batch", "length");
        graph.input("attention_mask", Type.INT64, "batch", "length");
        graph.output("hidden", Type.FLOAT, "batch", "length", hidden);
        graph.output("scores", Type.FLOAT, "batch", "length", columns);

        graph.node(
                "Cast", "mask", List.of("attention_mask"), Attribute.of("to", Type.INT32.number()));
        int layers = PlainEncoder.layers(tensors);
        Rows x = embeddings(reader(0, layers));
        for (int i = 0; i < layers; i++) {
            x = layer("layer." + i, x, reader(i + 1, layers), i == layers - 1);
        }
        Tensor projection = tensors.get("projection.weight");
        Tensor bias = tensors.get("projection.bias");
        if (settings.projectionFp32()) {
            floats("projection", x.exact(), projection, Optional.of(bias), "scores");
        } else {
            whole(
                    "projection",
                    x.even(),
                    times(projection, x.divisors()),
                    Optional.of(bias),
                    "scores");
        }
    }

    /** The matrix that reads what comes before a layer, or behind the last. */
    private Tensor reader(int layer, int layers) {
        return layer < layers
                ? attentionWeight("layer." + layer)
                : tensors.get("projection.weight");
    }

    private Rows embeddings(Tensor reader) {
        Tensor table = tensors.get("embeddings.position");
        float[] type = tensors.get("embeddings.type").data();
        float[] positions = table.data().clone();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += type[i % hidden];
        }
        graph.constant("embeddings.position", table.shape(), positions);
        graph.constant("first", new int[] {1}, new long[] {0});
        graph.node(
                "Shape",
                "length",
                List.of("input_ids"),
                Attribute.of("start", 1L),
                Attribute.of("end", 2L));
        graph.node("Slice", "position", List.of("embeddings.position", "first", "length", "first"));
        graph.node("Add", "embedded", List.of(words(), "position"));
        return normed("embeddings.norm", "LayerNormalization", List.of("embedded"), reader, false);
    }

    /** Vectors of the words, from a table that has a scale for each word if it is in eight bits. */
    private String words() {
        Tensor table = tensors.get("embeddings.word");
        if (exact()) {
            graph.constant("embeddings.word", table.shape(), table.data());
            return graph.node("Gather", "word", List.of("embeddings.word", "input_ids"));
        }
        Int8.Quantized words = Int8.rows(table);
        int count = table.shape()[0];
        graph.constant("embeddings.word", Type.INT8, table.shape(), words.values());
        graph.constant("embeddings.word.scale", new int[] {count, 1}, words.scales());
        graph.node("Gather", "word.number", List.of("embeddings.word", "input_ids"));
        graph.node("Gather", "word.scale", List.of("embeddings.word.scale", "input_ids"));
        graph.node(
                "Cast",
                "word.float",
                List.of("word.number"),
                Attribute.of("to", Type.FLOAT.number()));
        return graph.node("Mul", "word", List.of("word.float", "word.scale"));
    }

    private Rows layer(String layer, Rows x, Tensor reader, boolean last) {
        String attended = layer + ".attended";
        attention(layer, x, attended);
        String mixed = layer + ".attention";
        // The bias of a matrix is added by the operator behind it, which passes over all rows
        // anyway.
        matrix(mixed, attended, tensors.get(mixed + ".weight"), Optional.empty(), mixed);
        Tensor intermediate = tensors.get(layer + ".intermediate.weight");
        Rows y = skipped(mixed, x, intermediate, false);
        String inner = layer + ".intermediate";
        matrix(inner, y.even(), times(intermediate, y.divisors()), Optional.empty(), inner);
        String gelu =
                graph.contrib("BiasGelu", layer + ".gelu", List.of(inner, vector(inner + ".bias")));
        String output = layer + ".output";
        Tensor weight = tensors.get(output + ".weight");
        if (exact()) {
            floats(output, gelu, weight, Optional.empty(), output);
        } else {
            evened(output, gelu, weight, settings.ranges().get().largest().get(layer + ".gelu"));
        }
        return skipped(output, y, reader, last);
    }

    /**
     * Multiplies whole numbers, the columns of x evened out first: behind gelu a few are much
     * larger than the rest, and no normalization stands between that could take the divisors.
     */
    private void evened(String name, String x, Tensor weight, float[] largest) {
        float[] divisors = Int8.balance(largest, weight);
        float[] factors = new float[divisors.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = 1 / divisors[k];
        }
        graph.constant(x + ".factors", new int[] {factors.length}, factors);
        graph.node("Mul", x + ".even", List.of(x, x + ".factors"));
        whole(name, x + ".even", times(weight, Optional.of(divisors)), Optional.empty(), name);
    }

    private void attention(String layer, Rows x, String output) {
        Tensor weight = times(attentionWeight(layer), x.divisors());
        Tensor bias = beside(layer, ".bias");
        Attribute heads = Attribute.of("num_heads", settings.heads());
        String name = layer + ".qkv";
        if (exact()) {
            graph.constant(name + ".weight", weight.shape(), weight.data());
            graph.constant(name + ".bias", bias.shape(), bias.data());
            graph.contrib(
                    "Attention",
                    output,
                    List.of(x.even(), name + ".weight", name + ".bias", "mask"),
                    heads);
            return;
        }
        whole(name, x.even(), weight, Optional.of(bias), name);
        List<String> parts = List.of(layer + ".query", layer + ".key", layer + ".value");
        graph.constant(name + ".split", new int[] {3}, new long[] {hidden, hidden, hidden});
        graph.node("", "Split", parts, List.of(name, name + ".split"), Attribute.of("axis", -1L));
        graph.contrib(
                "MultiHeadAttention",
                output,
                List.of(parts.get(0), parts.get(1), parts.get(2), "", "mask"),
                heads);
    }

    private Tensor attentionWeight(String layer) {
        return beside(layer, ".weight");
    }

    /** Query, key and value of a layer side by side: one multiplication instead of three. */
    private Tensor beside(String layer, String kind) {
        Tensor query = tensors.get(layer + ".query" + kind);
        Tensor key = tensors.get(layer + ".key" + kind);
        Tensor value = tensors.get(layer + ".value" + kind);
        float[] data = new float[query.data().length * 3];
        for (int from = 0; from < query.data().length; from += hidden) {
            System.arraycopy(query.data(), from, data, from * 3, hidden);
            System.arraycopy(key.data(), from, data, from * 3 + hidden, hidden);
            System.arraycopy(value.data(), from, data, from * 3 + 2 * hidden, hidden);
        }
        int[] shape = query.shape().clone();
        shape[shape.length - 1] *= 3;
        return new Tensor(shape, data);
    }

    /** Adds what a matrix gave, its bias and the matrix's own input, and normalizes the sum. */
    private Rows skipped(String name, Rows x, Tensor reader, boolean last) {
        return normed(
                name + ".norm",
                "SkipLayerNormalization",
                List.of(name, x.exact()),
                reader,
                last,
                vector(name + ".bias"));
    }

    /** Normalizes; {@code reader} is the matrix that takes the result. */
    private Rows normed(
            String name,
            String operator,
            List<String> inputs,
            Tensor reader,
            boolean last,
            String... bias) {
        Optional<float[]> divisors =
                settings.ranges().map(ranges -> Int8.balance(ranges.largest().get(name), reader));
        String exact = last ? "hidden" : name;
        String even = divisors.isPresent() ? name + ".even" : exact;
        List<String> all = new ArrayList<>(inputs);
        for (String part : List.of(".weight", ".bias")) {
            Tensor tensor = tensors.get(name + part);
            float[] data = tensor.data().clone();
            divisors.ifPresent(
                    by -> {
                        for (int j = 0; j < data.length; j++) {
                            data[j] /= by[j];
                        }
                    });
            all.add(graph.constant(name + part, tensor.shape(), data));
        }
        all.addAll(List.of(bias));
        Attribute epsilon = Attribute.of(EPSILON, NORM_EPSILON);
        if (operator.startsWith("Skip")) {
            graph.contrib(operator, even, all, epsilon);
        } else {
            graph.node(operator, even, all, epsilon);
        }
        divisors.ifPresent(
                by ->
                        graph.node(
                                "Mul",
                                exact,
                                List.of(
                                        even,
                                        graph.constant(
                                                name + ".divisors", new int[] {hidden}, by))));
        return new Rows(exact, even, divisors);
    }

    private void matrix(
            String name, String x, Tensor weight, Optional<Tensor> bias, String output) {
        if (exact()) {
            floats(name, x, weight, bias, output);
        } else {
            whole(name, x, weight, bias, output);
        }
    }

    /** Multiplies floats. */
    private void floats(
            String name, String x, Tensor weight, Optional<Tensor> bias, String output) {
        graph.constant(name + ".weight", weight.shape(), weight.data());
        List<String> inputs = List.of(x, name + ".weight");
        if (bias.isEmpty()) {
            graph.node("MatMul", output, inputs);
            return;
        }
        graph.node("MatMul", output + ".product", inputs);
        graph.constant(name + ".bias", bias.get().shape(), bias.get().data());
        graph.node("Add", output, List.of(output + ".product", name + ".bias"));
    }

    /**
     * Multiplies whole numbers; one scale for all of x, found as it runs, and one for each column.
     *
     * <p>Processors without VNNI add two products in 16 bits, which can overflow. Counted on
     * BERT-base's intermediate matrices for one passage, that would meet at most 4 pairs in
     * 100,000, and put the results of two layers off by one in a hundred. Weights of seven bits
     * never overflow, but take the cosine of hidden vectors from 0.9996 to 0.9992 everywhere.
     */
    private void whole(String name, String x, Tensor weight, Optional<Tensor> bias, String output) {
        Int8.Quantized columns = Int8.columns(weight);
        graph.constant(name + ".weight", Type.INT8, weight.shape(), columns.values());
        graph.constant(name + ".scale", new int[] {columns.scales().length}, columns.scales());
        List<String> inputs = List.of(x, name + ".weight", name + ".scale");
        if (bias.isEmpty()) {
            graph.contrib("DynamicQuantizeMatMul", output, inputs);
            return;
        }
        graph.constant(name + ".bias", bias.get().shape(), bias.get().data());
        graph.contrib(
                "DynamicQuantizeMatMul",
                output,
                List.of(x, name + ".weight", name + ".scale", "", name + ".bias"));
    }

    /** The matrix for inputs that were divided: each row times its divisor. */
    private static Tensor times(Tensor matrix, Optional<float[]> divisors) {
        if (divisors.isEmpty()) {
            return matrix;
        }
        float[] data = matrix.data().clone();
        int columns = matrix.shape()[1];
        for (int i = 0; i < data.length; i++) {
            data[i] *= divisors.get()[i / columns];
        }
        return new Tensor(matrix.shape(), data);
    }

    private String vector(String name) {
        Tensor tensor = tensors.get(name);
        return graph.constant(name, tensor.shape(), tensor.data());
    }
}
