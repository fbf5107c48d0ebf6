package org.newsgraph.claim;

import org.newsgraph.document.Span;

/**
 * A word that could have reported a claim and did not: why nothing was read there.
 *
 * @param span the word
 * @param rule the rule that looked at it
 * @param reason in plain words, such as "no party is named"
 */
public record Rejection(Span span, String rule, String reason) {}
