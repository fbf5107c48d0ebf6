package org.newsgraph.document;

/**
 * A word or a punctuation mark.
 *
 * @param span where it stands
 * @param text its chars, the same as the article's at {@code span}
 * @param tag Penn Treebank tag, such as {@code VBD}
 * @param lemma dictionary form in lower case; names keep their case
 */
public record Token(Span span, String text, String tag, String lemma) {
    public int start() {
        return span.start();
    }

    public int end() {
        return span.end();
    }

    /** Whether the tag is one of the verb's: VB, VBD, VBG, VBN, VBP, VBZ. */
    public boolean isVerb() {
        return tag.startsWith("VB");
    }

    /** Whether the tag is one of the noun's: NN, NNS, NNP, NNPS. */
    public boolean isNoun() {
        return tag.startsWith("NN");
    }

    /** Whether the token's text equals {@code word}, whatever the case. */
    public boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }
}
