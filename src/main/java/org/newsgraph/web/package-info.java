/**
 * The store over HTTP: a SPARQL 1.1 endpoint that only reads, and the explorer, a page for people
 * who know no SPARQL.
 *
 * <p>Start at {@link org.newsgraph.web.SparqlServer}. Fuseki brings requests to the services and
 * writes answers in the standard formats; what may be asked, and how long and how much, is decided
 * here. The explorer's sources are in {@code src/main/web}, its data come from named queries: most
 * as they are, some put together by a {@code JsonService}. Answers that the first views need are
 * saved beside the store. Uses {@code store}, {@code query}, {@code search}, {@code export} and
 * {@code document}.
 */
package org.newsgraph.web;
