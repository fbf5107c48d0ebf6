package org.newsgraph.document;

/**
 * A sentence of a block that is read.
 *
 * @param span from its first token to its last
 * @param firstToken index of its first token in {@link AnnotatedDocument#tokens()}
 * @param endToken index one past its last token
 * @param kind the block it stands in
 * @param paragraph number of its paragraph, as in {@link Block#paragraph()}
 */
public record Sentence(Span span, int firstToken, int endToken, Block.Kind kind, int paragraph) {
    /**
     * @throws IllegalArgumentException if it holds no token
     */
    public Sentence {
        if (firstToken < 0 || endToken <= firstToken) {
            throw new IllegalArgumentException("a sentence without tokens at " + span);
        }
    }

    public int size() {
        return endToken - firstToken;
    }
}
