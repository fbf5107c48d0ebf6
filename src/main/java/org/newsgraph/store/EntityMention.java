package org.newsgraph.store;

/**
 * Words of an article that refer to someone.
 *
 * @param article id of the article
 * @param start offset of the first char in the article's text, from 0
 * @param end offset after the last char
 * @param words the words
 */
public record EntityMention(String article, int start, int end, String words) {}
