/**
 * The store over HTTP: a SPARQL 1.1 endpoint that only reads, and a page that says what it serves.
 *
 * <p>Start at {@link org.newsgraph.web.SparqlServer}. Fuseki brings requests to the services and
 * writes answers in the standard formats; what may be asked, and how long and how much, is decided
 * here. Uses {@code store}, {@code query} and {@code search}.
 */
package org.newsgraph.web;
