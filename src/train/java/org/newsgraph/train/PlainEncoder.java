package org.newsgraph.train;

import java.util.Map;
import java.util.function.BiConsumer;
import org.newsgraph.model.SafeTensors.Tensor;

/**
 * The encoder in plain Java, written to be read: what every exported network is held against, and
 * what the ranges of its numbers are measured with. About a second for 50 wordpieces.
 *
 * <p>Gives the same numbers on every machine: Java's floating point is strict, and nothing here
 * depends on how a library orders its sums.
 */
final class PlainEncoder {
    private static final double EPSILON = 1e-12;

    /** Factors of the series in {@link #erf}, the highest power first. */
    private static final double[] ERF = {
        1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592
    };

    private final Map<String, Tensor> tensors;
    private final int heads;
    private final int hidden;

    /**
     * @param tensors the encoder's weights, and {@code projection} if its scores are asked for
     * @param heads heads of attention in each layer
     */
    PlainEncoder(Map<String, Tensor> tensors, int heads) {
        this.tensors = tensors;
        this.heads = heads;
        hidden = tensors.get("embeddings.word").shape()[1];
    }

    /** Layers of the encoder with these weights. */
    static int layers(Map<String, Tensor> tensors) {
        int layers = 0;
        while (tensors.containsKey("layer." + layers + ".query.weight")) {
            layers++;
        }
        return layers;
    }

    /**
     * Vectors of a text.
     *
     * @param pieces the wordpieces, [CLS] and [SEP] among them
     * @param normed told the name of each normalization, such as {@code layer.0.output.norm}, and
     *     what it gives
     * @return a vector for each piece, one after the other
     */
    float[] hidden(int[] pieces, BiConsumer<String, float[]> normed) {
        float[] x = embeddings(pieces);
        normed.accept("embeddings.norm", x);
        for (int i = 0; i < layers(tensors); i++) {
            String layer = "layer." + i + ".";
            float[] attended = linear(attention(layer, x), layer + "attention");
            float[] y = norm(add(attended, x), layer + "attention.norm");
            normed.accept(layer + "attention.norm", y);
            float[] inner = linear(y, layer + "intermediate");
            for (int j = 0; j < inner.length; j++) {
                inner[j] = gelu(inner[j]);
            }
            normed.accept(layer + "gelu", inner);
            x = norm(add(linear(inner, layer + "output"), y), layer + "output.norm");
            normed.accept(layer + "output.norm", x);
        }
        return x;
    }

    /** The projection's scores for vectors of {@link #hidden}. */
    float[] scores(float[] hidden) {
        return linear(hidden, "projection");
    }

    private float[] embeddings(int[] pieces) {
        float[] word = tensors.get("embeddings.word").data();
        float[] position = tensors.get("embeddings.position").data();
        float[] type = tensors.get("embeddings.type").data();
        float[] x = new float[pieces.length * hidden];
        for (int i = 0; i < pieces.length; i++) {
            for (int j = 0; j < hidden; j++) {
                x[i * hidden + j] =
                        word[pieces[i] * hidden + j] + position[i * hidden + j] + type[j];
            }
        }
        return norm(x, "embeddings.norm");
    }

    private float[] attention(String layer, float[] x) {
        float[] query = linear(x, layer + "query");
        float[] key = linear(x, layer + "key");
        float[] value = linear(x, layer + "value");
        int length = x.length / hidden;
        int size = hidden / heads;
        float[] out = new float[x.length];
        double[] weights = new double[length];
        for (int head = 0; head < heads; head++) {
            for (int i = 0; i < length; i++) {
                int row = i * hidden + head * size;
                for (int j = 0; j < length; j++) {
                    int other = j * hidden + head * size;
                    float dot = 0;
                    for (int d = 0; d < size; d++) {
                        dot += query[row + d] * key[other + d];
                    }
                    weights[j] = dot / Math.sqrt(size);
                }
                softmax(weights);
                for (int j = 0; j < length; j++) {
                    float weight = (float) weights[j];
                    int other = j * hidden + head * size;
                    for (int d = 0; d < size; d++) {
                        out[row + d] += weight * value[other + d];
                    }
                }
            }
        }
        return out;
    }

    private static void softmax(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StrictMath.exp(scores[i] - max);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    private float[] norm(float[] x, String name) {
        float[] weight = tensors.get(name + ".weight").data();
        float[] bias = tensors.get(name + ".bias").data();
        float[] out = new float[x.length];
        for (int row = 0; row < x.length; row += hidden) {
            double mean = 0;
            for (int j = 0; j < hidden; j++) {
                mean += x[row + j];
            }
            mean /= hidden;
            double variance = 0;
            for (int j = 0; j < hidden; j++) {
                variance += (x[row + j] - mean) * (x[row + j] - mean);
            }
            double scale = 1 / Math.sqrt(variance / hidden + EPSILON);
            for (int j = 0; j < hidden; j++) {
                out[row + j] = (float) ((x[row + j] - mean) * scale) * weight[j] + bias[j];
            }
        }
        return out;
    }

    /** y = xW + b, for each row of x. */
    private float[] linear(float[] x, String name) {
        Tensor matrix = tensors.get(name + ".weight");
        float[] weight = matrix.data();
        float[] bias = tensors.get(name + ".bias").data();
        int inputs = matrix.shape()[0];
        int outputs = matrix.shape()[1];
        int rows = x.length / inputs;
        float[] y = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias, 0, y, row * outputs, outputs);
        }
        // The matrix is the largest of the three: each of its rows is fetched once for all of x.
        for (int k = 0; k < inputs; k++) {
            for (int row = 0; row < rows; row++) {
                float factor = x[row * inputs + k];
                int from = k * outputs;
                int to = row * outputs;
                for (int j = 0; j < outputs; j++) {
                    y[to + j] += factor * weight[from + j];
                }
            }
        }
        return y;
    }

    private static float[] add(float[] x, float[] y) {
        float[] sum = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = x[i] + y[i];
        }
        return sum;
    }

    private static float gelu(float x) {
        return (float) (0.5 * x * (1 + erf(x / Math.sqrt(2))));
    }

    /** The error function to 1.5e-7: Abramowitz and Stegun, 7.1.26. */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double series = 0;
        for (double factor : ERF) {
            series = (series + factor) * t;
        }
        return Math.signum(x) * (1 - series * StrictMath.exp(-x * x));
    }
}
