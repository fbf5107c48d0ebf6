package org.newsgraph.model;

import java.io.IOException;

/**
 * A file that is no language model, or a damaged one: what is wrong where, and what was expected.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelFormatException(String message) {
        super(message);
    }

    ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
