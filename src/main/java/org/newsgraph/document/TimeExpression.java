package org.newsgraph.document;

import java.util.Optional;

/**
 * Words that say when.
 *
 * @param span where they stand, without a preposition
 * @param firstToken index of the first token in the document
 * @param endToken index one past the last token
 * @param norm ISO 8601 as precise as the words: {@code 2023-09-13}, {@code 2023-09}, {@code
 *     2023-W37}, {@code 2023}, {@code 2023-09-12/2023-09-14}; {@code XXXX-09-12} where no year is
 *     known; empty where nothing can be said ("recently")
 * @param basis how the norm is known
 */
public record TimeExpression(
        Span span, int firstToken, int endToken, Optional<String> norm, DateBasis basis) {}
