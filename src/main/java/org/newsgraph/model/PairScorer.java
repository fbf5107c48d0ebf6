package org.newsgraph.model;

/**
 * Scores the labels of a pair of words by their vectors {@code a} and {@code b}: for each label the
 * sum over all d of {@code pair[d] a[d] b[d] + left[d] a[d] + right[d] b[d]}, and a bias.
 *
 * <p>The inner loops run over labels, in order of d: such loops the compiler makes parallel without
 * another order of the additions, so that the result is the same everywhere.
 */
final class PairScorer {
    private final int labels;
    private final int width;

    /** Transposed: all labels of the first column, then all of the second. */
    private final float[] pair;

    private final float[] left;
    private final float[] right;
    private final float[] bias;

    /**
     * @param width of the vectors
     * @param pair as many rows as there are labels, of {@code width} each; so are the next two
     * @param bias a number for each label
     */
    PairScorer(int width, float[] pair, float[] left, float[] right, float[] bias) {
        this.labels = bias.length;
        this.width = width;
        this.pair = transposed(pair);
        this.left = transposed(left);
        this.right = transposed(right);
        this.bias = bias.clone();
    }

    private float[] transposed(float[] rows) {
        if (rows.length != labels * width) {
            throw new IllegalArgumentException(
                    rows.length + " weights for " + labels + " labels by " + width);
        }
        float[] columns = new float[rows.length];
        for (int l = 0; l < labels; l++) {
            for (int d = 0; d < width; d++) {
                columns[d * labels + l] = rows[l * width + d];
            }
        }
        return columns;
    }

    int labels() {
        return labels;
    }

    /** Fills {@code scores} with the log probabilities of the labels for one pair. */
    void score(float[] a, int offsetA, float[] b, int offsetB, float[] scores) {
        System.arraycopy(bias, 0, scores, 0, labels);
        for (int d = 0; d < width; d++) {
            float x = a[offsetA + d];
            float y = b[offsetB + d];
            int row = d * labels;
            for (int l = 0; l < labels; l++) {
                scores[l] += pair[row + l] * (x * y) + left[row + l] * x + right[row + l] * y;
            }
        }
        LogSoftmax.apply(scores, 0, labels);
    }

    /** The scorer of many pairs with one left word, whose part is worked out once. */
    Left of(float[] values, int offset) {
        return new Left(values, offset);
    }

    /** Scores pairs with one left word. */
    final class Left {
        private final float[] weights = new float[pair.length];
        private final float[] constant = bias.clone();

        private Left(float[] values, int offset) {
            for (int d = 0; d < width; d++) {
                float a = values[offset + d];
                int row = d * labels;
                for (int l = 0; l < labels; l++) {
                    constant[l] += left[row + l] * a;
                }
                for (int l = 0; l < labels; l++) {
                    weights[row + l] = pair[row + l] * a + right[row + l];
                }
            }
        }

        /** Fills {@code scores} with the log probabilities of the labels for one right word. */
        void score(float[] values, int offset, float[] scores) {
            System.arraycopy(constant, 0, scores, 0, labels);
            for (int d = 0; d < width; d++) {
                float b = values[offset + d];
                int row = d * labels;
                for (int l = 0; l < labels; l++) {
                    scores[l] += weights[row + l] * b;
                }
            }
            LogSoftmax.apply(scores, 0, labels);
        }
    }
}
