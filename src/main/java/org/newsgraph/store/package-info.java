/**
 * The graph on disk: a TDB2 database with one named graph for each article.
 *
 * <p>Start at {@link org.newsgraph.store.GraphStore}. What is written of an article depends on the
 * set of the others: who is who, which texts are one report, which version is the latest; none of
 * it on the order in which they came. Uses Jena, {@code rdf} for the graphs that it writes and the
 * vocabulary, and {@code identity} for who is who.
 */
package org.newsgraph.store;
