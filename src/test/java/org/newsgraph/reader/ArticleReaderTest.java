package org.newsgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.document.Article;

class ArticleReaderTest {
    @Test
    void readsEveryKeyOfAJsonArticle() {
        Article article =
                Collected.of(
                                "a.json",
                                """
                                {"id": "x-1", "url": "https://example.org/1", "title": "Storm",
                                 "text": "  It rained.\\r\\n\\u201cYes,\\u201d she said. ",
                                 "date": "2024-03-01T23:30:00+09:00", "publisher": {"name": "Example"},
                                 "author": [{"name": "Ann Lee"}, "Tom Roe"], "section": "World",
                                 "language": "en-GB", "dateline": {"place": "Oslo"},
                                 "unknown": [{"deep": [1, 2, {"a": null}]}]}
                                """)
                        .article();

        assertEquals("x-1", article.id());
        assertEquals(Optional.of("https://example.org/1"), article.url());
        assertEquals(Optional.of("Storm"), article.title());
        assertEquals("  It rained.\r\n“Yes,” she said. ", article.text());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 1)), article.date());
        assertEquals(Optional.of("Example"), article.publisher());
        assertEquals(Optional.of("Ann Lee, Tom Roe"), article.author());
        assertEquals(Optional.of("World"), article.section());
        assertEquals(Optional.of("en"), article.language());
        assertEquals("a.json", article.origin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "body", "articleBody"})
    void takesSynonymsOfText(String key) {
        assertEquals(
                "It rained.",
                Collected.of("a.json", "{\"" + key + "\": \"It rained.\"}").article().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01|2024-03-01",
                "2024-03-01 08:15:00|2024-03-01",
                "2024-03-01T08:15Z|2024-03-01",
                "20240301|2024-03-01",
                "20240301T081500Z|2024-03-01",
                "March 1, 2024|2024-03-01",
                "Mar. 1, 2024 8:15 AM EST|2024-03-01",
                "Friday, March 1, 2024|2024-03-01",
                "1 March 2024|2024-03-01",
                "Fri, 01 Mar 2024 08:15:00 GMT|2024-03-01",
                "Sept. 9, 2024|2024-09-09",
                "29 Feb 2023|",
                "2024-13-01|",
                "01/03/2024|",
                "yesterday|",
                "2024|",
                "1709280000|"
            })
    void readsPlainDays(String written, LocalDate day) {
        assertEquals(Optional.ofNullable(day), Dates.parse(written));
    }

    @Test
    void prefersTheFirstSynonym() {
        Article article =
                Collected.of(
                                "a.json",
                                "{\"articleBody\": \"b\", \"text\": \"a\", \"headline\": \"H\","
                                        + " \"published\": \"2024-03-02\", \"datePublished\":"
                                        + " \"2024-03-03\"}")
                        .article();

        assertEquals("a", article.text());
        assertEquals(Optional.of("H"), article.title());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 2)), article.date());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"text\": \"a\"}, {\"text\": \"b\"}]",
                "{\"articles\": [{\"text\": \"a\"}, {\"text\": \"b\"}], \"count\": 2}",
                "{\"text\": \"a\"}\n{\"text\": \"b\"}\n",
                "{\"text\":\n \"a\"}\n{\"text\":\n \"b\"}\n"
            })
    void readsManyArticlesOfOneJsonFile(String json) {
        Collected collected = Collected.of("many.json", json);

        assertEquals(List.of(), collected.problems());
        assertEquals(List.of("a", "b"), collected.articles().stream().map(Article::text).toList());
        assertTrue(
                collected.articles().get(1).origin().startsWith("many.json:"),
                collected.articles().get(1).origin());
    }

    @Test
    void keepsAnArticleThatListsOthers() {
        Collected collected =
                Collected.of("a.json", "{\"articles\": [{\"text\": \"b\"}], \"text\": \"a\"}");

        assertEquals(List.of("b", "a"), collected.articles().stream().map(Article::text).toList());
    }

    @Test
    void numbersTheLinesOfJsonLines() {
        Collected collected = Collected.of("a.jsonl", "{\"text\": \"a\"}\r\n\r\n{\"text\": \"b\"}");

        assertEquals(
                List.of("a.jsonl:1", "a.jsonl:3"),
                collected.articles().stream().map(Article::origin).toList());
    }

    @Test
    void readsAHeaderOfPlainText() {
        Article article =
                Collected.of(
                                "a.txt",
                                "Title: Storm: the day after\nDate: 1 March 2024\nPublisher: Example\n"
                                        + "URL: https://example.org/1\nSection: World\nAuthor: Ann Lee\n"
                                        + "Language: English\n\nOSLO — It rained.\n\nPhoto: not a header\n")
                        .article();

        assertEquals("https://example.org/1", article.id());
        assertEquals(Optional.of("Storm: the day after"), article.title());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 1)), article.date());
        assertEquals(Optional.of("en"), article.language());
        assertEquals("OSLO — It rained.\n\nPhoto: not a header\n", article.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It rained.\n",
                "\nTitle: after a blank line\n\nIt rained.",
                "Photo: a ferry\n\nIt rained.",
                "Title: no blank line\nIt rained.",
                "Minister: we will talk\nDate: today\n\nIt rained."
            })
    void takesTextWithoutHeaderAsItIs(String content) {
        assertEquals(content, Collected.of("a.txt", content).article().text());
    }

    @Test
    void keepsEveryCharOfPlainText() {
        String content = "  It rained.\r\n\r\n“Yes,”\u00a0she said.\t\r\n\u2028\ud83d\ude00 ";

        assertEquals(content, Collected.of("a.txt", content).article().text());
    }

    @Test
    void givesTheSameIdToTheSameWords() {
        String json = "{\"title\": \"T\", \"text\": \"It rained.\"}";

        String id = Collected.of("a.json", json).article().id();

        assertTrue(id.matches("sha256:[0-9a-f]{16}"), id);
        assertEquals(id, Collected.of("elsewhere/b.jsonl", json).article().id());
        assertEquals(id, Collected.of("c.txt", "Title: T\n\nIt rained.").article().id());
        assertNotEquals(id, Collected.of("d.txt", "Title: U\n\nIt rained.").article().id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-|{\"text\": \"It rained.\"}",
                "-|It rained.",
                "-|<!DOCTYPE html><html><body><article><p>It rained.</p></article></body></html>",
                "noending|[{\"text\": \"It rained.\"}]",
                "data.json|{\"text\": \"It rained.\"}",
                "pretty.jsonl|{LINE\"text\": \"It rained.\"}"
            })
    void tellsFormatsByTheirStart(String name, String content) {
        assertEquals(
                "It rained.", Collected.of(name, content.replace("LINE", "\n")).article().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.gz", "a.json.gz", "a.jsonl", "-"})
    void unpacksGzip(String name) throws IOException {
        byte[] packed = gzip("{\"text\": \"It rained.\"}".getBytes(StandardCharsets.UTF_8));

        assertEquals("It rained.", Collected.of(Source.of(name, packed)).article().text());
    }

    @Test
    void unpacksGzippedTextInSeveralMembers() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("It rained. ".getBytes(StandardCharsets.UTF_8)));
        both.write(gzip("Then it stopped.".getBytes(StandardCharsets.UTF_8)));

        assertEquals(
                "It rained. Then it stopped.",
                Collected.of(Source.of("a.txt.gz", both.toByteArray())).article().text());
    }

    /** A stream without end: only a reader that hands on what it has read ever comes back. */
    @Test
    void handsOnArticlesWhileItReads() {
        byte[] line = "{\"text\": \"It rained.\"}\n".getBytes(StandardCharsets.UTF_8);
        InputStream endless =
                new InputStream() {
                    private long position;

                    @Override
                    public int read() {
                        return line[(int) (position++ % line.length)];
                    }
                };
        int[] count = {0};

        assertThrows(
                StopReading.class,
                () ->
                        new ArticleReader()
                                .read(
                                        Source.of("endless.jsonl", () -> endless),
                                        article -> {
                                            if (++count[0] == 10_000) {
                                                throw new StopReading();
                                            }
                                        },
                                        problem -> {
                                            throw new AssertionError(problem);
                                        }));
        assertEquals(10_000, count[0]);
    }

    private static final class StopReading extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
