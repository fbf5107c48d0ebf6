package org.newsgraph.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.newsgraph.document.DateBasis;

/** What an expression means, before it is counted from a day. */
sealed interface Meaning {
    /** ISO week of a year: {@code 2023-W37}. */
    static String week(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /**
     * The norm of {@link org.newsgraph.document.TimeExpression}; empty if the anchor lacks the day.
     */
    Optional<String> norm(Anchor anchor);

    /** How the norm is known, where there is one. */
    DateBasis basis();

    /** The first day that is meant, where a day can be told. */
    Optional<LocalDate> first(Anchor anchor);

    /** "Sept. 12", "Sept. 12, 2023". */
    record Day(OptionalInt year, int month, int day) implements Meaning {
        /**
         * A mismatch of tense outweighs a distance this many times greater. So "agreed on talks on
         * Nov. 5", written in October, means next month though the verb looks back, and "met on
         * Nov. 5", written in June, last year.
         */
        private static final long MISMATCH = 9;

        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            if (year.isPresent()) {
                return date(year.getAsInt());
            }
            if (anchor.notBefore().isPresent()) {
                LocalDate start = anchor.notBefore().get();
                return IntStream.rangeClosed(start.getYear(), start.getYear() + 4)
                        .mapToObj(this::date)
                        .flatMap(Optional::stream)
                        .filter(date -> !date.isBefore(start))
                        .findFirst();
            }
            return anchor.day().flatMap(today -> nearest(today, anchor.direction()));
        }

        /** The day of a year around that lies nearest and fits the direction. */
        private Optional<LocalDate> nearest(LocalDate today, Direction direction) {
            return nearest(today, days -> cost(days, direction));
        }

        /** The day of a year around that lies nearest, before or after. */
        Optional<LocalDate> nearest(LocalDate today) {
            return nearest(today, Math::abs);
        }

        private Optional<LocalDate> nearest(LocalDate today, LongUnaryOperator cost) {
            return IntStream.rangeClosed(today.getYear() - 4, today.getYear() + 4)
                    .mapToObj(this::date)
                    .flatMap(Optional::stream)
                    .min(
                            Comparator.<LocalDate>comparingLong(
                                            date ->
                                                    cost.applyAsLong(
                                                            ChronoUnit.DAYS.between(today, date)))
                                    .thenComparing(Comparator.naturalOrder()));
        }

        /** Where nothing tells, what is past weighs more: news has more of it. */
        private static long cost(long days, Direction direction) {
            if (direction == Direction.UNKNOWN) {
                return days < 0 ? -days : 2 * days;
            }
            boolean mismatch =
                    direction == Direction.PAST && days > 0
                            || direction == Direction.FUTURE && days < 0;
            return Math.abs(days) * (mismatch ? MISMATCH : 1);
        }

        private Optional<LocalDate> date(int inYear) {
            return day <= YearMonth.of(inYear, month).lengthOfMonth()
                    ? Optional.of(LocalDate.of(inYear, month, day))
                    : Optional.empty();
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            Optional<LocalDate> first = first(anchor);
            if (first.isPresent() || year.isPresent()) {
                return first.map(LocalDate::toString);
            }
            return Optional.of(String.format(Locale.ROOT, "XXXX-%02d-%02d", month, day));
        }

        @Override
        public DateBasis basis() {
            return DateBasis.EXPLICIT;
        }
    }

    /**
     * "September", "September 2023", "last September".
     *
     * @param shift -1 for "last", 1 for "next", 0 for "this", empty for none
     */
    record Month(OptionalInt year, int month, OptionalInt shift) implements Meaning {
        private Optional<YearMonth> value(Anchor anchor) {
            if (year.isPresent()) {
                return Optional.of(YearMonth.of(year.getAsInt(), month));
            }
            if (anchor.notBefore().isPresent()) {
                YearMonth start = YearMonth.from(anchor.notBefore().get());
                YearMonth same = YearMonth.of(start.getYear(), month);
                return Optional.of(same.isBefore(start) ? same.plusYears(1) : same);
            }
            return anchor.day().map(today -> near(YearMonth.from(today), anchor.direction()));
        }

        private YearMonth near(YearMonth now, Direction direction) {
            YearMonth same = YearMonth.of(now.getYear(), month);
            YearMonth before = same.isAfter(now) ? same.minusYears(1) : same;
            YearMonth after = same.isBefore(now) ? same.plusYears(1) : same;
            if (shift.isPresent()) {
                return switch (shift.getAsInt()) {
                    case -1 -> before.equals(now) ? before.minusYears(1) : before;
                    case 1 -> after.equals(now) ? after.plusYears(1) : after;
                    default -> same;
                };
            }
            return switch (direction) {
                case PAST -> before;
                case FUTURE -> after;
                case UNKNOWN ->
                        before.until(now, ChronoUnit.MONTHS) <= now.until(after, ChronoUnit.MONTHS)
                                ? before
                                : after;
            };
        }

        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return value(anchor).map(value -> value.atDay(1));
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return Optional.of(
                    value(anchor)
                            .map(YearMonth::toString)
                            .orElseGet(() -> String.format(Locale.ROOT, "XXXX-%02d", month)));
        }

        @Override
        public DateBasis basis() {
            return shift.isPresent() ? DateBasis.RELATIVE : DateBasis.EXPLICIT;
        }
    }

    /** "March of next year". */
    record MonthOfYear(int month, int years) implements Meaning {
        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return anchor.day().map(today -> LocalDate.of(today.getYear() + years, month, 1));
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return first(anchor).map(date -> YearMonth.from(date).toString());
        }

        @Override
        public DateBasis basis() {
            return DateBasis.RELATIVE;
        }
    }

    /** "2019". */
    record Year(int year) implements Meaning {
        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return Optional.of(LocalDate.of(year, 1, 1));
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return Optional.of(String.format(Locale.ROOT, "%04d", year));
        }

        @Override
        public DateBasis basis() {
            return DateBasis.EXPLICIT;
        }
    }

    /** Which of the weekdays around the report is meant. */
    enum Which {
        /** Bare: as the tense says, the report's own day included. */
        ANY,
        LAST,
        THIS,
        NEXT
    }

    /** "Tuesday", "last Tuesday". */
    record Weekday(DayOfWeek day, Which which) implements Meaning {
        /** How many days ahead a weekday is not yet called "next". */
        private static final int NEAR_DAYS = 2;

        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            if (anchor.notBefore().isPresent()) {
                return anchor.notBefore().map(d -> d.with(TemporalAdjusters.nextOrSame(day)));
            }
            return anchor.day().map(today -> date(today, anchor.direction()));
        }

        private LocalDate date(LocalDate today, Direction direction) {
            return switch (which) {
                case LAST -> today.with(TemporalAdjusters.previous(day));
                case NEXT -> {
                    // Of a day so near one says "on Tuesday": "next" is then the week after.
                    LocalDate coming = today.with(TemporalAdjusters.next(day));
                    yield coming.isAfter(today.plusDays(NEAR_DAYS)) ? coming : coming.plusWeeks(1);
                }
                case THIS ->
                        direction == Direction.PAST
                                ? today.with(TemporalAdjusters.previousOrSame(day))
                                : today.with(TemporalAdjusters.nextOrSame(day));
                case ANY ->
                        direction == Direction.FUTURE
                                ? today.with(TemporalAdjusters.nextOrSame(day))
                                : today.with(TemporalAdjusters.previousOrSame(day));
            };
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return first(anchor).map(LocalDate::toString);
        }

        @Override
        public DateBasis basis() {
            return DateBasis.RELATIVE;
        }
    }

    /** A unit of the calendar. */
    enum Unit {
        DAY,
        WEEK,
        WEEKEND,
        FORTNIGHT,
        MONTH,
        YEAR,
        DECADE
    }

    /** "yesterday", "last month", "two weeks ago": so many units from that of the report. */
    record Offset(Unit unit, int count) implements Meaning {
        private LocalDate shifted(LocalDate today) {
            return switch (unit) {
                case DAY -> today.plusDays(count);
                case WEEK, WEEKEND -> today.plusWeeks(count);
                case FORTNIGHT -> today.plusWeeks(2L * count);
                case MONTH -> today.plusMonths(count);
                case YEAR -> today.plusYears(count);
                case DECADE -> today.plusYears(10L * count);
            };
        }

        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return anchor.day()
                    .map(this::shifted)
                    .map(
                            date ->
                                    switch (unit) {
                                        case DAY -> date;
                                        case WEEK, FORTNIGHT -> date.with(DayOfWeek.MONDAY);
                                        case WEEKEND -> weekend(date, anchor.direction());
                                        case MONTH -> date.withDayOfMonth(1);
                                        case YEAR, DECADE -> date.withDayOfYear(1);
                                    });
        }

        /**
         * The Saturday. The weekend of a week is its end, but on a Sunday to Wednesday "the
         * weekend" of a clause that looks back is the one before.
         */
        private LocalDate weekend(LocalDate date, Direction direction) {
            if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return date.minusDays(1);
            }
            boolean back = count == 0 && direction == Direction.PAST;
            return back
                    ? date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY))
                    : date.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return first(anchor)
                    .map(
                            date ->
                                    switch (unit) {
                                        case DAY -> date.toString();
                                        case WEEK, FORTNIGHT -> week(date);
                                        case WEEKEND -> date + "/" + date.plusDays(1);
                                        case MONTH -> YearMonth.from(date).toString();
                                        case YEAR, DECADE ->
                                                String.format(Locale.ROOT, "%04d", date.getYear());
                                    });
        }

        @Override
        public DateBasis basis() {
            return unit == Unit.DAY && count == 0 ? DateBasis.DATELINE : DateBasis.RELATIVE;
        }
    }

    /** "Tuesday last week": the weekday of a week counted from that of the report. */
    record WeekdayOfWeek(DayOfWeek day, int weeks) implements Meaning {
        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return anchor.day()
                    .map(today -> today.plusWeeks(weeks).with(DayOfWeek.MONDAY))
                    .map(monday -> monday.with(TemporalAdjusters.nextOrSame(day)));
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return first(anchor).map(LocalDate::toString);
        }

        @Override
        public DateBasis basis() {
            return DateBasis.RELATIVE;
        }
    }

    /** "earlier in the day": the day of the report, though the words do not say so. */
    record SameDay() implements Meaning {
        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return anchor.day();
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            return first(anchor).map(LocalDate::toString);
        }

        @Override
        public DateBasis basis() {
            return DateBasis.RELATIVE;
        }
    }

    /** "Monday to Wednesday", "Sept. 12-14". */
    record Range(Meaning from, Meaning to) implements Meaning {
        @Override
        public Optional<LocalDate> first(Anchor anchor) {
            return from.first(anchor);
        }

        @Override
        public Optional<String> norm(Anchor anchor) {
            Optional<LocalDate> start = from.first(anchor);
            Anchor end = start.map(anchor::endingRangeFrom).orElse(anchor);
            Optional<String> first = from.norm(anchor);
            Optional<String> last = to.norm(end);
            return first.flatMap(a -> last.map(b -> a + "/" + b));
        }

        @Override
        public DateBasis basis() {
            return from.basis() == DateBasis.EXPLICIT && to.basis() == DateBasis.EXPLICIT
                    ? DateBasis.EXPLICIT
                    : DateBasis.RELATIVE;
        }
    }
}
