package org.newsgraph.search;

/** Words that cannot be searched for; the message says why. */
public final class SearchException extends RuntimeException {
    SearchException(String message) {
        super(message);
    }

    SearchException(String message, Throwable cause) {
        super(message, cause);
    }
}
