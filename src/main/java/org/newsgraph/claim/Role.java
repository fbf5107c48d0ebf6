package org.newsgraph.claim;

import java.util.Optional;
import org.newsgraph.document.Span;

/**
 * Someone holds an office: "Russian President Vladimir Putin", "John Kirby, NSC coordinator".
 *
 * @param holder the name of who holds it
 * @param title the office, without the organization or nation: "President"
 * @param organization the words for the body or nation it belongs to: "NSC", "Russian"
 * @param tenure whether it is held now, was, or will be
 * @param evidence where it was read, and by which rule
 */
public record Role(
        Span holder, Span title, Optional<Span> organization, Tenure tenure, Evidence evidence)
        implements Claim {
    /** When an office is held, counted from the article's day. */
    public enum Tenure {
        CURRENT,
        /** "former", "ex-", "then-". */
        FORMER,
        /** "acting", "interim". */
        ACTING,
        /** "-elect", "-designate". */
        DESIGNATE;

        /** The word used in JSON: {@code current}, {@code former}, ... */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.role(this);
    }
}
