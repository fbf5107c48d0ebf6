package org.newsgraph.model;

/** Runs the network over a row of pieces. May be shared by threads. */
interface Encoder extends AutoCloseable {
    /**
     * What the network says about words. Large, and used again for the next window: arrays of this
     * size that are made anew each time keep the garbage collector busy.
     */
    final class Encoding {
        private float[] hidden = {};
        private float[] scores = {};

        /** Makes room for words; what was there is lost. */
        void resize(int words, int hiddenWidth, int scoresWidth) {
            if (hidden.length < words * hiddenWidth) {
                hidden = new float[words * hiddenWidth];
            }
            if (scores.length < words * scoresWidth) {
                scores = new float[words * scoresWidth];
            }
        }

        /** The words' vectors, row by row; may be longer. */
        float[] hidden() {
            return hidden;
        }

        /** The words' scores, row by row; may be longer. */
        float[] scores() {
            return scores;
        }
    }

    /**
     * Reads pieces.
     *
     * @param pieces all pieces, the one before the first word and the one behind the last included
     * @param words where each word begins in {@code pieces}
     * @param into takes what is read
     */
    void encode(int[] pieces, int[] words, Encoding into);

    @Override
    void close();
}
