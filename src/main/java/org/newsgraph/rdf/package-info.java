/**
 * Turns what was read of an article into triples.
 *
 * <p>Start at {@link org.newsgraph.rdf.ClaimMapper}: one reading in, one {@link
 * org.newsgraph.rdf.ArticleGraph} out. {@link org.newsgraph.rdf.IriMinter} names things; the
 * vocabulary {@code News} is generated from ontology/newsgraph.ttl by the build. Uses {@code
 * claim}, {@code document}, {@code resolve}, {@code identity}, {@code gazetteer}, {@code table} and
 * Jena.
 */
package org.newsgraph.rdf;
