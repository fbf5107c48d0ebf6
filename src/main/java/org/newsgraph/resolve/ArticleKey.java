package org.newsgraph.resolve;

import org.newsgraph.document.Sha256;

/** A short key for an article, fit for an IRI: a pure function of the article's id. */
public final class ArticleKey {
    private static final int DIGITS = 16;

    private ArticleKey() {}

    /** The first 16 hexadecimal digits of the SHA-256 of the id in UTF-8. */
    public static String of(String articleId) {
        return Sha256.hex(articleId, DIGITS);
    }
}
