package org.newsgraph.export;

/** A network is too large for the format; the message says how large, and what to do. */
public final class TooLargeException extends RuntimeException {
    TooLargeException(String message) {
        super(message);
    }
}
