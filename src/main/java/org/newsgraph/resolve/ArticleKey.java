package org.newsgraph.resolve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short key for an article, fit for an IRI: a pure function of the article's id. */
public final class ArticleKey {
    private static final int BYTES = 8;

    private ArticleKey() {}

    /** The first 16 hexadecimal digits of the SHA-256 of the id in UTF-8. */
    public static String of(String articleId) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(articleId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
