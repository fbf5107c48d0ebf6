package org.newsgraph.claim;

import org.newsgraph.document.Span;

/**
 * Where, or in what, something was said.
 *
 * @param span its words, without the preposition
 * @param kind a place, an occasion or a medium
 */
public record Venue(Span span, Kind kind) {
    /** What a venue is. */
    public enum Kind {
        /** "at the White House", "in Tokyo". */
        PLACE,
        /** "at a press briefing", "in an interview". */
        EVENT,
        /** "in a statement", "on Twitter". */
        MEDIUM;

        /** The word used in JSON: {@code place}, {@code event} or {@code medium}. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
