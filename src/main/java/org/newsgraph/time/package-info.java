/**
 * Finds the words that say when, and what day, month or year they mean.
 *
 * <p>Start at {@link org.newsgraph.time.TimeTagger}. Uses {@code document} and {@code table}.
 */
package org.newsgraph.time;
