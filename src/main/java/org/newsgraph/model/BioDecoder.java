package org.newsgraph.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The best spans by scores for O, B- and I- of each kind: as a whole, and such that each span
 * begins with a B.
 */
final class BioDecoder {
    /**
     * Words in a row that belong together.
     *
     * @param first its first word
     * @param end one past its last word
     * @param kind what follows "B-" in the label; empty if nothing does
     * @param confidence geometric mean of the words' probabilities
     */
    record Span(int first, int end, String kind, double confidence) {}

    private final int labels;
    private final int[] kind;
    private final boolean[] inside;
    private final String[] names;

    /**
     * @param labels "O" first, then in any order "B-X" and "I-X", or "B" and "I" alone
     * @throws IllegalArgumentException if they are not
     */
    BioDecoder(List<String> labels) {
        this.labels = labels.size();
        kind = new int[this.labels];
        inside = new boolean[this.labels];
        names = new String[this.labels];
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (int i = 0; i < this.labels; i++) {
            String label = labels.get(i);
            if (i == 0 ? !label.equals("O") : !label.matches("[BI](-.+)?")) {
                throw new IllegalArgumentException("not labels of spans: " + labels);
            }
            names[i] = label.substring(Math.min(2, label.length()));
            kind[i] = i == 0 ? -1 : kinds.computeIfAbsent(names[i], name -> kinds.size());
            inside[i] = label.startsWith("I");
        }
    }

    /**
     * The spans of words {@code from} to {@code to}, in order, none overlapping.
     *
     * @param scores rows of {@code width} numbers for each word
     * @param offset the column of "O"
     */
    List<Span> decode(float[] scores, int width, int offset, int from, int to) {
        int n = to - from;
        float[][] log = new float[n][];
        for (int i = 0; i < n; i++) {
            int row = (from + i) * width + offset;
            log[i] = Arrays.copyOfRange(scores, row, row + labels);
            LogSoftmax.apply(log[i], 0, labels);
        }
        return spans(best(log), log, from);
    }

    private int[] best(float[][] log) {
        int n = log.length;
        int[][] back = new int[n][labels];
        double[] sum = new double[labels];
        for (int i = 0; i < n; i++) {
            double[] next = new double[labels];
            for (int l = 0; l < labels; l++) {
                int before = -1;
                for (int k = 0; k < labels; k++) {
                    boolean follows = !inside[l] || i > 0 && kind[k] == kind[l];
                    if (follows && (before < 0 || sum[k] > sum[before])) {
                        before = k;
                    }
                }
                back[i][l] = before;
                next[l] = before < 0 ? Double.NEGATIVE_INFINITY : sum[before] + log[i][l];
            }
            sum = next;
        }
        int[] path = new int[n];
        int label = 0;
        for (int l = 1; l < labels; l++) {
            label = sum[l] > sum[label] ? l : label;
        }
        for (int i = n - 1; i >= 0; i--) {
            path[i] = label;
            label = back[i][label];
        }
        return path;
    }

    private List<Span> spans(int[] path, float[][] log, int from) {
        List<Span> spans = new ArrayList<>();
        int i = 0;
        while (i < path.length) {
            int first = i;
            double sum = log[i][path[i]];
            i++;
            if (path[first] == 0) {
                continue;
            }
            while (i < path.length && inside[path[i]]) {
                sum += log[i][path[i]];
                i++;
            }
            double confidence = Math.min(1, Math.exp(sum / (i - first)));
            spans.add(new Span(from + first, from + i, names[path[first]], confidence));
        }
        return spans;
    }
}
