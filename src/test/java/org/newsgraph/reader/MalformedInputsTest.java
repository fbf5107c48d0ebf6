package org.newsgraph.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.document.Article;

/**
 * What breaks in real collections. Each case must be reported once with its file, its place and
 * what was expected, and must not cost an article that stands beside it.
 */
public class MalformedInputsTest {
    private static final String GOOD = "{\"text\": \"It rained in Utopia.\"}";
    private static final int MEBI = 1 << 20;

    /** Small enough that a case is quick, large enough for any sound article here. */
    private static final Limits LIMITS = new Limits(1_000_000, 4 * MEBI, 64, 200);

    /**
     * One broken input.
     *
     * @param place where the problem must be, as file, file:line or file:line:column
     * @param words of the message
     * @param good articles that the same source holds beside it
     */
    record Case(String note, Source source, String place, int good, String... words) {
        @Override
        public String toString() {
            return note;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void add(
            String note, String file, byte[] bytes, String at, int good, String... words) {
        CASES.add(new Case(note, Source.of(file, bytes), file + at, good, words));
    }

    private static void add(
            String note, String file, String content, String at, int good, String... words) {
        add(note, file, content.getBytes(UTF_8), at, good, words);
    }

    /** The same record as a file of its own and between good lines of JSON Lines. */
    private static void record(String note, String json, String found, String expected) {
        add(note + ", alone", "one.json", json, ":1", 0, found, expected);
        add(
                note + ", among lines",
                "many.jsonl",
                GOOD + "\n" + json + "\n" + GOOD,
                ":2",
                2,
                found,
                expected);
    }

    static Stream<Case> cases() throws IOException {
        CASES.clear();
        empty();
        lists();
        records();
        brokenJson();
        encodings();
        sizes();
        gzip();
        files();
        return List.copyOf(CASES).stream();
    }

    /** A broken file as a test of the command line meets it. */
    public record BrokenFile(String note, String name, byte[] bytes, String[] words) {}

    /** The cases that can be files and that the reader's own limits find broken. */
    public static List<BrokenFile> files(int largest) throws IOException {
        List<BrokenFile> files = new ArrayList<>();
        for (Case broken : cases().toList()) {
            String name = broken.source().name();
            if (name.equals("-") || name.contains("/") || broken.good() < 0) {
                continue;
            }
            byte[] bytes;
            try (InputStream in = broken.source().open()) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                // A source that fails when it is read is no file.
                continue;
            }
            Source file = Source.of(name, bytes);
            if (bytes.length <= largest
                    && !Collected.of(new ArticleReader(), file).problems().isEmpty()) {
                files.add(new BrokenFile(broken.note(), name, bytes, broken.words()));
            }
        }
        return files;
    }

    private static void empty() throws IOException {
        for (String file : List.of("a.txt", "a.json", "a.jsonl", "a.html", "a.jsonl.gz", "-")) {
            byte[] bytes = file.endsWith(".gz") ? ArticleReaderTest.gzip(new byte[0]) : new byte[0];
            add("empty " + file, file, bytes, "", 0, "empty", "expected an article");
        }
        add("blank text", "a.txt", " \n\t\n\u00a0", "", 0, "no text", "at least one word");
        add("header alone", "a.txt", "Title: Storm\nDate: 2024-03-01\n", "", 0, "no text");
        add("blank JSON", "a.json", " \n ", "", 0, "empty", "an article such as");
        add("blank lines", "a.jsonl", "\n\n  \n", "", 0, "blank lines only", "an article");
        add("blank page", "a.html", "<html></html>", "", 0, "no article", "paragraphs");
    }

    private static void lists() {
        add("empty list", "a.json", "[]", "", 0, "the list is empty", "an article such as");
        add("empty list of articles", "a.json", "{\"articles\": []}", "", 0, "the list is empty");
        add("list of nothing", "a.json", "[null]", ":1", 0, "found null in the list");
    }

    private static void records() {
        record(
                "date in words",
                "{\"text\": \"a\", \"published\": \"yesterday\"}",
                "\"published\" is \"yesterday\"",
                "expected a date such as 2024-03-01");
        record(
                "date of two readings",
                "{\"text\": \"a\", \"date\": \"03/04/2024\"}",
                "\"date\" is \"03/04/2024\"",
                "a date such as");
        record(
                "day that is not",
                "{\"text\": \"a\", \"date\": \"2023-02-29\"}",
                "\"date\" is \"2023-02-29\"",
                "a date such as");
        record(
                "date as number",
                "{\"text\": \"a\", \"date\": 1709280000}",
                "\"date\" is a number",
                "in quotation marks");
        record("no text", "{\"title\": \"Storm\"}", "no \"text\"", "\"articleBody\"");
        record("no keys", "{}", "no \"text\"", "expected a \"text\"");
        record("null text", "{\"text\": null}", "no \"text\"", "expected a \"text\"");
        record("blank text", "{\"text\": \" \\n\"}", "no text", "at least one word");
        record(
                "text as list",
                "{\"text\": [\"a\", \"b\"]}",
                "\"text\" is a list",
                "expected a string");
        record(
                "text as object",
                "{\"text\": {\"en\": \"a\"}}",
                "\"text\" is an object",
                "expected a string");
        record("text as number", "{\"text\": 17}", "\"text\" is a number", "expected a string");
        record(
                "title as list",
                "{\"text\": \"a\", \"title\": [1]}",
                "\"title\" is a list",
                "expected a string");
        record(
                "publisher as number",
                "{\"text\": \"a\", \"publisher\": 3}",
                "\"publisher\" is a number",
                "with a \"name\"");
        record(
                "text twice",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "second \"text\"",
                "each key once");
        record(
                "half a character",
                "{\"text\": \"a \\ud83d b\"}",
                "half a surrogate pair at char 2",
                "whole characters");
        record(
                "zero character",
                "{\"text\": \"a\\u0000b\"}",
                "zero character at char 1",
                "without control characters");
        record("a string", "\"It rained.\"", "found a string", "an article such as");
        record("a number", "17", "found a number", "an article such as");
        add(
                "bad header date",
                "a.txt",
                "Title: Storm\nDate: soon\n\nIt rained.",
                ":2",
                0,
                "\"Date\" is \"soon\"",
                "2024-03-01");
        add(
                "header line twice",
                "a.txt",
                "Title: A\nTitle: B\n\nIt rained.",
                ":2",
                0,
                "second header line for title",
                "once");
        add(
                "bad date on its own line",
                "berlin.json",
                "{\n \"text\": \"a\",\n \"published\": \"yesterday\"\n}",
                ":3",
                0,
                "\"published\" is \"yesterday\"",
                "expected a date such as 2024-03-01");
        add(
                "bad one in a list",
                "a.json",
                "[" + GOOD + ",\n{\"title\": \"b\"},\n" + GOOD + "]",
                ":2",
                2,
                "no \"text\"");
        add(
                "string in a list",
                "a.json",
                "[" + GOOD + ",\n\"b\",\n" + GOOD + "]",
                ":2",
                2,
                "found a string in the list",
                "an article such as");
        add(
                "list in a list",
                "a.json",
                "[" + GOOD + ",\n[1, [2]],\n" + GOOD + "]",
                ":2",
                2,
                "found a list in the list");
        add(
                "bad one among articles",
                "a.json",
                "{\"articles\": [" + GOOD + ",\n{}]}",
                ":2",
                1,
                "no \"text\"");
        add(
                "list on a line",
                "a.jsonl",
                GOOD + "\n[" + GOOD + "]\n" + GOOD,
                ":2",
                2,
                "found a list",
                "on each line");
        add(
                "two on a line",
                "a.jsonl",
                GOOD + "\n" + GOOD + " " + GOOD + "\n" + GOOD,
                ":2",
                2,
                "more after the end",
                "one article on each line");
    }

    private static void brokenJson() {
        String cut = "{\"id\": \"x\", \"text\": \"It rained in";
        add("cut in a string", "a.json", cut, ":1:", 0, "ends too early", "the rest");
        add("cut after a key", "a.json", "{\"text\":", ":1:", 0, "ends too early");
        add("cut between keys", "a.json", "{\n\"text\": \"a\",\n", ":3:", 0, "ends too early");
        add(
                "cut in a list",
                "a.json",
                "[" + GOOD + ",\n" + GOOD + ",\n{\"text\": \"It",
                ":3:",
                2,
                "ends too early",
                "not read further");
        add("list never closed", "a.json", "[" + GOOD + ",\n" + GOOD, ":2:", 2, "ends too early");
        add("cut line", "a.jsonl", GOOD + "\n" + cut + "\n" + GOOD, ":2:", 2, "ends too early");
        add("cut last line", "a.jsonl", GOOD + "\n" + cut, ":2:", 1, "ends too early");
        add(
                "no quotation marks",
                "a.jsonl",
                GOOD + "\n{text: It rained}\n" + GOOD,
                ":2:",
                2,
                "broken JSON",
                "an article such as");
        add(
                "single quotation marks",
                "a.jsonl",
                "{'text': 'It rained'}\n" + GOOD,
                ":1:",
                1,
                "broken JSON");
        add(
                "comma missing",
                "a.jsonl",
                GOOD + "\n{\"id\": \"1\" \"text\": \"a\"}\n" + GOOD,
                ":2:",
                2,
                "broken JSON");
        add("comma too many", "a.json", "{\"text\": \"a\",}", ":1:", 0, "broken JSON");
        add(
                "line end in a string",
                "a.json",
                "{\"text\": \"It\nrained\"}",
                ":1:",
                0,
                "broken JSON");
        add("wrong escape", "a.json", "{\"text\": \"C:\\news\\q\"}", ":1:", 0, "broken JSON");
        add(
                "words as JSON",
                "a.json",
                "It rained in Utopia.",
                ":1:",
                0,
                "broken JSON",
                "an article such as");
        add("page as JSON Lines", "a.jsonl", "<html>\n" + GOOD, ":1:", 1, "broken JSON");
        add(
                "text after a list",
                "a.json",
                "[" + GOOD + "]\nend",
                ":2:",
                1,
                "broken JSON",
                "not read further");
        String deep = "[".repeat(5000) + "]".repeat(5000);
        add("deep list", "a.json", deep, ":1:", 0, "deeper than 64");
        add(
                "deep key",
                "a.json",
                "{\"text\": \"a\", \"x\": " + deep + "}",
                ":1:",
                0,
                "deeper than 64");
        add(
                "deep line",
                "a.jsonl",
                GOOD + "\n{\"x\": " + deep + "}\n" + GOOD,
                ":2:",
                2,
                "deeper than 64");
        add(
                "deep objects",
                "a.jsonl",
                "{\"x\":".repeat(70_000) + "\n" + GOOD,
                ":1:",
                1,
                "deeper than 64");
    }

    private static void encodings() throws IOException {
        byte[] picture = new byte[5000];
        new Random(1).nextBytes(picture);
        System.arraycopy(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0},
                0,
                picture,
                0,
                9);
        for (String file : List.of("a.txt", "a.html", "-")) {
            add(
                    "picture as " + file,
                    file,
                    picture,
                    ":",
                    0,
                    "binary content",
                    "expected text in UTF-8");
        }
        add("picture as a.json", "a.json", picture, ":", 0, "binary content");
        add("zero byte", "a.txt", "It\nrained\0in Utopia.", ":2", 0, "zero byte");
        add(
                "control characters",
                "a.txt",
                "\u0001\u0002".repeat(50) + "It rained.",
                ":1",
                0,
                "control characters");
        add("zeros in a line", "a.jsonl", GOOD + "\n\0\0\0\0\n" + GOOD, ":2", 2, "zero byte");
        byte[] damaged = "“One.”\n“Two.”\n“Three.”".getBytes(UTF_8);
        damaged[damaged.length - 1] = 'x';
        add("damaged UTF-8", "a.txt", damaged, ":3", 0, "is not UTF-8", "expected text in UTF-8");
        add(
                "damaged line",
                "a.jsonl",
                join(
                        (GOOD + "\n{\"text\": \"").getBytes(UTF_8),
                        damagedLine(),
                        ("\"}\n" + GOOD).getBytes(UTF_8)),
                ":2",
                2,
                "is not UTF-8");
        add(
                "UTF-16 cut in half",
                "a.txt",
                join(
                        new byte[] {(byte) 0xff, (byte) 0xfe},
                        "It rained".getBytes(UTF_16LE),
                        new byte[] {'x'}),
                ":1",
                0,
                "UTF-16LE",
                "byte order mark announces");
        add(
                "UTF-8 mark before Latin-1",
                "a.txt",
                join(
                        new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
                        "caf\u00e9".getBytes(ISO_8859_1)),
                ":1",
                0,
                "not UTF-8",
                "mark announces");
        add(
                "mark alone",
                "a.txt",
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
                "",
                0,
                "no text");
        byte[] declared =
                ("<html><head><meta charset='shift_jis'></head><body><article><p>"
                                + "\u00ff\u00fe\u00fd".repeat(60)
                                + "</p></article>")
                        .getBytes(ISO_8859_1);
        add(
                "page not in its encoding",
                "a.html",
                declared,
                "",
                0,
                "declared encoding",
                "that it declares");
    }

    private static byte[] damagedLine() {
        byte[] line = "“One.” “Two.”".getBytes(UTF_8);
        line[1] = 'x';
        return line;
    }

    private static void sizes() {
        String long1 = "It rained. ".repeat(100_000);
        add("long text", "a.txt", long1, "", 0, "1,100,000 chars", "at most 1,000,000");
        record(
                "long value",
                "{\"text\": \"" + long1 + "\"}",
                "1,100,000 chars",
                "at most 1,000,000");
        add(
                "long value in a list",
                "a.json",
                "[" + GOOD + ",\n{\"text\": \"" + long1 + "\"},\n" + GOOD + "]",
                ":2",
                2,
                "1,100,000 chars");
        add(
                "value beyond all bounds",
                "a.json",
                "[" + GOOD + ",\n{\"text\": \"" + "x".repeat(5 * MEBI),
                ":2:",
                1,
                "longer than 4,194,304 chars",
                "not read further");
        add(
                "long line",
                "a.jsonl",
                GOOD + "\n{\"text\": \"" + "x".repeat(10 * MEBI) + "\"}\n" + GOOD,
                ":2",
                2,
                "a line of 10,485,",
                "at most 4,194,304");
        add(
                "long line of nothing",
                "a.jsonl",
                GOOD + "\n" + " ".repeat(10 * MEBI) + "\n" + GOOD,
                ":2",
                2,
                "a line of 10,485,760 bytes");
        add(
                "long file of text",
                "a.txt",
                "x".repeat(5 * MEBI),
                "",
                0,
                "more than 4,194,304 bytes",
                "JSON Lines");
        add(
                "long page",
                "a.html",
                "<p>" + "x".repeat(5 * MEBI),
                "",
                0,
                "more than 4,194,304 bytes");
    }

    private static void gzip() throws IOException {
        byte[] lines = ArticleReaderTest.gzip(manyLines(3000).getBytes(UTF_8));
        add(
                "gzip cut",
                "a.jsonl.gz",
                Arrays.copyOf(lines, lines.length - 1000),
                ":",
                -1,
                "gzip data ends too early",
                "a complete gzip file");
        add(
                "gzip cut in its head",
                "a.txt.gz",
                Arrays.copyOf(lines, 5),
                "",
                0,
                "gzip data ends too early");
        add("no gzip", "a.jsonl.gz", GOOD, "", 0, "broken gzip data", "a complete gzip file");
        byte[] flipped = lines.clone();
        flipped[flipped.length - 6] ^= 0x55; // the checksum
        add("wrong checksum", "a.jsonl.gz", flipped, ":", 3000, "broken gzip data");
        add(
                "bomb as lines",
                "a.jsonl.gz",
                bomb(GOOD + "\n"),
                ":",
                1,
                "unpacks from",
                "at most 200 times");
        add("bomb as text", "a.txt.gz", bomb("x"), "", 0, "more than 4,194,304 bytes");
        add("bomb as JSON", "a.json.gz", bomb("["), "", 0, "unpacks from", "at most 200 times");
        add("bomb without name", "-", bomb(GOOD + "\n"), ":", 1, "unpacks from");
        add(
                "PDF of ASCII",
                "a.txt",
                "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n(The minister spoke.) Tj\n",
                "",
                0,
                "a PDF file");
        add(
                "PDF under the name of a page",
                "minutes.html",
                "%PDF-1.7\n2 0 obj\nendobj\n",
                "",
                0,
                "a PDF file");
        add("RTF", "a.txt", "{\\rtf1 The minister spoke on Tuesday.}", "", 0, "an RTF file");
        add(
                "binary in gzip",
                "a.txt.gz",
                ArticleReaderTest.gzip(new byte[100]),
                ":1",
                0,
                "zero byte");
    }

    private static void files() {
        CASES.add(
                new Case(
                        "missing file",
                        Source.of(Path.of("missing", "a.json")),
                        Path.of("missing", "a.json").toString(),
                        0,
                        "no such file",
                        "expected a file"));
        CASES.add(
                new Case(
                        "forbidden file",
                        Source.of(
                                "a.json",
                                () -> {
                                    throw new AccessDeniedException("a.json");
                                }),
                        "a.json",
                        0,
                        "permission denied",
                        "may be read"));
        CASES.add(
                new Case(
                        "failing disk",
                        Source.of("a.jsonl", () -> failing(GOOD + "\n" + GOOD + "\n{\"te")),
                        "a.jsonl:3",
                        2,
                        "cannot be read: disk failure"));
        CASES.add(
                new Case(
                        "folder as file",
                        Source.of(Path.of("src")),
                        "src",
                        0,
                        "cannot be read",
                        "a readable file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReportedAndCostsNothingElse(Case broken) {
        Source before = Source.of("before.json", GOOD.getBytes(UTF_8));
        Source after = Source.of("after.txt", "It stopped.".getBytes(UTF_8));

        Collected collected =
                Collected.of(new ArticleReader(LIMITS), before, broken.source(), after);

        assertEquals(1, collected.problems().size(), () -> collected.problems().toString());
        Problem problem = collected.problems().get(0);
        String message = problem.toString();
        if (broken.place().endsWith(":")) {
            assertTrue(problem.line() > 0, message);
            assertTrue(message.startsWith(broken.place()), message);
        } else {
            assertEquals(broken.place(), problem.place(), message);
        }
        for (String word : broken.words()) {
            assertTrue(message.contains(word), "no '" + word + "' in: " + message);
        }
        assertTrue(message.contains("; expected ") && message.length() < 400, message);
        int good = collected.articles().size() - 2;
        assertTrue(broken.good() < 0 ? good > 100 : good == broken.good(), "good: " + good);
        List<String> texts = collected.articles().stream().map(Article::text).toList();
        assertEquals("It rained in Utopia.", texts.get(0));
        assertEquals("It stopped.", texts.get(texts.size() - 1));
    }

    @Test
    void areFiftyAtLeast() throws IOException {
        assertTrue(cases().count() >= 50);
    }

    /** Random bytes put into sound files: whatever comes, it is articles and problems. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void surviveRandomDamage(long seed) throws IOException {
        Random random = new Random(seed);
        String page =
                "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\"}"
                        + "</script></head><body><article><p>It rained — in Utopia.</p></article></body></html>";
        for (String file : List.of("a.txt", "a.json", "a.jsonl", "a.html", "a.jsonl.gz", "-")) {
            byte[] bytes = (file.contains("html") ? page : manyLines(5)).getBytes(UTF_8);
            bytes = file.endsWith(".gz") ? ArticleReaderTest.gzip(bytes) : bytes;
            for (int i = random.nextInt(8); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length));

            Collected collected = Collected.of(new ArticleReader(LIMITS), Source.of(file, bytes));

            assertTrue(collected.articles().size() + collected.problems().size() > 0);
            for (Problem problem : collected.problems()) {
                assertTrue(problem.toString().startsWith(file), problem.toString());
            }
        }
    }

    static Stream<Long> seeds() {
        return Stream.iterate(0L, seed -> seed + 1).limit(100);
    }

    private static String manyLines(int count) {
        Random random = new Random(count);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"id\": \"").append(i).append("\", \"text\": \"It rained “");
            lines.append(Long.toString(random.nextLong(), 36)).append("” times.\"}\n");
        }
        return lines.toString();
    }

    private static byte[] bomb(String start) throws IOException {
        byte[] filled = new byte[40 * MEBI];
        Arrays.fill(filled, (byte) ' ');
        byte[] first = start.getBytes(UTF_8);
        System.arraycopy(first, 0, filled, 0, first.length);
        return ArticleReaderTest.gzip(filled);
    }

    private static InputStream failing(String content) {
        byte[] bytes = content.getBytes(UTF_8);
        return new InputStream() {
            private int position;

            @Override
            public int read() throws IOException {
                if (position == bytes.length) {
                    throw new IOException("disk failure");
                }
                return bytes[position++];
            }
        };
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }
}
