package org.newsgraph.claim;

import org.newsgraph.document.Span;

/**
 * One who takes part in an event, or a group told in one phrase.
 *
 * @param span the words: a name, a pronoun, a nominal ("the two leaders")
 * @param side parties that met each other have different sides; those who came together share one
 */
public record Party(Span span, int side) {}
