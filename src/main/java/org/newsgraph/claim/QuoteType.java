package org.newsgraph.claim;

/** How much of what was said stands in quotation marks. */
public enum QuoteType {
    DIRECT,
    INDIRECT,
    MIXED;

    /** The word used in JSON: {@code direct}, {@code indirect} or {@code mixed}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
