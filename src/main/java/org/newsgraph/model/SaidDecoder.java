package org.newsgraph.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the cues of a document say of the words around them: which are their sources and contents.
 *
 * <p>For each cue the best labelling as a whole, by the scores of each word with the cue. A cue has
 * at most one stretch of source, and a content that nothing but the cue and the source interrupts.
 * No word is in two contents, or in a cue and a content: the more certain attribution keeps it. All
 * this is so in the corpora of attribution, which leave out what is said within what is said.
 */
final class SaidDecoder {
    private static final int NONE = 0;
    private static final int CUE = 1;
    private static final int SOURCE_BEGIN = 2;
    private static final int SOURCE_INSIDE = 3;
    private static final int CONTENT_BEGIN = 4;
    private static final int CONTENT_INSIDE = 5;
    private static final int LABELS = 6;

    /** Labels of the scorer. */
    private static final int SCORED_SOURCE = Labels.SAID.indexOf("SOURCE");

    private static final int SCORED_CUE = Labels.SAID.indexOf("CUE");
    private static final int SCORED_CONTENT = Labels.SAID.indexOf("CONTENT");

    /** So certain is a word at most: else one cue would leave nothing for the others. */
    private static final double CERTAIN = 0.999;

    private static final List<State> STATES = states();
    private static final int[][] BEFORE = before();

    /**
     * Where a labelling stands after a word.
     *
     * @param label of the word
     * @param source whether the source was seen
     * @param content whether a content was seen
     * @param open whether a content may begin at the next word
     */
    private record State(int label, boolean source, boolean content, boolean open) {
        /** Whether all of these can be true at once. */
        boolean isPossible() {
            boolean inSource = isSource(label);
            boolean inContent = isContent(label);
            return (source || !inSource)
                    && (content || !inContent)
                    && (open ? !inContent : inContent || label == NONE && content);
        }

        boolean follows(State before) {
            return switch (label) {
                case NONE -> before.same(source, content) && open == before.open;
                case CUE -> before.same(source, content);
                case SOURCE_BEGIN -> before.same(false, content);
                case SOURCE_INSIDE -> before.same(true, content) && isSource(before.label);
                case CONTENT_BEGIN -> before.source == source && before.open;
                default -> before.source == source && isContent(before.label);
            };
        }

        private boolean same(boolean otherSource, boolean otherContent) {
            return source == otherSource && content == otherContent;
        }
    }

    /**
     * An attribution.
     *
     * @param cue the cue
     * @param source first word and end of the source; the same where there is none
     * @param content the contents, at least one
     * @param confidence 0 to 1
     */
    record Said(
            Windows.Range cue,
            Windows.Range source,
            List<Windows.Range> content,
            double confidence) {}

    /**
     * A cue with what is known of the words that it may speak of.
     *
     * @param cue the cue
     * @param confidence its probability
     * @param first the first of the words
     * @param labels the score of each label for each word
     * @param content the log probability of each word as content
     */
    record Candidate(
            Windows.Range cue, double confidence, int first, float[][] labels, float[] content) {}

    /**
     * What is tuned on the development set.
     *
     * @param contentStart added for each stretch of content: less than 0 finds fewer, longer ones
     * @param threshold what is less certain is left out
     */
    record Options(double contentStart, double threshold) {
        /** What the labels of a model say, and where they are silent a plain choice. */
        static Options of(Labels labels) {
            return new Options(
                    labels.tuned("said.contentStart", -1), labels.tuned("said.threshold", 0));
        }
    }

    private final PairScorer scorer;
    private final Options options;
    private final int width;
    private final int left;
    private final int right;

    SaidDecoder(PairScorer scorer, Labels labels, Options options) {
        this.scorer = scorer;
        this.options = options;
        width = labels.width();
        left = labels.offset("said.left");
        right = labels.offset("said.right");
    }

    private static List<State> states() {
        List<State> states = new ArrayList<>();
        for (int label = 0; label < LABELS; label++) {
            for (int flags = 0; flags < 8; flags++) {
                State state = new State(label, (flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0);
                if (state.isPossible()) {
                    states.add(state);
                }
            }
        }
        return List.copyOf(states);
    }

    /** For each state the states that it can follow. */
    private static int[][] before() {
        int[][] before = new int[STATES.size()][];
        for (int to = 0; to < before.length; to++) {
            State state = STATES.get(to);
            List<Integer> from = new ArrayList<>();
            for (int i = 0; i < before.length; i++) {
                if (state.follows(STATES.get(i))) {
                    from.add(i);
                }
            }
            before[to] = from.stream().mapToInt(Integer::intValue).toArray();
        }
        return before;
    }

    private static boolean isSource(int label) {
        return label == SOURCE_BEGIN || label == SOURCE_INSIDE;
    }

    private static boolean isContent(int label) {
        return label == CONTENT_BEGIN || label == CONTENT_INSIDE;
    }

    /**
     * A cue among the words of a window.
     *
     * @param scores the rows of the window's words
     * @param n how many words the window has
     * @param cue the cue, counted in the window
     * @param first index of the window's first word in the document
     */
    Candidate candidate(float[] scores, int n, BioDecoder.Span cue, int first) {
        PairScorer.Left pairs = scorer.of(scores, cue.first() * width + left);
        float[][] labels = new float[n][LABELS];
        float[] said = new float[n];
        float[] log = new float[scorer.labels()];
        for (int w = 0; w < n; w++) {
            pairs.score(scores, w * width + right, log);
            float[] word = labels[w];
            if (w >= cue.first() && w < cue.end()) {
                Arrays.fill(word, Float.NEGATIVE_INFINITY);
                word[CUE] = log[SCORED_CUE];
            } else {
                // A word that is no part of the cue, though it looks like one, is nothing.
                word[CUE] = Float.NEGATIVE_INFINITY;
                word[NONE] = (float) Math.log(Math.exp(log[0]) + Math.exp(log[SCORED_CUE]));
                word[SOURCE_BEGIN] = log[SCORED_SOURCE];
                word[SOURCE_INSIDE] = log[SCORED_SOURCE];
                word[CONTENT_BEGIN] = (float) (log[SCORED_CONTENT] + options.contentStart());
                word[CONTENT_INSIDE] = log[SCORED_CONTENT];
            }
            said[w] = log[SCORED_CONTENT];
        }
        Windows.Range words = new Windows.Range(first + cue.first(), first + cue.end());
        return new Candidate(words, cue.confidence(), first, labels, said);
    }

    /**
     * The attributions of a document, in the order of their cues. Cues without a content have none.
     *
     * @param cues of all windows, none overlapping; their scores are used up
     */
    List<Said> decode(List<Candidate> cues) {
        share(cues);
        BitSet taken = new BitSet();
        BitSet sources = new BitSet();
        List<Draft> drafts = new ArrayList<>();
        for (Candidate cue : cues) {
            drafts.add(new Draft(cue, decode(cue, taken, sources).confidence()));
        }
        drafts.sort(Comparator.comparingDouble(draft -> -draft.confidence()));
        List<Said> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            Windows.Range cue = draft.cue().cue();
            if (taken.get(cue.first(), cue.end()).isEmpty()
                    && sources.get(cue.first(), cue.end()).isEmpty()) {
                Said said = decode(draft.cue(), taken, sources);
                if (said.confidence() > 0 && said.confidence() >= options.threshold()) {
                    kept.add(said);
                    taken.set(cue.first(), cue.end());
                    said.content().forEach(part -> taken.set(part.first(), part.end()));
                    sources.set(said.source().first(), said.source().end());
                }
            }
        }
        kept.sort(Comparator.comparingInt(said -> said.cue().first()));
        return kept;
    }

    /** A cue, and how certain its attribution is if no other is looked at. */
    private record Draft(Candidate cue, double confidence) {}

    /** Makes a word less likely for each content by how likely it is for those of other cues. */
    private static void share(List<Candidate> cues) {
        Map<Integer, Double> odds = new HashMap<>();
        for (Candidate cue : cues) {
            for (int w = 0; w < cue.content().length; w++) {
                odds.merge(cue.first() + w, odds(cue, w), Double::sum);
            }
        }
        for (Candidate cue : cues) {
            for (int w = 0; w < cue.content().length; w++) {
                double all = odds.get(cue.first() + w);
                float less = (float) Math.log((1 + odds(cue, w)) / (1 + all));
                cue.labels()[w][CONTENT_BEGIN] += less;
                cue.labels()[w][CONTENT_INSIDE] += less;
            }
        }
    }

    private static double odds(Candidate cue, int word) {
        double p = Math.min(CERTAIN, Math.exp(cue.content()[word]));
        return p / (1 - p);
    }

    private Said decode(Candidate cue, BitSet taken, BitSet sources) {
        int[] labels = best(cue, taken, sources);
        Windows.Range from = new Windows.Range(0, 0);
        List<Windows.Range> what = new ArrayList<>();
        double sum = 0;
        int said = 0;
        int w = 0;
        while (w < labels.length) {
            int first = w++;
            if (isSource(labels[first])) {
                while (w < labels.length && labels[w] == SOURCE_INSIDE) {
                    w++;
                }
                from = new Windows.Range(cue.first() + first, cue.first() + w);
            } else if (isContent(labels[first])) {
                while (w < labels.length && labels[w] == CONTENT_INSIDE) {
                    w++;
                }
                what.add(new Windows.Range(cue.first() + first, cue.first() + w));
                for (int i = first; i < w; i++) {
                    sum += cue.content()[i];
                }
                said += w - first;
            }
        }
        double confidence = said == 0 ? 0 : cue.confidence() * Math.exp(sum / said);
        return new Said(cue.cue(), from, what, Math.min(1, confidence));
    }

    /**
     * The best label of each word.
     *
     * @param taken words that are no source and no content
     * @param sources words that are no content
     */
    private int[] best(Candidate cue, BitSet taken, BitSet sources) {
        int n = cue.labels().length;
        byte[][] back = new byte[n][STATES.size()];
        double[] sum = new double[STATES.size()];
        Arrays.fill(sum, Double.NEGATIVE_INFINITY);
        sum[STATES.indexOf(new State(NONE, false, false, true))] = 0;
        for (int w = 0; w < n; w++) {
            float[] word = cue.labels()[w];
            boolean maySource = !taken.get(cue.first() + w);
            boolean maySaid = maySource && !sources.get(cue.first() + w);
            double[] next = new double[sum.length];
            for (int to = 0; to < next.length; to++) {
                int label = STATES.get(to).label();
                int best = BEFORE[to][0];
                for (int from : BEFORE[to]) {
                    best = sum[from] > sum[best] ? from : best;
                }
                back[w][to] = (byte) best;
                boolean may = isContent(label) ? maySaid : !isSource(label) || maySource;
                next[to] = may ? sum[best] + word[label] : Double.NEGATIVE_INFINITY;
            }
            sum = next;
        }
        int state = 0;
        for (int s = 1; s < sum.length; s++) {
            state = sum[s] > sum[state] ? s : state;
        }
        int[] labels = new int[n];
        for (int w = n - 1; w >= 0; w--) {
            labels[w] = STATES.get(state).label();
            state = back[w][state];
        }
        return labels;
    }
}
