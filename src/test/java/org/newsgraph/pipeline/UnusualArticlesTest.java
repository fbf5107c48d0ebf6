package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.store.GraphStore;

/** Articles that nobody would write are read, stored and valid, in bounded time. */
class UnusualArticlesTest {
    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();
    private static final String SENTENCE =
            "Anna Berg met Ivo Lenz in Vienna on Monday, a spokesman said. ";

    /**
     * An article.
     *
     * @param name what is unusual
     * @param text its text
     */
    record Unusual(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Unusual> articles() {
        return Stream.of(
                new Unusual("one word", "Vienna"),
                new Unusual("100 kB", (SENTENCE.repeat(12) + "\n\n").repeat(140)),
                new Unusual(
                        "emoji and right-to-left",
                        ("\uD83D\uDE00 " + SENTENCE + "\u05E9\u05DC\u05D5\u05DD ").repeat(50)),
                new Unusual(
                        "a sentence of 2,000 words",
                        "Anna Berg said that " + "Ivo Lenz and ".repeat(660) + "she met."),
                new Unusual("10,000 quotation marks", "\"".repeat(10_000)),
                new Unusual("quotations without end", "\"We will go. ".repeat(1500)),
                new Unusual("quotations without stops", "\"word,\" said Anna Berg. ".repeat(1500)),
                new Unusual("deep brackets", "(".repeat(3000) + SENTENCE + ")".repeat(3000)),
                new Unusual("only dashes", "-- ".repeat(3000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("articles")
    void areReadInBoundedTime(Unusual article) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    try (GraphStore store = GraphStore.inMemory()) {
                        store.write(
                                List.of(
                                        ClaimMapper.bundled("test")
                                                .map(
                                                        PIPELINE.read(
                                                                new ArticleReader()
                                                                        .read(
                                                                                "unusual",
                                                                                Optional.empty(),
                                                                                article.text())))));
                        assertTrue(
                                store.validate().isValid(),
                                () -> store.validate().problems().toString());
                        assertTrue(store.quarantined().isEmpty());
                    }
                });
    }
}
