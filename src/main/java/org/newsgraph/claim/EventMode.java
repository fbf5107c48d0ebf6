package org.newsgraph.claim;

import java.util.Locale;

/** How the parties of an event were in contact. */
public enum EventMode {
    IN_PERSON,
    PHONE,
    VIDEO;

    /** The word used in JSON and in the graph: {@code in-person}, {@code phone}, {@code video}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
