package org.newsgraph.reader;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Span;

/**
 * Finds the head of a wire story at the start of a paragraph.
 *
 * <p>A place is written in capitals, or followed by a date or the brackets of an agency. A place in
 * capitals alone, or with brackets that hold no listed agency, needs a dash, and a sentence that
 * begins after it.
 */
final class DatelineParser {
    private static final String CAPITALS =
            "\\p{Lu}[\\p{Lu}\\p{M}.'’]+(?:[ /-](?:(?:de|do|da|la|al|el|sur|upon) )?[\\p{Lu}\\p{M}.'’]+){0,5}";
    private static final String TITLE_CASE =
            "(?:The |El |La |Los |Las )?\\p{Lu}[\\p{L}\\p{M}.'’]+(?:[ /-](?:(?:de|do|da|la|al|el|es|sur|upon|on|City)[ -])*\\p{Lu}[\\p{L}\\p{M}.'’]+){0,3}";
    private static final String REGION =
            "(?:, (?!"
                    + Dates.MONTH
                    + "\\b)(?:\\p{Lu}[\\p{L}\\p{M}.'’-]+|[A-Z]\\.(?:[A-Z]\\.)+)(?:(?: |-)(?:of |and |the )?\\p{Lu}[\\p{L}\\p{M}.'’-]+){0,3})?";
    private static final String WEEKDAY =
            "(?:, (?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\\.)?)?";
    private static final String DATE =
            "(?:(?<month>"
                    + Dates.MONTH
                    + ") (?<day>\\d{1,2})(?:, (?<year>\\d{4}))?"
                    + "|(?<day2>\\d{1,2}) (?<month2>"
                    + Dates.MONTH
                    + ")(?:,? (?<year2>\\d{4}))?)";
    private static final String AGENCY =
            "(?:\\((?<agency>\\p{L}[^()\\n]{1,40})\\)|/(?<agency2>\\p{Lu}[\\p{L} -]{1,20})/\\.?)";
    private static final String DASH = "(?:--+|[-–—―−_])";

    private static final Pattern PLACED =
            Pattern.compile(
                    "(?<place>(?<capitals>"
                            + CAPITALS
                            + ")|"
                            + TITLE_CASE
                            + ")(?<region>"
                            + REGION
                            + ")"
                            + WEEKDAY
                            + "(?<when>,? "
                            + DATE
                            + ")?(?:[.,]? "
                            + AGENCY
                            + ")?(?<close> ?"
                            + DASH
                            + "| ?:|\\.)?(?=\\s|$|[\"“‘'(\\p{Lu}])");
    private static final Pattern UNPLACED =
            Pattern.compile(
                    "(?:"
                            + DATE
                            + " )?\\((?<agency>\\p{L}[^()\\n]{1,40})\\) ?"
                            + DASH
                            + "(?=\\s|$)");
    private static final Pattern UNDATED = Pattern.compile("\\(Undated\\)(?: ?" + DASH + ")?");

    private final LayoutTable table;

    DatelineParser(LayoutTable table) {
        this.table = table;
    }

    /**
     * What was found.
     *
     * @param span all of it
     * @param dateline its parts; empty where no place is given
     */
    record Found(Span span, Optional<Dateline> dateline) {}

    /** The dateline that the stretch begins with. */
    Optional<Found> at(String text, Span paragraph) {
        Optional<Found> placed = placed(text, paragraph);
        return placed.isPresent() ? placed : unplaced(text, paragraph);
    }

    private Optional<Found> placed(String text, Span paragraph) {
        Matcher matcher = matcher(PLACED, text, paragraph);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        boolean capitals = matcher.group("capitals") != null;
        Optional<String> agency =
                Optional.ofNullable(matcher.group("agency"))
                        .or(() -> Optional.ofNullable(matcher.group("agency2")));
        boolean dated = matcher.group("when") != null;
        String close = matcher.group("close") == null ? "" : matcher.group("close").strip();
        boolean dash = !close.isEmpty() && ":.".indexOf(close.charAt(0)) < 0;
        boolean slashes = matcher.group("agency2") != null;
        Span span = new Span(matcher.start(), matcher.end());
        boolean known = agency.filter(this::isAgency).isPresent();
        boolean right;
        if (table.isWord(LayoutTable.Kind.LABEL, matcher.group("place"))) {
            right = false;
        } else if (agency.isPresent() && dated) {
            right = dash || slashes || close.equals(":");
        } else if (agency.isPresent()) {
            right =
                    known && (dash || slashes || close.equals(":") && capitals)
                            || capitals
                                    && dash
                                    && isPlacedCredit(matcher, agency.get())
                                    && isSpaced(text, matcher, paragraph)
                                    && begins(text, span, paragraph);
        } else if (dated) {
            right = dash && begins(text, span, paragraph);
        } else {
            right =
                    capitals
                            && dash
                            && isShort(matcher.group("place"), matcher.group("region"))
                            && isSpaced(text, matcher, paragraph)
                            && begins(text, span, paragraph);
        }
        if (!right) {
            return Optional.empty();
        }
        String place = matcher.group("place");
        Span placeSpan = new Span(matcher.start("place"), matcher.end("place"));
        Dateline dateline =
                new Dateline(span, place, placeSpan, date(matcher), agency.map(String::strip));
        return Optional.of(new Found(span, Optional.of(dateline)));
    }

    private Optional<Found> unplaced(String text, Span paragraph) {
        Matcher undated = matcher(UNDATED, text, paragraph);
        if (undated.lookingAt()) {
            return Optional.of(
                    new Found(new Span(undated.start(), undated.end()), Optional.empty()));
        }
        Matcher matcher = matcher(UNPLACED, text, paragraph);
        if (matcher.lookingAt() && isAgency(matcher.group("agency"))) {
            return Optional.of(
                    new Found(new Span(matcher.start(), matcher.end()), Optional.empty()));
        }
        return Optional.empty();
    }

    private static Matcher matcher(Pattern pattern, String text, Span paragraph) {
        // Beyond this no dateline goes, and a pattern should not look at a page of capitals.
        int end = Math.min(paragraph.end(), paragraph.start() + 160);
        return pattern.matcher(text)
                .region(paragraph.start(), end)
                .useAnchoringBounds(true)
                .useTransparentBounds(true);
    }

    private boolean isAgency(String name) {
        String first = name.split("/| via | - ", 2)[0].strip();
        return table.isWord(LayoutTable.Kind.AGENCY, first)
                || table.isWord(LayoutTable.Kind.AGENCY, name.strip());
    }

    private static Optional<String> date(Matcher matcher) {
        if (matcher.group("month") != null) {
            return Dates.iso(
                    matcher.group("month"),
                    matcher.group("day"),
                    Optional.ofNullable(matcher.group("year")));
        } else if (matcher.group("month2") != null) {
            return Dates.iso(
                    matcher.group("month2"),
                    matcher.group("day2"),
                    Optional.ofNullable(matcher.group("year2")));
        }
        return Optional.empty();
    }

    /**
     * Whether words in capitals may be a place, and what stands in brackets after them an agency
     * that is not listed; brackets may also hold what an acronym means, or a ticker.
     */
    private static boolean isPlacedCredit(Matcher matcher, String agency) {
        String place = matcher.group("place");
        String initials = agency.replaceAll("\\B\\p{L}|[^\\p{L}]", "").toUpperCase(Locale.ROOT);
        String letters = place.replaceAll("[^\\p{L}]", "");
        String capitals = agency.replaceAll("[^\\p{Lu}]", "");
        return isShort(place, matcher.group("region"))
                && Character.isUpperCase(agency.charAt(0))
                && agency.split(" ").length <= 4
                && agency.chars().noneMatch(Character::isDigit)
                && !letters.equals(initials)
                && !letters.equals(capitals)
                && !letters.equalsIgnoreCase(agency);
    }

    /** Whether words in capitals may be a place, and are no line of a poster. */
    private static boolean isShort(String place, String region) {
        boolean loud =
                region.chars().filter(Character::isLetter).count() > 3
                        && region.chars().noneMatch(Character::isLowerCase);
        return !loud && place.split("[ /]").length <= 4 && !place.matches(".*['’]S(?: .*)?");
    }

    /** A hyphen must stand free, or "COVID-19" would be filed from COVID. */
    private static boolean isSpaced(String text, Matcher matcher, Span paragraph) {
        int dash = matcher.start("close");
        boolean before = text.charAt(dash) == ' ';
        boolean after =
                matcher.end() >= paragraph.end()
                        || Character.isWhitespace(text.charAt(matcher.end()));
        return before && after || matcher.group("close").length() > 1 && after;
    }

    /** Whether a sentence begins after the dash, or the paragraph ends there. */
    private static boolean begins(String text, Span dateline, Span paragraph) {
        int at = dateline.end();
        while (at < paragraph.end() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == paragraph.end()) {
            return true;
        }
        if (Character.isLowerCase(text.charAt(at))) {
            return false;
        }
        // What goes on in capitals is a headline such as "TENNIS - HOME SIDE ADVANCES".
        int end = Math.min(paragraph.end(), at + 40);
        return text.substring(at, end).chars().anyMatch(Character::isLowerCase);
    }
}
