package org.newsgraph.document;

/**
 * A labelled relation between two tokens: of one sentence a dependency or a semantic role, of one
 * article coreference.
 *
 * @param layer what the arc belongs to
 * @param head index of the governing token in the document, or -1 for a root; in coreference of the
 *     earlier one
 * @param dependent index of the governed token
 * @param label the relation, such as {@code nsubj}, {@code ARG0} or {@code coref}
 */
public record Arc(Layer layer, int head, int dependent, String label) {
    /** What arcs tell. */
    public enum Layer {
        /** Universal Dependencies: each token has one governor. */
        UD,
        /** PropBank roles: from a predicate to the head words of its arguments. */
        SRL,
        /**
         * Coreference: from the head word of a noun phrase to that of a later one which means the
         * same; at most one to each.
         */
        COREF
    }
}
