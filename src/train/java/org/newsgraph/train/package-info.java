/**
 * Makes the language model: pretrained weights in, one model file out. Never part of the program;
 * compiled only by the Maven profile {@code train}.
 *
 * <p>Start at {@link org.newsgraph.train.Train}; {@link org.newsgraph.train.Corpora} says what is
 * learned from, {@link org.newsgraph.train.Network} what is computed, and {@link
 * org.newsgraph.train.ModelExport} packs the result for use.
 */
package org.newsgraph.train;
