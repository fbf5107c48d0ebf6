package org.newsgraph.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Token;
import org.newsgraph.time.Meaning.Unit;
import org.newsgraph.time.Meaning.Which;

/**
 * The grammar of time expressions over the tokens of one sentence. Every method reads at a token
 * and gives the longest match that starts there.
 */
final class TimeGrammar {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})");
    private static final Pattern DAY =
            Pattern.compile("(?i)([1-9]|[12]\\d|3[01]|0[1-9])(st|nd|rd|th)?");
    private static final Pattern DAYS =
            Pattern.compile("([1-9]|[12]\\d|3[01])[-–—]([1-9]|[12]\\d|3[01])");
    private static final Pattern YEAR = Pattern.compile("(?:1[5-9]|20)\\d\\d");
    private static final Pattern YEARS =
            Pattern.compile("((?:1[5-9]|20)\\d\\d)[-–—/]((?:1[5-9]|20)?\\d\\d)");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern HYPHENATED =
            Pattern.compile("(?i)(mid|early|late)[-–](\\p{Alpha}+\\.?|\\d{4})");

    private final TimeWords words;
    private final List<Token> tokens;

    /**
     * What was read.
     *
     * @param end index one past the last token
     */
    record Match(int end, Meaning meaning) {}

    TimeGrammar(TimeWords words, List<Token> sentence) {
        this.words = words;
        this.tokens = sentence;
    }

    /** The expression that starts at the token, if one does. */
    Optional<Match> at(int start) {
        return range(start).or(() -> simple(start));
    }

    private Optional<Match> simple(int start) {
        return numeric(start)
                .or(() -> weekdayWithDate(start))
                .or(() -> monthDay(start))
                .or(() -> dayMonth(start))
                .or(() -> weekday(start))
                .or(() -> month(start))
                .or(() -> day(start))
                .or(() -> shifted(start))
                .or(() -> ofTheUnit(start))
                .or(() -> ago(start))
                .or(() -> year(start));
    }

    // Ranges -----------------------------------------------------------------------------------

    /** "Monday to Wednesday", "Sept. 12 to 14", "2003-2005", "between May and July". */
    private Optional<Match> range(int start) {
        Optional<Match> years = years(start);
        if (years.isPresent()) {
            return years;
        }
        return simple(start).flatMap(first -> range(start, first));
    }

    private Optional<Match> range(int start, Match first) {
        int at = first.end();
        boolean between = start > 0 && is(start - 1, "between");
        boolean dash = words.is("dash", text(at));
        boolean join = is(at, "and") ? between : words.is("join", text(at)) || dash;
        if (!join) {
            return Optional.empty();
        }
        Optional<Match> second = simple(at + 1).or(() -> dayAfter(first.meaning(), at + 1));
        return second.filter(match -> sameKind(first.meaning(), match.meaning()))
                .map(
                        match ->
                                new Match(
                                        match.end(),
                                        new Meaning.Range(
                                                yearOf(match.meaning(), first.meaning()),
                                                match.meaning())));
    }

    /** The "14" of "Sept. 12 to 14, 2023". */
    private Optional<Match> dayAfter(Meaning first, int at) {
        if (!(first instanceof Meaning.Day day) || day.year().isPresent()) {
            return Optional.empty();
        }
        OptionalInt number = dayNumber(at);
        if (number.isEmpty() || number.getAsInt() <= day.day() || isMeasured(at)) {
            return Optional.empty();
        }
        int end = at + 1;
        OptionalInt year = yearAfter(end);
        if (year.isPresent()) {
            end = endOfYear(end);
        }
        return Optional.of(new Match(end, new Meaning.Day(year, day.month(), number.getAsInt())));
    }

    private static boolean sameKind(Meaning a, Meaning b) {
        return a.getClass() == b.getClass() && !(a instanceof Meaning.Offset);
    }

    /** The first end of a range with the year of the second, where it has none of its own. */
    private static Meaning yearOf(Meaning second, Meaning first) {
        if (second instanceof Meaning.Day last
                && last.year().isPresent()
                && first instanceof Meaning.Day day
                && day.year().isEmpty()) {
            boolean newYear =
                    day.month() > last.month()
                            || day.month() == last.month() && day.day() > last.day();
            int year = last.year().getAsInt() - (newYear ? 1 : 0);
            return new Meaning.Day(OptionalInt.of(year), day.month(), day.day());
        }
        if (second instanceof Meaning.Month last
                && last.year().isPresent()
                && first instanceof Meaning.Month month
                && month.year().isEmpty()) {
            int year = last.year().getAsInt() - (month.month() > last.month() ? 1 : 0);
            return new Meaning.Month(OptionalInt.of(year), month.month(), OptionalInt.empty());
        }
        return first;
    }

    private Optional<Match> years(int start) {
        Matcher matcher = YEARS.matcher(text(start));
        if (!matcher.matches() || !mayBeYear(start)) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = Integer.parseInt(matcher.group(2));
        if (to < 100) {
            to += from / 100 * 100;
        }
        return to <= from
                ? Optional.empty()
                : Optional.of(
                        new Match(
                                start + 1,
                                new Meaning.Range(new Meaning.Year(from), new Meaning.Year(to))));
    }

    // Calendar dates ---------------------------------------------------------------------------

    private Optional<Match> numeric(int start) {
        Matcher iso = ISO.matcher(text(start));
        if (iso.matches()) {
            return date(start, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher slashes = SLASHES.matcher(text(start));
        if (slashes.matches()) {
            String year = slashes.group(3);
            if (year.length() == 2) {
                year = (Integer.parseInt(year) < 70 ? "20" : "19") + year;
            }
            // The American order, but where that is no date the other one.
            boolean dayFirst = Integer.parseInt(slashes.group(1)) > 12;
            return date(
                    start, year, slashes.group(dayFirst ? 2 : 1), slashes.group(dayFirst ? 1 : 2));
        }
        return Optional.empty();
    }

    private static Optional<Match> date(int start, String year, String month, String day) {
        try {
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(new Match(start + 1, day(date)));
        } catch (DateTimeException e) {
            // "2023-13-45" is a number, not a date.
            return Optional.empty();
        }
    }

    private static Meaning day(LocalDate date) {
        return new Meaning.Day(
                OptionalInt.of(date.getYear()), date.getMonthValue(), date.getDayOfMonth());
    }

    /** "Wednesday, Sept. 13", "Friday 5 May", "late Tuesday, Sept. 12, 2023". */
    private Optional<Match> weekdayWithDate(int start) {
        int at = skipEdge(start);
        if (weekdayNumber(at).isEmpty()) {
            return Optional.empty();
        }
        at++;
        at = skipParts(at);
        at = is(at, ",") ? at + 1 : at;
        at = is(at, "the") ? at + 1 : at;
        int from = at;
        return monthDay(from).or(() -> dayMonth(from));
    }

    /** "Sept. 12", "September 12th, 2023", "Sept. 12-14", "Sept. 12-Oct. 2". */
    private Optional<Match> monthDay(int start) {
        int at = skipEdge(start);
        OptionalInt month = monthNumber(at);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        at = afterMonth(at);
        at = is(at, "the") ? at + 1 : at;
        Matcher days = DAYS.matcher(text(at));
        if (days.matches()) {
            return days(at + 1, month.getAsInt(), days);
        }
        OptionalInt day = dayNumber(at);
        if (day.isEmpty() || day.getAsInt() > lengthOf(month.getAsInt())) {
            return Optional.empty();
        }
        int end = at + 1;
        OptionalInt year = yearAfter(end);
        if (year.isPresent()) {
            end = endOfYear(end);
        }
        return Optional.of(
                new Match(skipParts(end), new Meaning.Day(year, month.getAsInt(), day.getAsInt())));
    }

    private Optional<Match> days(int end, int month, Matcher days) {
        int from = Integer.parseInt(days.group(1));
        int to = Integer.parseInt(days.group(2));
        if (from >= to || to > lengthOf(month)) {
            return Optional.empty();
        }
        OptionalInt year = yearAfter(end);
        return Optional.of(
                new Match(
                        year.isPresent() ? endOfYear(end) : end,
                        new Meaning.Range(
                                new Meaning.Day(year, month, from),
                                new Meaning.Day(year, month, to))));
    }

    /** "12 September", "the 5th of March 2020", "12-14 September 2023". */
    private Optional<Match> dayMonth(int start) {
        int at = is(start, "the") ? start + 1 : start;
        Matcher days = DAYS.matcher(text(at));
        OptionalInt day = dayNumber(at);
        int monthAt = is(at + 1, "of") ? at + 2 : at + 1;
        OptionalInt month = monthNumber(monthAt);
        if (month.isEmpty() || day.isEmpty() && !days.matches()) {
            return Optional.empty();
        }
        int end = afterMonth(monthAt);
        if (days.matches()) {
            return days(end, month.getAsInt(), days);
        }
        // "on May 5 June said" and the like: a month that has a day of its own after it.
        if (day.getAsInt() > lengthOf(month.getAsInt())
                || yearAfter(end).isEmpty() && dayNumber(end).isPresent()) {
            return Optional.empty();
        }
        OptionalInt year = yearAfter(end);
        return Optional.of(
                new Match(
                        year.isPresent() ? endOfYear(end) : end,
                        new Meaning.Day(year, month.getAsInt(), day.getAsInt())));
    }

    /** "September 2023", "early September", "last September"; a bare "May" after a preposition. */
    private Optional<Match> month(int start) {
        Matcher hyphenated = HYPHENATED.matcher(text(start));
        if (hyphenated.matches()) {
            OptionalInt number = month(hyphenated.group(2));
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(month(start + 1, number.getAsInt(), OptionalInt.empty()));
        }
        int at = skipEdge(start);
        OptionalInt shift = words.number("shift", text(at));
        if (shift.isPresent()) {
            at = skipEdge(at + 1);
        }
        OptionalInt month = monthNumber(at);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        int of = afterMonth(at);
        OptionalInt years = words.number("shift", text(of + 1));
        if (is(of, "of") && years.isPresent() && is(of + 2, "year")) {
            Meaning meaning = new Meaning.MonthOfYear(month.getAsInt(), years.getAsInt());
            return Optional.of(new Match(of + 3, meaning));
        }
        Match match = month(of, month.getAsInt(), shift);
        boolean year = match.meaning() instanceof Meaning.Month m && m.year().isPresent();
        boolean plain =
                at > start
                        || year
                        || start > 0 && words.is("preposition", text(start - 1))
                        || words.is("join", text(start - 1)) && monthNumber(start - 2).isPresent()
                        || isGenitive(match.end());
        if (!plain && isAmbiguousMonth(at)) {
            return Optional.empty();
        }
        // "May 40 people", "March 12,000": a count follows, so this is no month.
        return isMonthBefore(match.end(), year) ? Optional.of(match) : Optional.empty();
    }

    private boolean isMonthBefore(int end, boolean year) {
        return year || !COUNT.matcher(text(end)).matches();
    }

    private Match month(int end, int month, OptionalInt shift) {
        int at = is(end, "of") || is(end, ",") ? end + 1 : end;
        if (shift.isEmpty() && isYear(at) && !isMeasured(at)) {
            return new Match(
                    at + 1,
                    new Meaning.Month(OptionalInt.of(Integer.parseInt(text(at))), month, shift));
        }
        return new Match(end, new Meaning.Month(OptionalInt.empty(), month, shift));
    }

    /** A bare year, where the words around it leave no doubt. */
    private Optional<Match> year(int start) {
        Matcher hyphenated = HYPHENATED.matcher(text(start));
        if (hyphenated.matches() && YEAR.matcher(hyphenated.group(2)).matches()) {
            return Optional.of(
                    new Match(start + 1, new Meaning.Year(Integer.parseInt(hyphenated.group(2)))));
        }
        int at = skipEdge(start);
        if (!isYear(at) || !mayBeYear(at)) {
            return Optional.empty();
        }
        return Optional.of(new Match(at + 1, new Meaning.Year(Integer.parseInt(text(at)))));
    }

    private boolean mayBeYear(int at) {
        boolean before =
                at > 0 && words.is("before-year", text(at - 1))
                        || at == 0 && is(at + 1, ",")
                        || at > 0 && is(at - 1, "(")
                        || isGenitive(at + 1)
                        || at > 0 && isGenitive(at - 1);
        return before && !isMeasured(at);
    }

    /** Whether what follows counts things, so that the number is no year or day. */
    private boolean isMeasured(int at) {
        String next = text(at + 1);
        boolean plural = at + 1 < tokens.size() && tokens.get(at + 1).tag().equals("NNS");
        boolean modifier = at > 0 && (is(at - 1, "the") || isGenitive(at - 1));
        return words.is("measure", next) || plural && !modifier;
    }

    // Days counted from the report -------------------------------------------------------------

    /** "Tuesday", "late Tuesday", "Late on Saturday", "next Tuesday", "Tuesday morning". */
    private Optional<Match> weekday(int start) {
        int at = skipEdge(start);
        at = at > start && is(at, "on") ? at + 1 : at;
        OptionalInt shift = OptionalInt.empty();
        if (words.is("shift", text(at)) || is(at, "past")) {
            shift = is(at, "past") ? OptionalInt.of(-1) : words.number("shift", text(at));
            at++;
            if (is(at, "past")) {
                shift = OptionalInt.of(-1);
                at++;
            } else if (is(at, "coming")) {
                at++;
            }
            at = skipEdge(at);
        }
        OptionalInt weekday = weekdayNumber(at);
        if (weekday.isEmpty()) {
            return Optional.empty();
        }
        Which which =
                shift.isEmpty()
                        ? Which.ANY
                        : switch (shift.getAsInt()) {
                            case -1 -> Which.LAST;
                            case 1 -> Which.NEXT;
                            default -> Which.THIS;
                        };
        int end = skipParts(at + 1);
        if (which == Which.ANY && (is(end, "last") || is(end, "next")) && isWeek(end + 1)) {
            boolean last = is(end, "last");
            return Optional.of(
                    new Match(
                            end + 2,
                            new Meaning.WeekdayOfWeek(
                                    DayOfWeek.of(weekday.getAsInt()), last ? -1 : 1)));
        }
        return Optional.of(
                new Match(end, new Meaning.Weekday(DayOfWeek.of(weekday.getAsInt()), which)));
    }

    private boolean isWeek(int at) {
        return is(at, "week");
    }

    /** "today", "earlier today", "yesterday afternoon", "last night", "this morning". */
    private Optional<Match> day(int start) {
        int at = skipEdge(start);
        at = at > start && is(at, "on") ? at + 1 : at;
        OptionalInt day = words.number("day", text(at));
        if (day.isPresent()) {
            // "a better tomorrow" is a noun, and no day.
            if (at > 0
                    && (is(at - 1, "a")
                            || isTag(at - 1, "JJ")
                            || isTag(at - 1, "JJR")
                            || isTag(at - 1, "RBR"))) {
                return Optional.empty();
            }
            if (isGenitive(at + 1) && day.getAsInt() == 0 && !isEventful(at + 2)) {
                return Optional.empty();
            }
            return Optional.of(new Match(skipParts(at + 1), days(day.getAsInt())));
        }
        if (words.is("part", text(at + 1))) {
            if (is(at, "this")) {
                return Optional.of(new Match(at + 2, days(0)));
            }
            if (is(at, "last") && is(at + 1, "night")) {
                return Optional.of(new Match(at + 2, days(-1)));
            }
        }
        return Optional.empty();
    }

    /** Today's youth and today's world are not those of one day. */
    private boolean isEventful(int at) {
        return words.is("event", text(at));
    }

    private static Meaning days(int count) {
        return new Meaning.Offset(Unit.DAY, count);
    }

    /** "last month", "early next year", "later this week", "this weekend". */
    private Optional<Match> shifted(int start) {
        int at = skipEdge(start);
        int the = is(at, "the") ? at + 1 : at;
        OptionalInt shift = words.number("shift", text(the));
        String unit = words.value("unit", text(the + 1));
        if (shift.isPresent() && unit != null && (the == at || shift.getAsInt() != -1)) {
            // "the next day" is that of the story, not that of the report.
            boolean ofStory = the > at && !is(the, "current") && !is(the, "coming");
            if (!ofStory && !unit.equals("day") && !unit.equals("decade")) {
                return Optional.of(new Match(the + 2, offset(unit, shift.getAsInt())));
            }
        }
        boolean weekend =
                is(at, "the")
                        && is(at + 1, "weekend")
                        && start > 0
                        && (words.is("preposition", text(start - 1)) || is(start - 1, "over"));
        return weekend ? Optional.of(new Match(at + 2, offset("weekend", 0))) : Optional.empty();
    }

    /**
     * "earlier in the day", "later in the month", "the end of the year", "the end of next month".
     */
    private Optional<Match> ofTheUnit(int start) {
        boolean edge =
                is(start, "later")
                        || is(start, "earlier")
                        || is(start, "late")
                        || is(start, "early");
        int at = start;
        if (edge && is(start + 1, "in")) {
            at = start + 2;
        } else {
            at = is(start, "the") ? start + 1 : start;
            if (!(is(at, "end") || is(at, "beginning") || is(at, "start")) || !is(at + 1, "of")) {
                return Optional.empty();
            }
            at = at + 2;
        }
        boolean its = is(at, "the");
        String unit = words.value("unit", text(at + 1));
        OptionalInt shift = words.number("shift", text(at));
        if (unit == null || !its && shift.isEmpty() || unit.equals("decade")) {
            return Optional.empty();
        }
        if (unit.equals("day") && !edge) {
            return Optional.empty();
        }
        Meaning meaning = offset(unit, its ? 0 : shift.getAsInt());
        return Optional.of(new Match(at + 2, unit.equals("day") ? new Meaning.SameDay() : meaning));
    }

    /** "two weeks ago", "a year ago", "three days from now", "a week or so ago". */
    private Optional<Match> ago(int start) {
        int at = start;
        if (is(at, "about") || is(at, "around") || is(at, "nearly") || is(at, "almost")) {
            at++;
        }
        OptionalInt count =
                COUNT.matcher(text(at)).matches()
                        ? OptionalInt.of(Integer.parseInt(text(at)))
                        : words.number("number", text(at));
        if (count.isEmpty()) {
            return Optional.empty();
        }
        at++;
        String unit = words.value("unit", text(at));
        if (unit == null) {
            unit = words.value("units", text(at));
        }
        if (unit == null) {
            return Optional.empty();
        }
        at++;
        if (is(at, "or") && is(at + 1, "so")) {
            at += 2;
        }
        if (is(at, "ago")) {
            return Optional.of(new Match(at + 1, offset(unit, -count.getAsInt())));
        }
        if (is(at, "from") && (is(at + 1, "now") || is(at + 1, "today"))) {
            return Optional.of(new Match(at + 2, offset(unit, count.getAsInt())));
        }
        return Optional.empty();
    }

    private static Meaning offset(String unit, int count) {
        return new Meaning.Offset(Unit.valueOf(unit.toUpperCase(Locale.ROOT)), count);
    }

    // Words ------------------------------------------------------------------------------------

    private String text(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).text() : "";
    }

    private boolean is(int at, String word) {
        return text(at).equalsIgnoreCase(word);
    }

    private boolean isTag(int at, String tag) {
        return at >= 0 && at < tokens.size() && tokens.get(at).tag().equals(tag);
    }

    private boolean isGenitive(int at) {
        return is(at, "'s") || is(at, "’s") || is(at, "'") || is(at, "’");
    }

    /** Steps over "early", "late", "later", "earlier", "mid". */
    private int skipEdge(int at) {
        return words.is("edge", text(at)) ? at + 1 : at;
    }

    /** Steps over "morning", "night", and "at noon". */
    private int skipParts(int at) {
        if (words.is("part", text(at))) {
            return at + 1;
        }
        return at;
    }

    private OptionalInt weekdayNumber(int at) {
        String word = text(at);
        if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
            return OptionalInt.empty();
        }
        OptionalInt full = words.number("weekday", word);
        return full.isPresent() ? full : words.number("weekday-short", word);
    }

    private OptionalInt monthNumber(int at) {
        return month(text(at));
    }

    private OptionalInt month(String word) {
        if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
            return OptionalInt.empty();
        }
        return words.number(
                "month", word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
    }

    /** Steps over the month, and over a full stop that the tokenizer cut off. */
    private int afterMonth(int at) {
        return is(at + 1, ".") && text(at).length() <= 4 && at + 2 < tokens.size()
                ? at + 2
                : at + 1;
    }

    /** Words that are months and more: "May", "March", "Mar", "Jan" and other short forms. */
    private boolean isAmbiguousMonth(int at) {
        String word = text(at).toLowerCase(Locale.ROOT);
        return word.length() <= 5 && !word.equals("april") && !word.equals("july");
    }

    private OptionalInt dayNumber(int at) {
        Matcher matcher = DAY.matcher(text(at));
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    private static int lengthOf(int month) {
        return java.time.Month.of(month).maxLength();
    }

    private boolean isYear(int at) {
        return YEAR.matcher(text(at)).matches();
    }

    /** The year of ", 2023" or " 2023" after a day. */
    private OptionalInt yearAfter(int at) {
        int year = is(at, ",") ? at + 1 : at;
        return isYear(year) && !isMeasured(year)
                ? OptionalInt.of(Integer.parseInt(text(year)))
                : OptionalInt.empty();
    }

    private int endOfYear(int at) {
        return is(at, ",") ? at + 2 : at + 1;
    }
}
