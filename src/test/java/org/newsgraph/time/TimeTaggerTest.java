package org.newsgraph.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.table.TsvTable;

class TimeTaggerTest {
    /** Words and marks; a comma before a space is cut off, one inside a number is not. */
    private static final Pattern TOKEN = Pattern.compile(",|[()]|[^\\s,()]+(?:,\\d{3})*");

    private static final Map<String, TsvTable.Row> WORDS =
            TsvTable.load("/time/words.tsv").rows().stream()
                    .collect(Collectors.toMap(row -> row.get(0), row -> row));

    private final TimeTagger tagger = new TimeTagger();

    @ParameterizedTest(name = "{4}: {2}")
    @CsvFileSource(
            resources = "/time/expressions.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void readsExpressions(
            String reference, Block.Kind block, String sentence, String expected, String note) {
        Optional<LocalDate> day = Optional.ofNullable(reference).map(LocalDate::parse);
        AnnotatedDocument document = document(day, Optional.empty(), List.of(sentence), block);
        assertEquals(Optional.ofNullable(expected).orElse(""), shown(document));
    }

    @ParameterizedTest(name = "{0} with date {1} and text {2}: {3}")
    @CsvSource({
        "2023-09-13, 2023-09-14, They met Tuesday ., 2023-09-12",
        "--09-13, 2023-09-14, They met Tuesday ., 2023-09-12",
        "--12-31, 2024-01-01, They met today ., 2023-12-31",
        "--01-01, 2023-12-31, They met today ., 2024-01-01",
        "--09-13, , They met Tuesday ., ''",
        "--09-13, , 'They met Tuesday . It was Sept. 13, 2023 .', 2023-09-12",
        "--09-13, , 'They met Tuesday . It was Sept. 8-10, 2023 .', 2023-09-12",
        "--01-02, , 'They met today . It was Dec. 28, 2023 .', 2024-01-02",
        "--09-13, , 'They met Tuesday . It was Jan. 5, 1998 .', ''",
        "--09-13, , 'They met Tuesday . It was in 2023 .', ''",
        "2023-09, 2023-09-14, They met today ., 2023-09-14",
        ", , They met today ., ''"
    })
    void countsFromTheDateline(String dateline, LocalDate date, String text, String norm) {
        List<String> sentences = List.of(text.split("(?<= \\.) "));
        AnnotatedDocument document =
                document(
                        Optional.ofNullable(date),
                        Optional.ofNullable(dateline),
                        sentences,
                        Block.Kind.PARAGRAPH);
        assertEquals(norm, tagger.tag(document).get(0).norm().orElse(""));
    }

    @Test
    void theReferenceDayIsThatOfToday() {
        AnnotatedDocument document =
                document(
                        Optional.empty(),
                        Optional.of("--09-13"),
                        List.of("They met today .", "It was Sept. 12, 2023 ."),
                        Block.Kind.PARAGRAPH);
        assertEquals(Optional.of(LocalDate.of(2023, 9, 13)), tagger.referenceDay(document));
        assertEquals(
                "today=2023-09-13 dateline; Sept. 12, 2023=2023-09-12 explicit", shown(document));
    }

    @Test
    void spansAreThoseOfTheTokensAndNeverOverlap() {
        AnnotatedDocument document =
                document(
                        Optional.of(LocalDate.of(2023, 9, 13)),
                        Optional.empty(),
                        List.of(
                                "From Monday to Friday, Sept. 15, they met on May 3, 2020 and today ."),
                        Block.Kind.PARAGRAPH);
        int from = 0;
        List<TimeExpression> times = tagger.tag(document);
        assertTrue(times.size() >= 3, times.toString());
        for (TimeExpression time : times) {
            assertEquals(document.span(time.firstToken(), time.endToken()), time.span());
            assertTrue(time.span().start() >= from, times.toString());
            from = time.span().end();
        }
    }

    private String shown(AnnotatedDocument document) {
        return tagger.tag(document).stream()
                .map(
                        time ->
                                document.text(time.span())
                                        + "="
                                        + time.norm().orElse("")
                                        + " "
                                        + time.basis().key())
                .collect(Collectors.joining("; "));
    }

    private static AnnotatedDocument document(
            Optional<LocalDate> date,
            Optional<String> dateline,
            List<String> sentences,
            Block.Kind kind) {
        String text = String.join("\n", sentences);
        List<Token> tokens = new ArrayList<>();
        List<Sentence> spans = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        for (String sentence : sentences) {
            int first = tokens.size();
            Matcher matcher = TOKEN.matcher(text).region(at, at + sentence.length());
            while (matcher.find()) {
                tokens.add(token(new Span(matcher.start(), matcher.end()), matcher.group()));
            }
            Span span = new Span(at, at + sentence.length());
            spans.add(new Sentence(span, first, tokens.size(), kind, spans.size()));
            blocks.add(new Block(kind, span, blocks.size()));
            at += sentence.length() + 1;
        }
        Article article =
                new Article(
                        "test",
                        Optional.empty(),
                        Optional.empty(),
                        text,
                        date,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        "test",
                        blocks,
                        dateline.map(
                                day ->
                                        new Dateline(
                                                new Span(0, 0),
                                                "BAKU",
                                                new Span(0, 0),
                                                Optional.of(day),
                                                Optional.empty())));
        return new AnnotatedDocument(
                article, spans, tokens, List.of(), List.of(), List.of(), List.of());
    }

    private static Token token(Span span, String text) {
        TsvTable.Row row = WORDS.get(text.toLowerCase(Locale.ROOT));
        if (row != null && !(text.equals("May") || text.equals("March"))) {
            return new Token(span, text, row.get(1), row.get(2));
        }
        String tag =
                Character.isUpperCase(text.charAt(0))
                        ? "NNP"
                        : Character.isDigit(text.charAt(0))
                                ? "CD"
                                : text.matches("[a-z]{3,}s") ? "NNS" : "NN";
        return new Token(span, text, tag, text.toLowerCase(Locale.ROOT));
    }
}
