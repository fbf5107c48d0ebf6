package org.newsgraph.query;

/** A question cannot be answered as it is put. The message says why, and what to ask instead. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryException(String message) {
        super(message);
    }

    QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
