package org.newsgraph.identity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Article;
import org.newsgraph.resolve.ArticleKey;

/**
 * By what an article is known to be a later version of another.
 *
 * @param keys articles with one key may be versions: {@code url ...}; {@code title
 *     publisher|headline}, or {@code revises publisher|headline} where the headline says so
 * @param order sorts articles from the first to the last: day, number of the version, key
 */
public record Version(List<String> keys, String order) {
    /** What an article says that it revises came at most so many days before. */
    private static final int DAYS = 7;

    private static final int LATEST = 99;
    private static final String REVISES = "revises ";
    private static final String TITLE = "title ";
    private static final Pattern MARKER =
            Pattern.compile(
                    "^\\s*[\\[(]?(?:(correct(?:ion|ed|ing)|clarification|refile)"
                            + "|(?:updated?|wrapup|lead|recast)[\\s-]*(\\d{1,2})?"
                            + "|(\\d{1,2})(?:st|nd|rd|th)\\s+(?:ld|lead|update|writethru))"
                            + "(?:[\\])]\\s*[:\\u2013\\u2014-]?|\\s*[:\\u2013\\u2014-])\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "^\\s*(?:update|wrapup)\\s+(\\d{1,2})[\\s-]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX =
            Pattern.compile(
                    "\\s*[\\[(](?:updated?|corrected)[\\])]\\s*$", Pattern.CASE_INSENSITIVE);

    public Version {
        keys = List.copyOf(keys);
    }

    /** What the metadata of an article tell. */
    public static Version of(Article article) {
        List<String> keys = new ArrayList<>();
        article.url().ifPresent(url -> keys.add("url " + url));
        int number = 0;
        if (article.title().isPresent()) {
            String title = article.title().get();
            Matcher marker = MARKER.matcher(title);
            Matcher numbered = NUMBERED.matcher(title);
            Matcher suffix = SUFFIX.matcher(title);
            boolean revises = false;
            if (marker.find()) {
                boolean correction = marker.group(1) != null;
                String n = marker.group(2) != null ? marker.group(2) : marker.group(3);
                number = correction ? LATEST : n == null ? 1 : Integer.parseInt(n);
                title = title.substring(marker.end());
                revises = true;
            } else if (numbered.find()) {
                number = Integer.parseInt(numbered.group(1));
                title = title.substring(numbered.end());
                revises = true;
            } else if (suffix.find()) {
                number = 1;
                title = title.substring(0, suffix.start());
                revises = true;
            }
            String key = plain(article.publisher().orElse("")) + "|" + plain(title);
            keys.add((revises ? REVISES : TITLE) + key);
        }
        String order =
                article.date().map(LocalDate::toString).orElse(Seen.NO_DAY)
                        + String.format(Locale.ROOT, " %02d ", number)
                        + ArticleKey.of(article.id());
        return new Version(keys, order);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** Whether articles with the key say that they revise another. */
    public static boolean revises(String key) {
        return key.startsWith(REVISES);
    }

    /** The other keys under which versions are found: of those that revise, and of what they do. */
    public static Optional<String> counterpart(String key) {
        if (key.startsWith(REVISES)) {
            return Optional.of(TITLE + key.substring(REVISES.length()));
        }
        return key.startsWith(TITLE)
                ? Optional.of(REVISES + key.substring(TITLE.length()))
                : Optional.empty();
    }

    /**
     * Whether the key is a URL. Articles that have it are versions where their headlines or texts
     * are one, too: some feeds give the home page for all.
     */
    public static boolean isUrl(String key) {
        return key.startsWith("url ");
    }

    /** The headline that a key tells, without what makes it one of a version. */
    public static Optional<String> headline(String key) {
        return Optional.of(key.substring(key.indexOf('|') + 1))
                .filter(headline -> !isUrl(key) && !headline.isEmpty());
    }

    /** Whether the article of an order has a day: without one it is later than no other. */
    public static boolean hasDay(String order) {
        return !day(order).equals(Seen.NO_DAY);
    }

    /** The day of an order. */
    public static String day(String order) {
        return order.substring(0, order.indexOf(' '));
    }

    /** Whether the second may revise the first: it came later, but not much. */
    public static boolean isSoon(String first, String second) {
        if (!hasDay(first) || !hasDay(second)) {
            return day(first).equals(day(second));
        }
        long days =
                ChronoUnit.DAYS.between(LocalDate.parse(day(first)), LocalDate.parse(day(second)));
        return days >= 0 && days <= DAYS;
    }
}
