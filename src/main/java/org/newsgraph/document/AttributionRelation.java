package org.newsgraph.document;

import java.util.List;
import java.util.Objects;

/**
 * Words that give other words to a source, as the corpora of attribution annotate it: cue, source
 * and content. What is said and by whom is read from it by an extractor.
 *
 * @param cue the words that say that something is said or thought: "said", "according to"
 * @param source who says it; empty where the text leaves it open
 * @param content what is said, in text order and none overlapping; at least one, more where the cue
 *     or the source stands amid it
 * @param confidence the model's probability, 0 to 1
 */
public record AttributionRelation(
        TokenRange cue, List<TokenRange> source, List<TokenRange> content, double confidence) {
    /**
     * @throws IllegalArgumentException if it has no content or the confidence is outside 0 to 1
     */
    public AttributionRelation {
        Objects.requireNonNull(cue);
        source = List.copyOf(source);
        content = List.copyOf(content);
        if (content.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "not an attribution: " + cue + " " + content + " " + confidence);
        }
    }
}
