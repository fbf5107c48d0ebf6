package org.newsgraph.resolve;

import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.document.AnnotatedDocument;

/**
 * Finds who and what the words of an article name.
 *
 * <p>A pure function of the article and the curated tables; may be shared by threads.
 */
public interface EntityResolver {
    /** Resolves the names of the document and every span of its claims. */
    Resolution resolve(AnnotatedDocument document, ArticleClaims claims);
}
