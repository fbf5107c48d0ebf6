/**
 * Finds entities, statements and headlines of a store by their words.
 *
 * <p>Start at {@link org.newsgraph.search.SearchIndex}: a Lucene index beside the database, which
 * is made from the store and from nothing else. Uses {@code store}, and {@code rdf} for the
 * vocabulary.
 */
package org.newsgraph.search;
