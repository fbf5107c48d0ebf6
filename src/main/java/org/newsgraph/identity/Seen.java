package org.newsgraph.identity;

/**
 * An appearance with when it was first and last in the news.
 *
 * @param appearance what it is
 * @param first day and key of the earliest article that has it, "2031-03-06 0123456789abcdef";
 *     articles without a day come last
 * @param last the same of the latest that has a day; of one without only if none has
 */
public record Seen(Appearance appearance, String first, String last) {
    /** What stands for the day of an article that tells none. */
    public static final String NO_DAY = "9999-12-31";

    /**
     * The later of two days, or days with keys: any day is later than none, so that an article
     * without one ends no tenure and makes none longer.
     */
    public static String later(String one, String other) {
        if (one.startsWith(NO_DAY) != other.startsWith(NO_DAY)) {
            return one.startsWith(NO_DAY) ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
