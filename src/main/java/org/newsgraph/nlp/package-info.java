/**
 * Finds sentences, tokens, tags, phrases and names.
 *
 * <p>Start at {@link org.newsgraph.nlp.Annotator}. The implementation here is OpenNLP's; extractors
 * see only the neutral layers of {@link org.newsgraph.document.AnnotatedDocument}. Uses {@code
 * document} and {@code gazetteer}.
 */
package org.newsgraph.nlp;
