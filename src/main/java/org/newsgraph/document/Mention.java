package org.newsgraph.document;

/**
 * A name in the text.
 *
 * @param span where it stands
 * @param type what it names
 * @param firstToken index of its first token in the document
 * @param endToken index one past its last token
 * @param confidence the name finder's probability, 0 to 1
 */
public record Mention(
        Span span, MentionType type, int firstToken, int endToken, double confidence) {
    /**
     * @throws IllegalArgumentException if it holds no token or the confidence is outside 0 to 1
     */
    public Mention {
        if (firstToken < 0 || endToken <= firstToken || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "not a mention: " + span + " " + type + " " + confidence);
        }
    }
}
