/**
 * Makes the language model: pretrained weights in, one model file out. Never part of the program;
 * compiled only by the Maven profile {@code train}.
 *
 * <p>Start at {@link org.newsgraph.train.BertWeights}, which reads the pretrained encoder, and
 * {@link org.newsgraph.train.ModelExport}, which packs a trained one for use.
 */
package org.newsgraph.train;
