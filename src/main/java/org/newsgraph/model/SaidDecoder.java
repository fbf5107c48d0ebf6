package org.newsgraph.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a cue says of the words around it: which are its source, at most one stretch, and which its
 * content. The best labelling as a whole, by the scores of each word with the cue, and by how much
 * the word looks like a part of a source or of a content whatever the cue.
 */
final class SaidDecoder {
    private static final int NONE = 0;
    private static final int CUE = 1;
    private static final int SOURCE_BEGIN = 2;
    private static final int SOURCE_INSIDE = 3;
    private static final int CONTENT_BEGIN = 4;
    private static final int CONTENT_INSIDE = 5;
    private static final int LABELS = 6;

    /** Each label twice: before a source was seen, and from its first word on. */
    private static final int STATES = 2 * LABELS;

    /** The label of the scorer that each label here stands for. */
    private static final int[] SCORED = {0, 2, 1, 1, 3, 3};

    private static final boolean[][] FOLLOWS = follows();

    /**
     * An attribution in words of the window.
     *
     * @param cue the cue
     * @param source first word and end of the source; the same where there is none
     * @param content the contents, at least one
     * @param confidence 0 to 1
     */
    record Said(
            BioDecoder.Span cue,
            Windows.Range source,
            List<Windows.Range> content,
            double confidence) {}

    /**
     * What is tuned on the development set.
     *
     * @param cueBias added to the scores of cue words: more than 0 finds more cues
     * @param sourceWeight how much it counts that a word looks like a source
     * @param contentWeight how much it counts that a word looks like a content
     * @param sourceBias added to the log probability of source words
     * @param contentBias added to the log probability of content words
     * @param contentStart added for each stretch of content: less than 0 finds fewer, longer ones
     * @param threshold what is less certain is left out
     */
    record Options(
            double cueBias,
            double sourceWeight,
            double contentWeight,
            double sourceBias,
            double contentBias,
            double contentStart,
            double threshold) {
        /** What the labels of a model say, and where they are silent a plain choice. */
        static Options of(Labels labels) {
            return new Options(
                    labels.tuned("said.cueBias", 0),
                    labels.tuned("said.sourceWeight", 0.25),
                    labels.tuned("said.contentWeight", 0.25),
                    labels.tuned("said.sourceBias", 0),
                    labels.tuned("said.contentBias", 0),
                    labels.tuned("said.contentStart", -1),
                    labels.tuned("said.threshold", 0));
        }
    }

    private final PairScorer scorer;
    private final Options options;
    private final int width;
    private final int source;
    private final int content;
    private final int left;
    private final int right;

    SaidDecoder(PairScorer scorer, Labels labels, Options options) {
        this.scorer = scorer;
        this.options = options;
        width = labels.width();
        source = labels.offset("source");
        content = labels.offset("content");
        left = labels.offset("said.left");
        right = labels.offset("said.right");
    }

    private static boolean[][] follows() {
        boolean[][] follows = new boolean[STATES][STATES];
        for (int from = 0; from < STATES; from++) {
            for (int to = 0; to < STATES; to++) {
                boolean seen = from >= LABELS;
                boolean seenNow = to >= LABELS;
                int a = from % LABELS;
                int b = to % LABELS;
                follows[from][to] =
                        switch (b) {
                            case SOURCE_BEGIN -> !seen && seenNow;
                            case SOURCE_INSIDE -> seen && seenNow && isSource(a);
                            case CONTENT_INSIDE -> seen == seenNow && isContent(a);
                            default -> seen == seenNow;
                        };
            }
        }
        return follows;
    }

    private static boolean isSource(int label) {
        return label == SOURCE_BEGIN || label == SOURCE_INSIDE;
    }

    private static boolean isContent(int label) {
        return label == CONTENT_BEGIN || label == CONTENT_INSIDE;
    }

    /**
     * Reads the attributions of a window's cues, in order; cues without a content have none.
     *
     * @param scores the rows of the window's words
     * @param cues of the window, in order, none overlapping
     */
    List<Said> decode(float[] scores, List<BioDecoder.Span> cues) {
        List<Said> found = new ArrayList<>();
        for (BioDecoder.Span cue : cues) {
            Said said = decode(scores, cue);
            if (!said.content().isEmpty() && said.confidence() >= options.threshold()) {
                found.add(said);
            }
        }
        return found;
    }

    private Said decode(float[] scores, BioDecoder.Span cue) {
        int n = scores.length / width;
        PairScorer.Left pairs = scorer.of(scores, cue.first() * width + left);
        float[][] log = new float[n][scorer.labels()];
        for (int w = 0; w < n; w++) {
            pairs.score(scores, w * width + right, log[w]);
        }
        int[] labels = best(scores, log, cue);
        Windows.Range from = new Windows.Range(0, 0);
        List<Windows.Range> what = new ArrayList<>();
        double sum = 0;
        int said = 0;
        int w = 0;
        while (w < n) {
            int first = w;
            boolean isSource = isSource(labels[w]);
            boolean isContent = isContent(labels[w]);
            w++;
            if (isSource) {
                while (w < n && isSource(labels[w])) {
                    w++;
                }
                from = new Windows.Range(first, w);
            } else if (isContent) {
                while (w < n && isContent(labels[w])) {
                    w++;
                }
                what.add(new Windows.Range(first, w));
                for (int i = first; i < w; i++) {
                    sum += log[i][SCORED[CONTENT_INSIDE]];
                }
                said += w - first;
            }
        }
        double confidence = said == 0 ? 0 : cue.confidence() * Math.exp(sum / said);
        return new Said(cue, from, what, Math.min(1, confidence));
    }

    /** The best label of each word. */
    private int[] best(float[] scores, float[][] log, BioDecoder.Span cue) {
        int n = log.length;
        byte[][] back = new byte[n][STATES];
        double[] sum = new double[STATES];
        Arrays.fill(sum, Double.NEGATIVE_INFINITY);
        sum[NONE] = 0;
        double[] word = new double[LABELS];
        for (int w = 0; w < n; w++) {
            emit(scores, log[w], w, w >= cue.first() && w < cue.end(), word);
            double[] next = new double[STATES];
            for (int to = 0; to < STATES; to++) {
                int best = -1;
                for (int from = 0; from < STATES; from++) {
                    if (FOLLOWS[from][to] && (best < 0 || sum[from] > sum[best])) {
                        best = from;
                    }
                }
                back[w][to] = (byte) Math.max(0, best);
                next[to] = best < 0 ? Double.NEGATIVE_INFINITY : sum[best] + word[to % LABELS];
            }
            sum = next;
        }
        int state = 0;
        for (int s = 1; s < STATES; s++) {
            state = sum[s] > sum[state] ? s : state;
        }
        int[] labels = new int[n];
        for (int w = n - 1; w >= 0; w--) {
            labels[w] = state % LABELS;
            state = back[w][state];
        }
        return labels;
    }

    /** The score of each label for one word. */
    private void emit(float[] scores, float[] log, int w, boolean isCue, double[] word) {
        for (int label = 0; label < LABELS; label++) {
            word[label] = isCue && label != CUE ? Double.NEGATIVE_INFINITY : log[SCORED[label]];
        }
        add(word, SOURCE_BEGIN, scores, w * width + source, options.sourceWeight());
        add(word, CONTENT_BEGIN, scores, w * width + content, options.contentWeight());
        word[SOURCE_BEGIN] += options.sourceBias();
        word[SOURCE_INSIDE] += options.sourceBias();
        word[CONTENT_BEGIN] += options.contentBias() + options.contentStart();
        word[CONTENT_INSIDE] += options.contentBias();
    }

    /** Adds the log odds of begin and inside against outside. */
    private static void add(double[] word, int begin, float[] scores, int offset, double weight) {
        word[begin] += weight * (scores[offset + 1] - scores[offset]);
        word[begin + 1] += weight * (scores[offset + 2] - scores[offset]);
    }
}
