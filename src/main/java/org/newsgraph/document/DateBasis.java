package org.newsgraph.document;

/** How a date is known. */
public enum DateBasis {
    /** A calendar date, such as "Sept. 12": its year may come from the document. */
    EXPLICIT("explicit"),
    /** Counted from the dateline or the day of publication: "Wednesday", "last month". */
    RELATIVE("relative"),
    /** The date of the dateline itself: "today". */
    DATELINE("dateline"),
    /** That of another event that the text ties it to. */
    SAME_TIME_AS("same-time-as"),
    UNKNOWN("unknown");

    private final String key;

    DateBasis(String key) {
        this.key = key;
    }

    /** The word used in JSON and in the graph. */
    public String key() {
        return key;
    }
}
