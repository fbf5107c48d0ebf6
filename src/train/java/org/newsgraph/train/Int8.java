package org.newsgraph.train;

import org.newsgraph.model.SafeTensors.Tensor;

/**
 * Matrices as whole numbers of eight bits: a value is its number times a scale, from -127 to 127,
 * and zero stays zero.
 */
final class Int8 {
    private static final int LARGEST = 127;

    /**
     * How far the ranges of a matrix's inputs are evened out, at the cost of those of its weights:
     * 0 is not at all, 1 wholly. Of 0.65, 0.75 and 0.8 the first gave the best roles on EWT dev, by
     * a tenth of a point.
     */
    private static final double BALANCE = 0.65;

    private Int8() {}

    /**
     * Numbers and their scales.
     *
     * @param values one byte each
     * @param scales one for each group of values; the method that made them says which
     */
    record Quantized(byte[] values, float[] scales) {}

    /** One scale for each column; the values lie as in the matrix. */
    static Quantized columns(Tensor matrix) {
        int columns = matrix.shape()[1];
        float[] data = matrix.data();
        float[] scales = new float[columns];
        for (int i = 0; i < data.length; i++) {
            scales[i % columns] = Math.max(scales[i % columns], Math.abs(data[i]));
        }
        for (int j = 0; j < columns; j++) {
            scales[j] = scale(scales[j]);
        }
        byte[] values = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            values[i] = number(data[i], scales[i % columns]);
        }
        return new Quantized(values, scales);
    }

    /** One scale for each row; the values lie as in the matrix. */
    static Quantized rows(Tensor matrix) {
        return blocks(matrix.data(), matrix.shape()[1]);
    }

    /**
     * Divisors that even out the ranges of a matrix's inputs, so that eight bits hold them all: a
     * few inputs twenty times as large as the rest would leave the rest two or three bits. The rows
     * of the matrix take the same numbers as factors. ("SmoothQuant", Xiao and others, 2023.)
     *
     * @param largest the largest absolute value of each input that was seen
     * @param matrix what the inputs are multiplied with
     * @return a divisor for each input; their geometric mean is 1
     */
    static float[] balance(float[] largest, Tensor matrix) {
        int columns = matrix.shape()[1];
        double[] logs = new double[largest.length];
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            float weight = 0;
            for (int j = 0; j < columns; j++) {
                weight = Math.max(weight, Math.abs(matrix.data()[k * columns + j]));
            }
            // The least values keep an input that is never used from taking all of the range.
            logs[k] =
                    BALANCE * StrictMath.log(Math.max(largest[k], 1e-3))
                            - (1 - BALANCE) * StrictMath.log(Math.max(weight, 1e-4));
            sum += logs[k];
        }
        float[] divisors = new float[logs.length];
        for (int k = 0; k < divisors.length; k++) {
            divisors[k] = (float) StrictMath.exp(logs[k] - sum / logs.length);
        }
        return divisors;
    }

    private static Quantized blocks(float[] data, int size) {
        byte[] values = new byte[data.length];
        float[] scales = new float[data.length / size];
        for (int block = 0; block < scales.length; block++) {
            float max = 0;
            for (int i = block * size; i < (block + 1) * size; i++) {
                max = Math.max(max, Math.abs(data[i]));
            }
            scales[block] = scale(max);
            for (int i = block * size; i < (block + 1) * size; i++) {
                values[i] = number(data[i], scales[block]);
            }
        }
        return new Quantized(values, scales);
    }

    private static float scale(float largest) {
        return largest == 0 ? 1 : largest / LARGEST;
    }

    private static byte number(float value, float scale) {
        return (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / scale)));
    }
}
