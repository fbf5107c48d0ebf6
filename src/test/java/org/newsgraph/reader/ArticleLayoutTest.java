package org.newsgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Block.Kind;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.Span;

class ArticleLayoutTest {
    private static final String LONG =
            "The harbour of Utopia City was closed on Sunday after a storm, and forty ferries stayed"
                    + " in port, the harbour master said.";

    @ParameterizedTest(name = "{5}: {0}")
    @CsvFileSource(
            resources = "/reader/datelines.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            quoteCharacter = '\0')
    void readsDatelines(
            String text, String dateline, String place, String date, String agency, String note) {
        ArticleLayout.Layout layout = ArticleLayout.of(text, Optional.of("Title"), List.of());

        Optional<Span> block =
                layout.blocks().stream()
                        .filter(found -> found.kind() == Kind.DATELINE)
                        .map(Block::span)
                        .findFirst();
        assertEquals(Optional.ofNullable(dateline), block.map(span -> span.of(text)));
        Optional<Dateline> found = layout.dateline();
        assertEquals(Optional.ofNullable(place), found.map(Dateline::place));
        assertEquals(Optional.ofNullable(place), found.map(line -> line.placeSpan().of(text)));
        assertEquals(Optional.ofNullable(date), found.flatMap(Dateline::date));
        assertEquals(Optional.ofNullable(agency), found.flatMap(Dateline::agency));
        found.ifPresent(line -> assertEquals(block.orElseThrow(), line.span()));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/reader/paragraphs.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            quoteCharacter = '\0')
    void tellsParagraphsFromTheRest(String paragraph, String kinds, String note) {
        String text = "Storm closes the harbour\n\n" + paragraph + "\n\n" + LONG + "\n";
        Optional<String> title = Optional.of("Storm closes the harbour");

        List<Block> blocks = ArticleLayout.of(text, title, List.of()).blocks();

        String found =
                blocks.stream()
                        .filter(block -> block.paragraph() == 1)
                        .map(block -> block.kind().name())
                        .collect(Collectors.joining("|"));
        assertEquals(kinds, found);
        assertEquals(Kind.HEADLINE, blocks.get(0).kind());
        assertEquals(Kind.PARAGRAPH, blocks.get(blocks.size() - 1).kind());
    }

    @Test
    void takesNoHeadlineFromABareLead() {
        String text = LONG + "\n\n" + LONG + " " + LONG;

        assertTrue(ArticleLayout.of(text, Optional.empty(), List.of()).headline().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Storm closes harbour",
                "Storm closes harbour of Utopia City – Example News",
                "STORM CLOSES HARBOUR OF UTOPIA CITY.",
                "“Storm” closes harbour of Utopia City"
            })
    void knowsTheHeadlineByTheTitle(String title) {
        String text = "Storm closes harbour of Utopia City\nBy Jane Doe\nOSLO — " + LONG + "\n";

        List<Block> blocks = ArticleLayout.of(text, Optional.of(title), List.of()).blocks();

        boolean tooShort = title.equals("Storm closes harbour");
        assertEquals(tooShort ? Kind.PARAGRAPH : Kind.HEADLINE, blocks.get(0).kind());
        assertEquals(Kind.BYLINE, blocks.get(1).kind());
        assertEquals(Kind.DATELINE, blocks.get(2).kind());
        assertEquals(Kind.PARAGRAPH, blocks.get(3).kind());
    }

    @Test
    void knowsAHeadlineWithoutTitle() {
        String text = "Storm closes harbour of Utopia City\n\n" + LONG;

        ArticleLayout.Layout layout = ArticleLayout.of(text, Optional.empty(), List.of());

        assertEquals(
                Optional.of("Storm closes harbour of Utopia City"),
                layout.headline().map(span -> span.of(text)));
    }

    @Test
    void keepsALeadThatBeginsWithTheTitle() {
        String lead =
                "Storm closes harbour of Utopia City after forty ferries collide, police say.";

        List<Block> blocks =
                ArticleLayout.of(lead + "\n" + LONG, Optional.of("Storm closes harbour"), List.of())
                        .blocks();

        assertEquals(Kind.PARAGRAPH, blocks.get(0).kind());
    }

    @Test
    void joinsBrokenLinesAndSplitsUnbrokenOnes() {
        String broken =
                """
                The harbour of Utopia City was closed on Sunday after a storm that
                had raged for two days, and forty ferries stayed in port until the
                wind went down, the harbour master said.

                Fishermen who had been out at sea came home by road from the other
                side of the island, where the water was calm.
                """;
        String unbroken = LONG + "\n" + LONG + "\nShort one.\n" + LONG + "\n";

        assertEquals(2, Paragraphs.of(broken).size());
        assertEquals(4, Paragraphs.of(unbroken).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "\r\r", "\u2028\u2028", "\n \t\n", "\n\u00a0\n"})
    void takesAnyLineEnd(String gap) {
        String text = LONG + gap + LONG;

        List<Span> paragraphs = Paragraphs.of(text);

        assertEquals(
                List.of(
                        new Span(0, LONG.length()),
                        new Span(LONG.length() + gap.length(), text.length())),
                paragraphs);
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    /** Whatever the text: no block overlaps another, and what lies in none is white space. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesNoChar(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = randomText(random);
        List<Span> captions =
                random.nextInt(4) == 0 ? Paragraphs.of(text).stream().limit(2).toList() : List.of();
        Optional<String> title =
                random.nextBoolean() ? Optional.of(randomText(random)) : Optional.empty();

        List<Block> blocks = ArticleLayout.of(text, title, captions).blocks();

        int from = 0;
        for (Block block : blocks) {
            assertTrue(block.span().start() >= from && !block.span().isEmpty(), text);
            assertBlank(text, from, block.span().start());
            assertFalse(Lines.isBlank(text.charAt(block.span().start())), text);
            assertFalse(Lines.isBlank(text.charAt(block.span().end() - 1)), text);
            from = block.span().end();
        }
        assertBlank(text, from, text.length());
    }

    private static void assertBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            assertTrue(Lines.isBlank(text.charAt(i)), "char " + i + " is lost of: " + text);
        }
    }

    private static String randomText(SplittableRandom random) {
        String[] pieces = {
            "OSLO",
            "WASHINGTON, Sept. 13 (Yonhap) --",
            " — ",
            "(AP)",
            " (Yonhap)",
            "(END)",
            "(For Use Only in Utopia. No Redistribution)",
            "(Eds: one (two) three)",
            "(Reporting by Ann Lee",
            ")",
            "By Jane Doe",
            "FILE PHOTO: ",
            "in this captured image",
            " REUTERS/Ann Lee",
            "(L)",
            "\n",
            "\n\n",
            "\r\n",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "  ",
            "\t",
            "* * *",
            "-",
            "“",
            "”",
            "'",
            ". ",
            "\ud83d\ude00",
            "é",
            "storm ",
            "The harbour was closed on Sunday, the master said. ",
            "Photo by Ann Lee/Getty Images",
            "© 2024",
            "https://example.org/"
        };
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, 40);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    /** Texts that tempt a pattern to run away or to fill the stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Eds: |(a) ",
                "(Reporting by |(",
                "(",
                "(Yonhap) ",
                "A",
                "A ",
                "Ann Lee and ",
                "By Ann Lee, |Ann Lee, ",
                "WASHINGTON, ",
                "OSLO/",
                "- ",
                "* ",
                "PHOTO: |a (L) ",
                "\n",
                "a\n",
                "a.\n",
                "Ann Lee/Getty Images ",
                "“It",
                "\u2028 \u00a0"
            })
    void staysQuickOnStrangeTexts(String pattern) {
        String[] parts = pattern.split("\\|");
        String start = parts.length > 1 ? parts[0] : "";
        String unit = parts[parts.length - 1];
        for (int length : List.of(90, 150, 390, 790, 500_000)) {
            String text = start + unit.repeat(length / unit.length()) + ") (Yonhap)";

            List<Block> blocks =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(20),
                            () -> ArticleLayout.of(text, Optional.empty(), List.of()).blocks());

            assertFalse(blocks.isEmpty());
        }
    }

    /** On texts of others that lie beside the project: nearly all of them must stay paragraphs. */
    @ParameterizedTest
    @ValueSource(strings = {"said/dev.jsonl.gz", "met/dev.jsonl"})
    void readsRealNewsAsParagraphs(String name) {
        Path file = Path.of("../shared/bench").resolve(name);
        assumeTrue(Files.exists(file), "no " + file + " beside the project");
        Map<Kind, Integer> chars = new EnumMap<>(Kind.class);
        List<Problem> problems = new ArrayList<>();

        new ArticleReader().read(Source.of(file), article -> count(article, chars), problems::add);

        int all = chars.values().stream().mapToInt(Integer::intValue).sum();
        int notes = chars.getOrDefault(Kind.BOILERPLATE, 0) + chars.getOrDefault(Kind.BYLINE, 0);
        assertEquals(List.of(), problems);
        assertTrue(all > 50_000, "chars: " + chars);
        assertTrue(notes * 100L < all, "more than 1 % is not read: " + chars);
    }

    private static void count(Article article, Map<Kind, Integer> chars) {
        for (Block block : article.blocks()) {
            chars.merge(block.kind(), block.span().length(), Integer::sum);
        }
    }

    @Test
    void readsTheSeedStory() throws Exception {
        Path folder = Path.of("../shared/seed");
        assumeTrue(Files.isDirectory(folder), "no " + folder + " beside the project");
        List<Article> articles = new ArrayList<>();
        for (Source source : ArticleReader.sources(List.of(folder.toString()), problem -> {})) {
            new ArticleReader().read(source, articles::add, problem -> {});
        }

        Map<Kind, Long> kinds =
                articles.get(0).blocks().stream()
                        .collect(Collectors.groupingBy(Block::kind, Collectors.counting()));
        assertEquals(
                Map.of(
                        Kind.DATELINE,
                        1L,
                        Kind.PARAGRAPH,
                        10L,
                        Kind.CAPTION,
                        2L,
                        Kind.BOILERPLATE,
                        3L),
                kinds);
        assertEquals(Optional.of("--09-13"), articles.get(0).dateline().flatMap(Dateline::date));
    }
}
