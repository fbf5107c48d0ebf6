package org.newsgraph.export;

import java.util.Optional;
import java.util.Set;

/**
 * Which network to write, and how much of it.
 *
 * @param relation what links two nodes
 * @param kinds which encounters ({@code Meeting}, {@code Negotiation}, {@code PhoneCall}) or
 *     sayings ({@code warn}, {@code deny}, ...) count, in any case; empty for all
 * @param minWeight how often two must be linked to stay in, at least 1
 * @param ego IRI of the one whose network it is: only it, those that few links lead to from it, and
 *     the links among all these stay in; empty for everybody
 * @param hops how many links these are, at least 1; nothing without {@code ego}
 * @param named whether those without a name ("a senior official") are left out
 * @param claims whether encounters that are only claimed, planned, denied or supposed are edges
 *     too, apart from those that are asserted
 * @param eachEvent whether every event is an edge of its own; else the edges of a pair are one edge
 *     whose weight is their number
 * @param spells whether edges carry the days of their events in a form that Gephi's timeline shows;
 *     GEXF only
 */
public record NetworkOptions(
        Relation relation,
        Set<String> kinds,
        int minWeight,
        Optional<String> ego,
        int hops,
        boolean named,
        boolean claims,
        boolean eachEvent,
        boolean spells) {
    /** What links two nodes. */
    public enum Relation {
        /** The two were parties of an encounter, on different sides. Undirected. */
        MET("met", false),
        /** The first made a statement that speaks of the second. Directed. */
        SPOKE_OF("spoke-of", true);

        private final String key;
        private final boolean directed;

        Relation(String key, boolean directed) {
            this.key = key;
            this.directed = directed;
        }

        /** The name used on the command line: {@code met} or {@code spoke-of}. */
        public String key() {
            return key;
        }

        public boolean isDirected() {
            return directed;
        }

        /**
         * @throws IllegalArgumentException if no relation has that key
         */
        public static Relation of(String key) {
            for (Relation relation : values()) {
                if (relation.key.equals(key)) {
                    return relation;
                }
            }
            throw new IllegalArgumentException(
                    "no relation '" + key + "'; expected met or spoke-of");
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /**
     * @throws IllegalArgumentException if {@code minWeight} or {@code hops} is less than 1
     */
    public NetworkOptions {
        kinds = Set.copyOf(kinds);
        if (minWeight < 1) {
            throw new IllegalArgumentException("a weight is at least 1, not " + minWeight);
        }
        if (hops < 1) {
            throw new IllegalArgumentException("hops are at least 1, not " + hops);
        }
    }

    /** All of one relation, pairs merged. */
    public static NetworkOptions all(Relation relation) {
        return new NetworkOptions(
                relation, Set.of(), 1, Optional.empty(), 1, false, false, false, false);
    }
}
