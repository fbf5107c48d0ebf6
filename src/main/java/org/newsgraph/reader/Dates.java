package org.newsgraph.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as news files write them. A time and its zone are left out: the day is the one written. A
 * form that two countries read differently, such as 03/04/2024, is no day.
 */
final class Dates {
    /** Month names for use in a pattern, with their usual short forms. */
    static final String MONTH =
            "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?"
                    + "|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?"
                    + "|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";

    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("mar", 3),
                    Map.entry("apr", 4),
                    Map.entry("may", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("aug", 8),
                    Map.entry("sep", 9),
                    Map.entry("oct", 10),
                    Map.entry("nov", 11),
                    Map.entry("dec", 12));
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T\\d{4,6}(?:\\.\\d+)?Z?)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(?:\\p{L}+\\.?,\\s+)?(\\d{1,2})\\s+("
                            + MONTH
                            + "),?\\s+(\\d{4})(?:[\\s,]+.*)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?:\\p{L}+\\.?,\\s+)?("
                            + MONTH
                            + ")\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:[\\s,]+.*)?",
                    Pattern.CASE_INSENSITIVE);

    private Dates() {}

    /** The day that {@code written} names; empty if it names none, or not plainly one. */
    static Optional<LocalDate> parse(String written) {
        String text = written.strip();
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return day(compact.group(1), Integer.parseInt(compact.group(2)), compact.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return day(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return day(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2));
        }
        return Optional.empty();
    }

    /** ISO form of a day and month, {@code 2023-09-13} or {@code --09-13} without a year. */
    static Optional<String> iso(String month, String day, Optional<String> year) {
        if (year.isPresent()) {
            return day(year.get(), month(month), day).map(LocalDate::toString);
        }
        try {
            return Optional.of(MonthDay.of(month(month), Integer.parseInt(day)).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        return MONTHS.get(name.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static Optional<LocalDate> day(String year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
