package org.newsgraph.train;

import java.util.List;
import java.util.Optional;
import org.newsgraph.document.TokenRange;

/**
 * Sentences that belong together, in reading order.
 *
 * @param corpus which corpus it is from
 * @param sentences the sentences
 * @param coherent whether neighbours are each other's context; if not, sentences stand alone
 * @param attributions who says what, where the corpus has it
 */
record GoldDocument(
        String corpus,
        List<GoldSentence> sentences,
        boolean coherent,
        Optional<List<GoldAttribution>> attributions) {
    /**
     * Who says what, in words of the document.
     *
     * @param cue the words that say that something is said
     * @param source who says it; empty if the text does not tell
     * @param content what is said
     */
    record GoldAttribution(TokenRange cue, List<TokenRange> source, List<TokenRange> content) {}

    /** The document with hyphenated words made one; only for those whose sentences have trees. */
    GoldDocument joinedAtHyphens() {
        return new GoldDocument(
                corpus,
                sentences.stream().map(GoldSentence::joinedAtHyphens).toList(),
                coherent,
                attributions);
    }
}
