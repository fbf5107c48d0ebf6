package org.newsgraph.resolve;

import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;

/**
 * Everything that was read out of one article: what the graph and the JSON are written from.
 *
 * @param document the annotated text
 * @param claims what it says
 * @param resolution who and what it speaks of
 */
public record Reading(AnnotatedDocument document, ArticleClaims claims, Resolution resolution) {
    public Article article() {
        return document.article();
    }
}
