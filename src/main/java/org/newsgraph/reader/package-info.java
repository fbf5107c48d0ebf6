/**
 * Reads text, JSON, JSON Lines and HTML, plain or gzipped, into articles.
 *
 * <p>Start at {@link org.newsgraph.reader.ArticleReader}. Articles are handed on one at a time, so
 * a file may be larger than memory. What cannot be read becomes a {@link
 * org.newsgraph.reader.Problem} that says where and what was expected, and the rest goes on. The
 * text of an article is fixed here; {@code ArticleLayout} says which stretch of it is headline,
 * dateline, caption or boilerplate. Uses {@code document}.
 */
package org.newsgraph.reader;
