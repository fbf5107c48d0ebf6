package org.newsgraph.rdf;

import java.util.Collection;

/**
 * By what reports of one event are known to be of one: with the parties, {@code news:eventKey}.
 *
 * @param kind encounter, call or visit
 * @param day ISO date
 * @param country id of the country
 */
record EventKey(String kind, String day, String country) {
    private static final int PARTS = 3;

    String line() {
        return kind + " " + day + " " + country;
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static EventKey parse(String line) {
        String[] parts = line.split(" ");
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not the key of an event: " + line);
        }
        return new EventKey(parts[0], parts[1], parts[2]);
    }

    /** Whether the named parties are enough to know the event again. */
    boolean isShared(Collection<String> named) {
        return named.size() >= (kind.equals("visit") ? 1 : 2);
    }
}
