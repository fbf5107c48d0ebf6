package org.newsgraph.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which earlier noun phrase of a window means the same as a noun phrase. Noun phrases are known by
 * their head words; each chooses the entity that all its earlier phrases together speak for, or a
 * new one, and is linked to the likeliest of these phrases. A pronoun means nothing by itself, so
 * it takes the best there is.
 */
final class Antecedents {
    private static final Set<String> PRONOUNS = Set.of("PRP", "PRP$");
    private static final Set<String> NOUNS = Set.of("NN", "NNS", "NNP", "NNPS");

    /** Relations of words inside a noun phrase's head. */
    private static final Set<String> INSIDE = Set.of("compound", "flat", "fixed", "goeswith");

    /**
     * What has to speak for an earlier entity for each that speaks for a new one; of 1, 1/2 and 1/4
     * the best on the development part of GUM.
     */
    private static final double ENOUGH = 0.5;

    /** The logarithm of the highest odds of one phrase, far above what scores are. */
    private static final double MOST = 600;

    private final int width;
    private final int anaphor;
    private final int antecedent;
    private final int prior;
    private final int none;

    Antecedents(Labels labels) {
        width = labels.width();
        anaphor = labels.offset("coref.anaphor");
        antecedent = labels.offset("coref.antecedent");
        prior = labels.offset("coref.prior");
        none = labels.offset("coref.new");
    }

    /**
     * A noun phrase and the one before it that means the same.
     *
     * @param anaphor head word of the phrase, counted in the window
     * @param antecedent head word of the earlier phrase
     */
    record Link(int anaphor, int antecedent) {}

    /**
     * The head word of a noun phrase.
     *
     * @param word the word, counted in the window
     * @param isPronoun whether it is a pronoun
     * @param within head words of the phrases that it belongs to, and does not mean: "father" of
     *     "the boy" in "the boy's father"
     */
    record Mention(int word, boolean isPronoun, List<Integer> within) {
        Mention {
            within = List.copyOf(within);
        }

        boolean isPartOf(Mention other) {
            return within.contains(other.word);
        }
    }

    /** Whether a word heads a noun phrase. */
    static boolean isMention(String tag, String relation) {
        return isPronoun(tag) || NOUNS.contains(tag) && !INSIDE.contains(relation);
    }

    static boolean isPronoun(String tag) {
        return PRONOUNS.contains(tag);
    }

    /**
     * The links of phrases in a window.
     *
     * @param scores a row of numbers for each word of the window
     * @param mentions the phrases, in order
     * @param from only phrases from this word on look for what is before them
     */
    List<Link> read(float[] scores, List<Mention> mentions, int from) {
        List<Link> links = new ArrayList<>();
        float scale = (float) (1 / Math.sqrt(Labels.ARC));
        // Each phrase's entity, known by the first phrase of it.
        int[] entities = new int[mentions.size()];
        for (int m = 0; m < entities.length; m++) {
            int word = mentions.get(m).word();
            int row = word * width;
            float[] score = new float[m];
            double[] total = new double[m];
            boolean[] barred = new boolean[m];
            for (int e = 0; e < m; e++) {
                int other = mentions.get(e).word() * width;
                float product = 0;
                for (int d = 0; d < Labels.ARC; d++) {
                    product += scores[row + anaphor + d] * scores[other + antecedent + d];
                }
                score[e] = product * scale + scores[other + prior];
                barred[entities[e]] |=
                        mentions.get(e).isPartOf(mentions.get(m))
                                || mentions.get(m).isPartOf(mentions.get(e));
                total[entities[e]] += Math.exp(Math.min(MOST, score[e] - scores[row + none]));
            }
            int best = -1;
            for (int e = 0; e < m; e++) {
                boolean isFirst = entities[e] == e;
                if (isFirst && !barred[e] && (best < 0 || total[e] > total[best])) {
                    best = e;
                }
            }
            boolean isKnown = best >= 0 && (mentions.get(m).isPronoun() || total[best] > ENOUGH);
            entities[m] = isKnown ? best : m;
            if (isKnown && word >= from) {
                int nearest = best;
                for (int e = best; e < m; e++) {
                    if (entities[e] == best && score[e] > score[nearest]) {
                        nearest = e;
                    }
                }
                links.add(new Link(word, mentions.get(nearest).word()));
            }
        }
        return links;
    }
}
