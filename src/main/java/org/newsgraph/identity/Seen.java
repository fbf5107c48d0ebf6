package org.newsgraph.identity;

/**
 * An appearance with when it was first and last in the news.
 *
 * @param appearance what it is
 * @param first day and key of the earliest article that has it, "2031-03-06 0123456789abcdef";
 *     articles without a day come last
 * @param last the same of the latest
 */
public record Seen(Appearance appearance, String first, String last) {
    /** What stands for the day of an article that tells none. */
    public static final String NO_DAY = "9999-12-31";
}
