/**
 * Reads claims out of annotated documents.
 *
 * <p>Start at {@link org.newsgraph.extract.Extractor}: one implementation for each kind of claim.
 * Events are read by grammar over phrases and, where the document has them, dependencies and roles;
 * the offices that people hold by grammar alone; attributions by grammar, the dependency tree and
 * the language model. The words that the grammar turns on are in tables, in {@code data/grammar}.
 * Uses {@code claim}, {@code document} and {@code gazetteer}; knows nothing of RDF.
 */
package org.newsgraph.extract;
