package org.newsgraph.resolve;

import java.util.Optional;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Span;

/**
 * A date of a claim.
 *
 * @param norm ISO 8601 as precise as the text, as in {@code TimeExpression.norm}
 * @param basis how it is known
 * @param span the words, unless the date is taken from another claim
 */
public record ResolvedDate(String norm, DateBasis basis, Optional<Span> span) {}
