/**
 * Finds who and what the words name: entities, places and dates of one article.
 *
 * <p>Start at {@link org.newsgraph.resolve.EntityResolver}. Reads one article and the curated
 * tables, never the store, so that identity is a pure function of the article. Uses {@code claim},
 * {@code document} and {@code gazetteer}.
 */
package org.newsgraph.resolve;
