package org.newsgraph.train;

import java.util.List;
import java.util.Optional;
import org.newsgraph.train.GoldDocument.GoldAttribution;

/**
 * Consecutive sentences that the encoder reads at once.
 *
 * @param sentences the sentences
 * @param attributions who says what, counted in words from the window's first; where the corpus has
 *     it
 * @param pieces how many wordpieces it has, the two at the ends included
 */
record Window(
        List<GoldSentence> sentences, Optional<List<GoldAttribution>> attributions, int pieces) {}
