package org.newsgraph.time;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.time.TimeGrammar.Match;

/**
 * Finds the words that say when, and counts them from the day of the report.
 *
 * <p>That day is the dateline's, else the day of publication; a dateline without a year takes it
 * from the day of publication, else from a date close by that the text gives in full. Where none of
 * these is known nothing is guessed: a weekday has no norm, and "Sept. 12" has the norm {@code
 * XXXX-09-12}.
 *
 * <p>A weekday is the last one up to the day of the report, or the first one from it on where its
 * clause looks ahead. Durations, ages and vague words ("recently") are left out. Pure, and shared
 * by all threads.
 */
public final class TimeTagger {
    private static final Pattern YEARLESS = Pattern.compile("--(\\d{2})-(\\d{2})");

    /** How far, in days, a full date of the text may lie from a dateline that takes its year. */
    private static final long CLOSE = 31;

    private final TimeWords words = TimeWords.bundled();

    /** An expression before it is counted from a day. */
    private record Found(
            Sentence sentence, int first, int end, Meaning meaning, Direction direction) {}

    /** The time expressions of the document, in text order; none overlap. */
    public List<TimeExpression> tag(AnnotatedDocument document) {
        List<Found> found = find(document);
        Optional<LocalDate> day = referenceDay(document, found);
        List<TimeExpression> times = new ArrayList<>();
        for (Found expression : found) {
            Anchor anchor = new Anchor(day, expression.direction(), Optional.empty());
            Optional<String> norm = expression.meaning().norm(anchor);
            times.add(
                    new TimeExpression(
                            document.span(expression.first(), expression.end()),
                            expression.first(),
                            expression.end(),
                            norm,
                            norm.isPresent() ? expression.meaning().basis() : DateBasis.UNKNOWN));
        }
        return List.copyOf(times);
    }

    /** The day of the report, which "today" means; empty if neither dateline nor date tells it. */
    public Optional<LocalDate> referenceDay(AnnotatedDocument document) {
        return referenceDay(document, find(document));
    }

    private List<Found> find(AnnotatedDocument document) {
        List<Found> found = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
            List<Token> tokens = document.tokens(sentence);
            TimeGrammar grammar = new TimeGrammar(words, tokens);
            Tense tense = new Tense(words, tokens, sentence.kind(), names(document, sentence));
            int at = 0;
            while (at < tokens.size()) {
                int start = at;
                Optional<Match> match =
                        grammar.at(at).filter(m -> !isOfName(document, sentence, start, m.end()));
                if (match.isPresent()) {
                    int end = match.get().end();
                    found.add(
                            new Found(
                                    sentence,
                                    sentence.firstToken() + at,
                                    sentence.firstToken() + end,
                                    match.get().meaning(),
                                    tense.of(at, end)));
                    at = end;
                } else {
                    at++;
                }
            }
        }
        return found;
    }

    /** "USA Today", "the Sunday Times": the end or start of what an organization is called. */
    private static boolean isOfName(
            AnnotatedDocument document, Sentence sentence, int first, int end) {
        Optional<Mention> name = document.mentionOfToken(sentence.firstToken() + first);
        return name.isPresent()
                && name.get().type() == MentionType.ORG
                && name.get().endToken() >= sentence.firstToken() + end
                && name.get().endToken() - name.get().firstToken() > end - first;
    }

    /** Which tokens of the sentence are part of a name. */
    private static BitSet names(AnnotatedDocument document, Sentence sentence) {
        BitSet names = new BitSet();
        for (Mention mention : document.mentionsIn(sentence.span())) {
            names.set(
                    mention.firstToken() - sentence.firstToken(),
                    mention.endToken() - sentence.firstToken());
        }
        return names;
    }

    private static Optional<LocalDate> referenceDay(AnnotatedDocument document, List<Found> found) {
        Optional<LocalDate> published = document.article().date();
        Optional<String> dateline = document.article().dateline().flatMap(Dateline::date);
        if (dateline.isEmpty()) {
            return published;
        }
        Matcher yearless = YEARLESS.matcher(dateline.get());
        if (!yearless.matches()) {
            return fullDate(dateline.get()).or(() -> published);
        }
        Meaning.Day day =
                new Meaning.Day(
                        OptionalInt.empty(),
                        Integer.parseInt(yearless.group(1)),
                        Integer.parseInt(yearless.group(2)));
        if (published.isPresent()) {
            return published.flatMap(date -> day.nearest(date)).or(() -> published);
        }
        return found.stream()
                .map(Found::meaning)
                .flatMap(meaning -> fullDates(meaning).stream())
                .flatMap(date -> near(day, date).stream())
                .min(Comparator.comparingLong(Near::days).thenComparing(Near::day))
                .map(Near::day);
    }

    /** A day for the dateline, and how many days lie between it and the date that gave its year. */
    private record Near(LocalDate day, long days) {}

    private static Optional<Near> near(Meaning.Day dateline, LocalDate date) {
        return dateline.nearest(date)
                .map(day -> new Near(day, Math.abs(ChronoUnit.DAYS.between(day, date))))
                .filter(near -> near.days() <= CLOSE);
    }

    private static List<LocalDate> fullDates(Meaning meaning) {
        if (meaning instanceof Meaning.Range range) {
            List<LocalDate> dates = new ArrayList<>(fullDates(range.from()));
            dates.addAll(fullDates(range.to()));
            return dates;
        }
        return meaning instanceof Meaning.Day day && day.year().isPresent()
                ? day
                        .first(new Anchor(Optional.empty(), Direction.UNKNOWN, Optional.empty()))
                        .stream()
                        .toList()
                : List.of();
    }

    private static Optional<LocalDate> fullDate(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            // As precise as the text: a month or a year is no day to count from.
            return Optional.empty();
        }
    }
}
