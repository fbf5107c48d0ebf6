package org.newsgraph.document;

import java.util.Objects;

/**
 * A stretch of an article's text with one job. Blocks do not overlap and stand in text order; white
 * space between them belongs to none.
 *
 * @param kind what the stretch is
 * @param span where it stands; a paragraph that holds a dateline or a note is cut around it
 * @param paragraph number of the paragraph that it is part of, from 0
 */
public record Block(Kind kind, Span span, int paragraph) {
    /** What a stretch of text is. */
    public enum Kind {
        HEADLINE(true),
        BYLINE(false),
        /** "WASHINGTON, Sept. 13 (Yonhap) --" */
        DATELINE(false),
        PARAGRAPH(true),
        /** The text under a photograph. */
        CAPTION(true),
        /** A line such as "* * *" or "___". */
        SECTION_BREAK(false),
        /** Notes that are not news: usage rights, credits, end marks. */
        BOILERPLATE(false);

        private final boolean read;

        Kind(boolean read) {
            this.read = read;
        }

        /** Whether sentences are read from it. */
        public boolean isRead() {
            return read;
        }
    }

    public Block {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(span);
    }
}
