/**
 * What an article is, and what reading it adds: records, the tree over the words of a sentence, and
 * the hash that names things.
 *
 * <p>Start at {@link org.newsgraph.document.AnnotatedDocument}. Every offset in the project is a
 * half-open range of UTF-16 chars of {@link org.newsgraph.document.Article#text()}. Uses the JDK
 * only.
 */
package org.newsgraph.document;
