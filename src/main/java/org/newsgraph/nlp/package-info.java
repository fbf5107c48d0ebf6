/**
 * Finds sentences, tokens, tags, phrases and names, and tells languages apart.
 *
 * <p>Start at {@link org.newsgraph.nlp.Annotator}. {@link org.newsgraph.nlp.NeuralAnnotator} reads
 * with the language model of {@code model} and gives all layers; {@link
 * org.newsgraph.nlp.OpenNlpAnnotator} reads with OpenNLP's models alone, and gives no arcs,
 * attributions or vectors. Extractors see only the neutral layers of {@link
 * org.newsgraph.document.AnnotatedDocument}. {@link org.newsgraph.nlp.ModelTagger} and {@link
 * org.newsgraph.nlp.ModelNameFinder} give the language model to programs built on OpenNLP. {@link
 * org.newsgraph.nlp.NameFinderTraining} makes the light model of names. Uses {@code document},
 * {@code gazetteer}, {@code table} and {@code model}.
 */
package org.newsgraph.nlp;
