/**
 * Reads claims out of annotated documents.
 *
 * <p>Start at {@link org.newsgraph.extract.Extractor}: one implementation for each kind of claim.
 * Events and roles are read by grammar, attributions by grammar and the language model. The words
 * that the grammar turns on are in tables, in {@code data/grammar}. Uses {@code claim}, {@code
 * document} and {@code gazetteer}; knows nothing of RDF.
 */
package org.newsgraph.extract;
