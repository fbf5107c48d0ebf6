package org.newsgraph.claim;

import java.util.Locale;

/** The kind of saying, from its cue. */
public enum SayingKind {
    SAY("010"),
    CLAIM("010"),
    DENY("016"),
    CONFIRM("015"),
    WARN("130"),
    URGE("020"),
    DEMAND("100"),
    PROMISE("030"),
    THREATEN("130"),
    ANNOUNCE("010"),
    ASK("020"),
    CRITICISE("111"),
    PRAISE("051"),
    ACCUSE("112"),
    DECLINE_TO_COMMENT("011"),
    EXPECT("010"),
    BELIEVE("010");

    private final String cameo;

    SayingKind(String cameo) {
        this.cameo = cameo;
    }

    /**
     * The event code of CAMEO (Schrodt 2012, codebook 1.1b3) that comes nearest, such as {@code
     * 112} for an accusation; {@code 010}, a statement of no kind, where none comes near.
     */
    public String cameo() {
        return cameo;
    }

    /** The word used in JSON and in tables, such as {@code decline-to-comment}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if no kind has that key
     */
    public static SayingKind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
