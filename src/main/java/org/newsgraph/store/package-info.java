/**
 * The graph on disk: a TDB2 database with one named graph for each article.
 *
 * <p>Start at {@link org.newsgraph.store.GraphStore}. Uses Jena, and {@code rdf} for the graphs
 * that it writes and the vocabulary.
 */
package org.newsgraph.store;
