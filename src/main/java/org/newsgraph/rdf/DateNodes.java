package org.newsgraph.rdf;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What a normalised date is in RDF, never more precise than it is.
 *
 * @param date the date itself, if one datatype can hold it
 * @param month the calendar month, if it is known
 * @param earliest first day it can be, if it is not one day
 * @param latest last day it can be
 */
record DateNodes(
        Optional<Node> date, Optional<Node> month, Optional<Node> earliest, Optional<Node> latest) {
    private static final DateNodes NOTHING =
            new DateNodes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern NO_YEAR = Pattern.compile("XXXX-(\\d{2})(-\\d{2})?");

    private record Days(LocalDate first, LocalDate last) {}

    /**
     * @param norm ISO 8601, as in {@code TimeExpression.norm}; what is no date gives nothing
     */
    static DateNodes of(String norm) {
        try {
            return parse(norm);
        } catch (DateTimeException e) {
            // No such day, such as February 30: the words are kept, a date is not.
            return NOTHING;
        }
    }

    static boolean isDay(String norm) {
        return DAY.matcher(norm).matches() && of(norm).date().isPresent();
    }

    private static DateNodes parse(String norm) {
        if (DAY.matcher(norm).matches()) {
            LocalDate day = LocalDate.parse(norm);
            return new DateNodes(
                    literal(norm, XSDDatatype.XSDdate),
                    literal(YearMonth.from(day).toString(), XSDDatatype.XSDgYearMonth),
                    Optional.empty(),
                    Optional.empty());
        }
        Matcher noYear = NO_YEAR.matcher(norm);
        if (noYear.matches()) {
            boolean day = noYear.group(2) != null;
            // 2000 is a leap year: every month and day that can be is accepted.
            LocalDate.parse("2000-" + noYear.group(1) + (day ? noYear.group(2) : "-01"));
            return new DateNodes(
                    literal(
                            "--" + norm.substring("XXXX-".length()),
                            day ? XSDDatatype.XSDgMonthDay : XSDDatatype.XSDgMonth),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<Days> days = days(norm);
        if (days.isEmpty()) {
            return NOTHING;
        }
        boolean month = MONTH.matcher(norm).matches();
        boolean year = YEAR.matcher(norm).matches();
        return new DateNodes(
                month
                        ? literal(norm, XSDDatatype.XSDgYearMonth)
                        : year ? literal(norm, XSDDatatype.XSDgYear) : Optional.empty(),
                month ? literal(norm, XSDDatatype.XSDgYearMonth) : Optional.empty(),
                literal(days.get().first().toString(), XSDDatatype.XSDdate),
                literal(days.get().last().toString(), XSDDatatype.XSDdate));
    }

    private static Optional<Days> days(String norm) {
        int slash = norm.indexOf('/');
        if (slash >= 0) {
            Optional<Days> from = days(norm.substring(0, slash));
            Optional<Days> to = days(norm.substring(slash + 1));
            return from.isPresent() && to.isPresent()
                    ? Optional.of(new Days(from.get().first(), to.get().last()))
                            .filter(days -> !days.last().isBefore(days.first()))
                    : Optional.empty();
        }
        if (DAY.matcher(norm).matches()) {
            LocalDate day = LocalDate.parse(norm);
            return Optional.of(new Days(day, day));
        }
        if (MONTH.matcher(norm).matches()) {
            YearMonth month = YearMonth.parse(norm);
            return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
        }
        if (YEAR.matcher(norm).matches()) {
            Year year = Year.parse(norm);
            return Optional.of(new Days(year.atDay(1), year.atDay(year.length())));
        }
        Matcher week = WEEK.matcher(norm);
        if (week.matches()) {
            LocalDate monday =
                    LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                            .with(
                                    IsoFields.WEEK_OF_WEEK_BASED_YEAR,
                                    Integer.parseInt(week.group(2)))
                            .with(DayOfWeek.MONDAY);
            return Optional.of(new Days(monday, monday.plusDays(6)));
        }
        return Optional.empty();
    }

    private static Optional<Node> literal(String lexical, RDFDatatype type) {
        return Optional.of(NodeFactory.createLiteralDT(lexical, type));
    }
}
