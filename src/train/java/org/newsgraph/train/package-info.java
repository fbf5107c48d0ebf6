/**
 * Makes the language model: pretrained weights in, one model file out. Never part of the program;
 * compiled only by the Maven profile {@code train}.
 *
 * <p>Start at {@link org.newsgraph.train.Train}; {@link org.newsgraph.train.Corpora} says what is
 * learned from, {@link org.newsgraph.train.Network} what is computed, and {@link
 * org.newsgraph.train.ModelExport} packs the result for use. {@code src/train/python/train.py}
 * learns the same on a GPU, from what {@link org.newsgraph.train.Examples} writes.
 */
package org.newsgraph.train;
