/**
 * Reads words with a small neural network: tags, dependencies, semantic roles, names, attributions
 * and coreference in one go.
 *
 * <p>Start at {@link org.newsgraph.model.LanguageModel}, which is made of a {@link
 * org.newsgraph.model.ModelFile}. Knows words only; {@code nlp} brings articles to it. {@link
 * org.newsgraph.model.ModelScore} and {@link org.newsgraph.model.CoreferenceScore} compare a model
 * with gold annotation. Uses {@code document}.
 */
package org.newsgraph.model;
