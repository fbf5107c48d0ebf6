package org.newsgraph.claim;

import java.util.List;

/**
 * What one extractor read.
 *
 * @param claims in text order
 * @param rejections words that looked like claims and were left alone, with the reason
 * @param <C> the kind of claim
 */
public record Extraction<C extends Claim>(List<C> claims, List<Rejection> rejections) {
    public Extraction {
        claims = List.copyOf(claims);
        rejections = List.copyOf(rejections);
    }
}
