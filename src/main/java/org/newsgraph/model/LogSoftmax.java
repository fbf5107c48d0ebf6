package org.newsgraph.model;

/** Turns scores into log probabilities. */
final class LogSoftmax {
    private LogSoftmax() {}

    /** In place, over {@code size} scores from {@code offset} on. */
    static void apply(float[] scores, int offset, int size) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + size; i++) {
            max = Math.max(max, scores[i]);
        }
        double sum = 0;
        for (int i = offset; i < offset + size; i++) {
            sum += Math.exp(scores[i] - max);
        }
        float log = max + (float) Math.log(sum);
        for (int i = offset; i < offset + size; i++) {
            scores[i] -= log;
        }
    }

    /** The best of {@code size} scores from {@code offset} on, counted from there. */
    static int best(float[] scores, int offset, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (scores[offset + i] > scores[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
