package org.newsgraph.claim;

import org.newsgraph.document.Span;

/**
 * Where a claim was read, and by what.
 *
 * @param span the words that state the claim
 * @param rule name of the rule or model that read it, such as {@code said-before}
 * @param confidence share of such claims that are right on development data, 0 to 1
 */
public record Evidence(Span span, String rule, double confidence) {
    /**
     * @throws IllegalArgumentException if {@code confidence} is outside 0 to 1 or not a number
     */
    public Evidence {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    rule + ": confidence " + confidence + " is outside 0..1");
        }
    }
}
