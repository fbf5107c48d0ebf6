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
 * @param ego IRI of the one whose network it is: only it, those linked to it, and the links among
 *     all these stay in; empty for everybody
 * @param named whether those without a name ("a senior official") are left out
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
        boolean named,
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
     * @throws IllegalArgumentException if {@code minWeight} is less than 1
     */
    public NetworkOptions {
        kinds = Set.copyOf(kinds);
        if (minWeight < 1) {
            throw new IllegalArgumentException("a weight is at least 1, not " + minWeight);
        }
    }

    /** All of one relation, pairs merged. */
    public static NetworkOptions all(Relation relation) {
        return new NetworkOptions(relation, Set.of(), 1, Optional.empty(), false, false, false);
    }
}
