package org.newsgraph.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names that are pure functions of what they name. */
public final class Sha256 {
    /** Of a whole hash: 64 digits. */
    public static final int ALL = 64;

    private Sha256() {}

    /**
     * The first digits of the SHA-256 of a text in UTF-8.
     *
     * @param digits how many, 1 to {@link #ALL}
     */
    public static String hex(String text, int digits) {
        return hex(text.getBytes(StandardCharsets.UTF_8), digits);
    }

    /**
     * The first digits of the SHA-256 of some bytes.
     *
     * @param digits how many, 1 to {@link #ALL}
     */
    public static String hex(byte[] content, int digits) {
        return HexFormat.of().formatHex(digest().digest(content)).substring(0, digits);
    }

    /** A new one, for what comes in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
