/**
 * The world's countries, capitals and larger cities, what their people are called, and first names.
 *
 * <p>Start at {@link org.newsgraph.gazetteer.Gazetteer}. Its tables are in {@code data/gazetteer}.
 * Uses {@code table}.
 */
package org.newsgraph.gazetteer;
