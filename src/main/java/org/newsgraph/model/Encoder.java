package org.newsgraph.model;

/** Runs the network over a row of pieces. May be shared by threads. */
interface Encoder extends AutoCloseable {
    /**
     * What the network says about words.
     *
     * @param hidden the words' vectors, row by row
     * @param scores the words' scores, row by row
     */
    record Encoding(float[] hidden, float[] scores) {}

    /**
     * Reads pieces.
     *
     * @param pieces all pieces, the one before the first word and the one behind the last included
     * @param words where each word begins in {@code pieces}
     */
    Encoding encode(int[] pieces, int[] words);

    @Override
    void close();
}
