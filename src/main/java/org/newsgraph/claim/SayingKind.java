package org.newsgraph.claim;

import java.util.Locale;

/** The kind of saying, from its cue. */
public enum SayingKind {
    SAY,
    CLAIM,
    DENY,
    CONFIRM,
    WARN,
    URGE,
    DEMAND,
    PROMISE,
    THREATEN,
    ANNOUNCE,
    ASK,
    CRITICISE,
    PRAISE,
    ACCUSE,
    DECLINE_TO_COMMENT,
    EXPECT,
    BELIEVE;

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
