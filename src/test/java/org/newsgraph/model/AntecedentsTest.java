package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AntecedentsTest {
    private static final Labels LABELS = FakeModel.labels();
    private static final int WIDTH = LABELS.width();
    private static final Antecedents ANTECEDENTS = new Antecedents(LABELS);

    /** Words of the same kind are alike, and like themselves better than being new. */
    private static float[] scores(int... kinds) {
        float[] scores = new float[kinds.length * WIDTH];
        for (int w = 0; w < kinds.length; w++) {
            scores[w * WIDTH + LABELS.offset("coref.anaphor") + kinds[w]] = 16;
            scores[w * WIDTH + LABELS.offset("coref.antecedent") + kinds[w]] = 16;
            scores[w * WIDTH + LABELS.offset("coref.new")] = 1;
        }
        return scores;
    }

    @Test
    void aPhraseIsLinkedToWhatMeansTheSame() {
        List<Antecedents.Link> links =
                ANTECEDENTS.read(scores(0, 1, 2, 1, 0), nouns(0, 1, 3, 4), 0);

        assertEquals(List.of(new Antecedents.Link(3, 1), new Antecedents.Link(4, 0)), links);
    }

    private static List<Antecedents.Mention> nouns(int... words) {
        return Arrays.stream(words)
                .mapToObj(word -> new Antecedents.Mention(word, false, List.of()))
                .toList();
    }

    @Test
    void aPronounIsNeverNew() {
        List<Antecedents.Mention> mentions =
                List.of(
                        new Antecedents.Mention(0, false, List.of()),
                        new Antecedents.Mention(1, true, List.of()));

        assertEquals(
                List.of(new Antecedents.Link(1, 0)), ANTECEDENTS.read(scores(0, 1), mentions, 0));
        assertEquals(List.of(), ANTECEDENTS.read(scores(0, 1), nouns(0, 1), 0));
    }

    @Test
    void theBestOfSeveralCounts() {
        float[] scores = scores(0, 0, 0);
        scores[WIDTH + LABELS.offset("coref.prior")] = 1;

        assertEquals(
                List.of(new Antecedents.Link(2, 1)), ANTECEDENTS.read(scores, nouns(0, 1, 2), 2));
    }

    @Test
    void allPhrasesOfAnEntitySpeakForIt() {
        float[] scores = scores(0, 1, 1, 0);
        scores[3 * WIDTH + LABELS.offset("coref.anaphor") + 1] = 15.9f;

        assertEquals(
                List.of(new Antecedents.Link(3, 1)),
                ANTECEDENTS.read(scores, nouns(0, 1, 2, 3), 3));
        assertEquals(
                List.of(new Antecedents.Link(3, 0)), ANTECEDENTS.read(scores, nouns(0, 1, 3), 3));
    }

    @Test
    void aPhraseIsNoneOfItsParts() {
        List<Antecedents.Mention> mentions =
                List.of(
                        new Antecedents.Mention(0, false, List.of()),
                        new Antecedents.Mention(1, false, List.of(2)),
                        new Antecedents.Mention(2, false, List.of()));

        assertEquals(
                List.of(new Antecedents.Link(1, 0)),
                ANTECEDENTS.read(scores(0, 0, 0), mentions, 0));
    }

    @Test
    void whatIsBeforeAWindowsOwnSentencesOnlyAnswers() {
        assertEquals(
                List.of(new Antecedents.Link(2, 0)),
                ANTECEDENTS.read(scores(0, 0, 0), nouns(0, 2), 1));
    }

    @Test
    void nounsAndPronounsHeadPhrases() {
        assertTrue(Antecedents.isMention("NNP", "nsubj"));
        assertTrue(Antecedents.isMention("PRP$", "nmod:poss"));
        assertFalse(Antecedents.isMention("NNP", "flat"));
        assertFalse(Antecedents.isMention("VBD", "root"));
    }
}
