package org.newsgraph.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a server listens, and what it allows.
 *
 * @param address to listen on
 * @param port to listen on; 0 takes a free one
 * @param token that every request must bring, if any
 * @param timeout after which a query is given up; more than zero
 * @param limit most rows of an answer, or triples of a graph that a query makes; at least one
 */
public record ServerSettings(
        InetAddress address, int port, Optional<String> token, Duration timeout, int limit) {
    /** A shorter token could be guessed. */
    public static final int SHORTEST_TOKEN = 16;

    private static final int LAST_PORT = 65535;

    /**
     * @throws IllegalArgumentException if a value is out of range; the message says which
     */
    public ServerSettings {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "port " + port + "; expected 0 to " + LAST_PORT + ", where 0 takes a free one");
        }
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "a token of "
                            + token.get().length()
                            + " characters; expected "
                            + SHORTEST_TOKEN
                            + " or more");
        }
        if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a token with blanks or letters outside ASCII; expected printable ASCII");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "a timeout of " + timeout + "; expected more than 0");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of " + limit + "; expected 1 or more");
        }
    }
}
