package org.newsgraph.document;

/**
 * A labelled relation between two tokens: of one sentence a dependency or a semantic role, of one
 * article coreference.
 *
 * @param layer what the arc belongs to, such as {@code ud}, {@code srl} or {@code coref}
 * @param head index of the governing token in the document, or -1 for a root; in coreference of the
 *     earlier one
 * @param dependent index of the governed token
 * @param label the relation, such as {@code nsubj} or {@code ARG0}
 */
public record Arc(String layer, int head, int dependent, String label) {}
