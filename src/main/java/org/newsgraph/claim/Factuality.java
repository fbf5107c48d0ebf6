package org.newsgraph.claim;

/** Whether, as the text states it, an event took place. */
public enum Factuality {
    HAPPENED,
    PLANNED,
    HYPOTHETICAL,
    DENIED;

    /** The word used in JSON: {@code happened}, {@code planned}, ... */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
