package org.newsgraph.document;

import java.util.Arrays;

/**
 * What a language model makes of each token where it stands: a row of numbers that are alike for
 * tokens that mean the same. Only rows of one model may be compared.
 */
public final class TokenVectors {
    private final int width;
    private final float[] values;

    /**
     * @param width numbers for each token
     * @param values the rows of all tokens of a document, one after the other; not copied, since
     *     they are many, so the caller must not change them
     * @throws IllegalArgumentException if the values are not whole rows
     */
    public TokenVectors(int width, float[] values) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " values in rows of " + width);
        }
        this.width = width;
        this.values = values;
    }

    /** How many tokens have a row. */
    public int size() {
        return values.length / width;
    }

    /** How many numbers a row has. */
    public int width() {
        return width;
    }

    /** The number in one column of the token's row. */
    public float get(int token, int column) {
        return values[token * width + column];
    }

    /** Writes the token's row into {@code row} from {@code offset} on. */
    public void copy(int token, float[] row, int offset) {
        System.arraycopy(values, token * width, row, offset, width);
    }

    /** The dot product of the rows of two tokens. */
    public float dot(int token, int other) {
        float sum = 0;
        for (int i = 0, a = token * width, b = other * width; i < width; i++) {
            sum += values[a + i] * values[b + i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenVectors that
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    /** Of the size only: to go through all values would make each lookup of a document slow. */
    @Override
    public int hashCode() {
        return 31 * width + values.length;
    }

    @Override
    public String toString() {
        return size() + " vectors of " + width;
    }
}
