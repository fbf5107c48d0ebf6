/**
 * Finds sentences, tokens, tags, phrases and names, and tells languages apart.
 *
 * <p>Start at {@link org.newsgraph.nlp.Annotator}. The implementation here, {@link
 * org.newsgraph.nlp.OpenNlpAnnotator}, is OpenNLP's; extractors see only the neutral layers of
 * {@link org.newsgraph.document.AnnotatedDocument}. {@link org.newsgraph.nlp.NameFinderTraining}
 * makes the model of names. Uses {@code document}, {@code gazetteer} and {@code table}.
 */
package org.newsgraph.nlp;
