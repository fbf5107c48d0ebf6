package org.newsgraph.claim;

/** Whether something is affirmed or denied. */
public enum Polarity {
    POSITIVE,
    NEGATIVE;

    /** The word used in JSON: {@code positive} or {@code negative}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
