package org.newsgraph.document;

/**
 * Tokens in a row.
 *
 * @param first index of the first in the document
 * @param end index one past the last
 */
public record TokenRange(int first, int end) {
    /**
     * @throws IllegalArgumentException if it holds no token
     */
    public TokenRange {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException(
                    "not a range of tokens: [" + first + ", " + end + ")");
        }
    }

    public int size() {
        return end - first;
    }

    public boolean contains(int token) {
        return first <= token && token < end;
    }
}
