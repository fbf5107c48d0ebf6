package org.newsgraph.rdf;

import java.util.Collection;

/**
 * By what reports of one event are known to be of one: with the parties, {@code news:eventKey}.
 *
 * @param kind encounter, call or visit
 * @param day ISO date
 * @param country id of the country; {@value #UNTOLD} where the article tells no place
 */
public record EventKey(String kind, String day, String country) {
    /** What stands for the country of an event of which no place is told. */
    public static final String UNTOLD = "-";

    private static final int PARTS = 3;

    String line() {
        return kind + " " + day + " " + country;
    }

    /**
     * Reads the value of a {@code news:eventKey}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static EventKey parse(String line) {
        String[] parts = line.split(" ");
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not the key of an event: " + line);
        }
        return new EventKey(parts[0], parts[1], parts[2]);
    }

    /** Whether the article tells where it was. */
    public boolean isPlaced() {
        return !country.equals(UNTOLD);
    }

    /** Whether it may be the event of another key, with the same parties: all but the place. */
    public boolean isSameButPlace(EventKey other) {
        return kind.equals(other.kind) && day.equals(other.day);
    }

    /** Whether the named parties are enough to know the event again. */
    boolean isShared(Collection<String> named) {
        return named.size() >= (kind.equals("visit") ? 1 : 2);
    }
}
