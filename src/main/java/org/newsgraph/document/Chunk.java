package org.newsgraph.document;

/**
 * A flat phrase, as in the CoNLL-2000 task.
 *
 * @param label NP, VP, PP, ADVP, SBAR, PRT, ADJP, CONJP, INTJ, LST or UCP
 * @param firstToken index of its first token in the document
 * @param endToken index one past its last token
 */
public record Chunk(String label, int firstToken, int endToken) {
    public boolean is(String other) {
        return label.equals(other);
    }
}
