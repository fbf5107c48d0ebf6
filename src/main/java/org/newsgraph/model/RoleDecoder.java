package org.newsgraph.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which words are predicates, and which words head their arguments. A predicate has each numbered
 * role at most once: the word that has it with the highest probability keeps it, and the others
 * take the best that is left to them.
 */
final class RoleDecoder {
    /**
     * A word that heads an argument.
     *
     * @param predicate the predicate
     * @param word the head word
     * @param label index of the role, above 0
     */
    record Role(int predicate, int word, int label) {}

    private final PairScorer scorer;
    private final boolean[] once;
    private final double threshold;

    /**
     * @param roles labels of the scorer; the first is none
     * @param threshold a word is a predicate if that is more probable than this
     */
    RoleDecoder(PairScorer scorer, List<String> roles, double threshold) {
        this.scorer = scorer;
        this.threshold = threshold;
        once = new boolean[roles.size()];
        for (int l = 1; l < once.length; l++) {
            once[l] = roles.get(l).matches("ARG[0-5]");
        }
    }

    /**
     * The roles in one sentence: words {@code from} to {@code to}.
     *
     * @param scores rows of {@code width} numbers for each word
     * @param predicate the column that tells predicates
     * @param left the first column of the vector of predicates
     * @param right the first column of the vector of arguments
     */
    List<Role> decode(
            float[] scores, int width, int predicate, int left, int right, int from, int to) {
        List<Role> roles = new ArrayList<>();
        for (int p = from; p < to; p++) {
            if (LogSoftmax.sigmoid(scores[p * width + predicate]) > threshold) {
                PairScorer.Left pairs = scorer.of(scores, p * width + left);
                float[][] log = new float[to - from][once.length];
                for (int w = from; w < to; w++) {
                    pairs.score(scores, w * width + right, log[w - from]);
                }
                // No word is an argument of itself; the scores of such pairs mean nothing.
                Arrays.fill(log[p - from], Float.NEGATIVE_INFINITY);
                log[p - from][0] = 0;
                int[] labels = choose(log);
                for (int w = from; w < to; w++) {
                    int label = labels[w - from];
                    if (label > 0) {
                        roles.add(new Role(p, w, label));
                    }
                }
            }
        }
        return roles;
    }

    /**
     * The label of each word, 0 for none: words ask in turn, and a role keeps the best who asks.
     */
    int[] choose(float[][] log) {
        int[] labels = new int[log.length];
        int[] keeper = new int[once.length];
        Arrays.fill(keeper, -1);
        Deque<Integer> asking = new ArrayDeque<>();
        for (int w = 0; w < log.length; w++) {
            labels[w] = LogSoftmax.best(log[w], 0, once.length);
            asking.add(w);
        }
        while (!asking.isEmpty()) {
            int word = asking.remove();
            int label = labels[word];
            if (!once[label]) {
                continue;
            }
            int loser = keeper[label];
            if (loser < 0 || log[word][label] > log[loser][label]) {
                keeper[label] = word;
            } else {
                loser = word;
            }
            if (loser >= 0) {
                labels[loser] = next(log[loser], label);
                asking.add(loser);
            }
        }
        return labels;
    }

    /** The best label that is less probable than {@code label}; none if none is better. */
    private static int next(float[] log, int label) {
        int best = 0;
        for (int l = 1; l < log.length; l++) {
            boolean less = log[l] < log[label] || log[l] == log[label] && l > label;
            if (less && log[l] > log[best]) {
                best = l;
            }
        }
        return best;
    }
}
