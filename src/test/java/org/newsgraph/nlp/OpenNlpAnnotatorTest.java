package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

class OpenNlpAnnotatorTest {
    private static final String NEWS =
            "Norwegian Prime Minister Astrid Lindqvist met Kenyan President Daniel Otieno in Nairobi"
                    + " on Monday. \"We agreed on a plan,\" Lindqvist told reporters. \"It is a good"
                    + " one.\"\n\nThe United Nations said on Tuesday that Otieno's government would"
                    + " host talks in Mombasa.";

    private final Annotator annotator = OpenNlpAnnotator.bundled();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/nlp/tags.tsv",
            delimiter = '\t',
            numLinesToSkip = 2,
            quoteCharacter = '\0')
    void tagsAndLemmas(String sentence, String word, String tag, String lemma) {
        Token token =
                annotator.annotate(Articles.of(sentence)).tokens().stream()
                        .filter(t -> t.text().equals(word))
                        .findFirst()
                        .orElseThrow();

        assertEquals(tag + " " + lemma, token.tag() + " " + token.lemma());
    }

    @Test
    void findsNames() {
        AnnotatedDocument document = annotator.annotate(Articles.of(NEWS));

        List<String> names =
                document.mentions().stream()
                        .map(m -> m.type() + " " + document.text(m.span()))
                        .toList();

        assertEquals(
                List.of(
                        "MISC Norwegian",
                        "PER Astrid Lindqvist",
                        "MISC Kenyan",
                        "PER Daniel Otieno",
                        "LOC Nairobi",
                        "PER Lindqvist",
                        "ORG United Nations",
                        "PER Otieno",
                        "LOC Mombasa"),
                names);
    }

    @Test
    void findsPhrases() {
        AnnotatedDocument document =
                annotator.annotate(Articles.of("The two ministers will hold talks in Oslo."));

        List<String> phrases =
                document.chunks().stream()
                        .map(c -> c.label() + " " + document.text(span(document, c)))
                        .toList();

        assertEquals(
                List.of("NP The two ministers", "VP will hold", "NP talks", "PP in", "NP Oslo"),
                phrases);
    }

    private static Span span(AnnotatedDocument document, Chunk chunk) {
        return document.span(chunk.firstToken(), chunk.endToken());
    }

    @Test
    void leavesOutBlocksThatAreNotRead() {
        String text = "OSLO --\n\nHe left.\n\n(END)";
        List<Block> blocks =
                List.of(
                        new Block(Block.Kind.DATELINE, new Span(0, 7), 0),
                        new Block(Block.Kind.CAPTION, new Span(9, 17), 1),
                        new Block(Block.Kind.BOILERPLATE, new Span(19, 24), 2));

        AnnotatedDocument document = annotator.annotate(Articles.of(text, blocks));

        assertEquals(List.of("He", "left", "."), texts(document));
        Sentence only = document.sentences().get(0);
        assertEquals(Block.Kind.CAPTION, only.kind());
        assertEquals(1, only.paragraph());
    }

    private static List<String> texts(AnnotatedDocument document) {
        return document.tokens().stream().map(Token::text).toList();
    }

    @Test
    void isTheSameForAllThreads() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            articles.add(Articles.of(NEWS + " He spoke for " + i + " minutes in Kisumu."));
        }
        List<AnnotatedDocument> alone = articles.stream().map(annotator::annotate).toList();

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<AnnotatedDocument>> running = new ArrayList<>();
            for (Article article : articles) {
                running.add(threads.submit(() -> annotator.annotate(article)));
            }
            for (int i = 0; i < articles.size(); i++) {
                assertEquals(alone.get(i), running.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsTheLayersWholeForRandomText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "Mr. ",
            "Kim-Putin ",
            "said ",
            "the ",
            "U.S. ",
            "\"",
            "“",
            "”",
            "‘",
            "’",
            "'",
            "''",
            "``",
            "--",
            "—",
            "... ",
            "…",
            ". ",
            "? ",
            "! ",
            "\n",
            "\n\n",
            " ",
            "\t",
            "\u00A0",
            "\u200B",
            "(",
            ")",
            "[3]",
            "n't ",
            "’s ",
            "😀",
            "👩‍🚀",
            "\uD83D",
            "سلام ",
            "שלום",
            "北京",
            "é",
            "e\u0301",
            "http://x.org/?a=b ",
            "a@b.org",
            "3.5",
            "$",
            "%",
            "/",
            "\\",
            "-",
            "_",
            "*",
            "\u0000",
            "\uFEFF",
            "\uFFFF",
            "İ",
            "ß ",
            "Ǆ"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }

        assertWhole(annotator.annotate(Articles.of(text.toString())));
    }

    static Stream<Map.Entry<String, String>> nastyTexts() {
        return Stream.of(
                Map.entry("nothing", ""),
                Map.entry("white space", " \n\n \t"),
                Map.entry("one word", "Oslo"),
                Map.entry("one mark", "."),
                Map.entry("quotation marks", "\"".repeat(10_000)),
                Map.entry("spaced quotation marks", "\" ".repeat(10_000)),
                Map.entry("periods and marks", ".\"".repeat(5_000)),
                Map.entry("brackets", "(".repeat(10_000)),
                Map.entry("a long sentence", "the minister of Norway said ".repeat(400)),
                Map.entry("capitals", "THE MINISTER OF NORWAY SAID ".repeat(400)),
                Map.entry("a long word", "a".repeat(100_000)),
                Map.entry("a long clitic", "'s".repeat(20_000)),
                Map.entry("hyphens", "a-".repeat(20_000)),
                Map.entry("letters and periods", "a.".repeat(20_000)),
                Map.entry("line ends", "a\n \n".repeat(5_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nastyTexts")
    void readsNastyTextsInTime(Map.Entry<String, String> text) {
        AnnotatedDocument document =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(30),
                        () -> annotator.annotate(Articles.of(text.getValue())));

        assertWhole(document);
    }

    /** The laws of the layers: tokens are the text at their spans, and everything is in order. */
    static void assertWhole(AnnotatedDocument document) {
        String text = document.article().text();
        StringBuilder covered = new StringBuilder();
        int end = 0;
        for (Token token : document.tokens()) {
            assertEquals(text.substring(token.start(), token.end()), token.text());
            assertTrue(token.start() >= end, () -> "overlap at " + token);
            assertTrue(!token.span().isEmpty() && !token.tag().isEmpty());
            assertTrue(!token.lemma().isEmpty(), token::toString);
            end = token.end();
            covered.append(token.text());
        }
        assertEquals(withoutSpace(text), covered.toString());
        int next = 0;
        for (Sentence sentence : document.sentences()) {
            assertEquals(next, sentence.firstToken());
            assertEquals(document.tokens().get(next).start(), sentence.span().start());
            next = sentence.endToken();
            assertEquals(document.tokens().get(next - 1).end(), sentence.span().end());
        }
        assertEquals(document.tokens().size(), next);
        int chunkEnd = 0;
        for (Chunk chunk : document.chunks()) {
            assertTrue(chunk.firstToken() >= chunkEnd && chunk.endToken() > chunk.firstToken());
            chunkEnd = chunk.endToken();
        }
        int mentionEnd = 0;
        for (Mention mention : document.mentions()) {
            assertTrue(mention.firstToken() >= mentionEnd);
            assertEquals(document.span(mention.firstToken(), mention.endToken()), mention.span());
            assertEquals(
                    document.sentenceOfToken(mention.firstToken()),
                    document.sentenceOfToken(mention.endToken() - 1));
            mentionEnd = mention.endToken();
        }
    }

    private static String withoutSpace(String text) {
        StringBuilder kept = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (!Chars.isSpace(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
