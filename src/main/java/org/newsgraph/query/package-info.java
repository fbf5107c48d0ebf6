/**
 * Questions to the graph: the queries of {@code queries/*.rq} by name, and free SPARQL.
 *
 * <p>Start at {@link org.newsgraph.query.QueryRunner}, which answers them, and {@link
 * org.newsgraph.query.QueryCatalog}, which knows their names, inputs and documentation. Uses Jena,
 * and {@code rdf} for the vocabulary.
 */
package org.newsgraph.query;
