/**
 * Finds who and what the words name: entities, places and dates of one article.
 *
 * <p>Start at {@link org.newsgraph.resolve.EntityResolver}; {@link
 * org.newsgraph.resolve.ArticleResolver} is the one that is used. Reads one article and the curated
 * tables, never the store, so that identity is a pure function of the article. Uses {@code claim},
 * {@code document}, {@code gazetteer} and {@code table}.
 */
package org.newsgraph.resolve;
