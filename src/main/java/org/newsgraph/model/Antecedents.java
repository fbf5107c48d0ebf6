package org.newsgraph.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which earlier noun phrase of a window means the same as a noun phrase. Noun phrases are known by
 * their head words; each chooses the best one before it, or none. A pronoun means nothing by
 * itself, so it takes the best there is.
 */
final class Antecedents {
    private static final Set<String> PRONOUNS = Set.of("PRP", "PRP$");
    private static final Set<String> NOUNS = Set.of("NN", "NNS", "NNP", "NNPS");

    /** Relations of words inside a noun phrase's head. */
    private static final Set<String> INSIDE = Set.of("compound", "flat", "fixed", "goeswith");

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
     */
    record Mention(int word, boolean isPronoun) {}

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
        for (int m = 0; m < mentions.size(); m++) {
            int word = mentions.get(m).word();
            if (word < from) {
                continue;
            }
            int row = word * width;
            float best = mentions.get(m).isPronoun() ? Float.NEGATIVE_INFINITY : scores[row + none];
            int found = -1;
            for (Mention earlier : mentions.subList(0, m)) {
                int other = earlier.word() * width;
                float product = 0;
                for (int d = 0; d < Labels.ARC; d++) {
                    product += scores[row + anaphor + d] * scores[other + antecedent + d];
                }
                float score = product * scale + scores[other + prior];
                if (score > best) {
                    best = score;
                    found = earlier.word();
                }
            }
            if (found >= 0) {
                links.add(new Link(word, found));
            }
        }
        return links;
    }
}
