package org.newsgraph.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.document.Article;

class VersionTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/identity/versions.tsv", delimiter = '\t', numLinesToSkip = 1)
    void readsWhatAHeadlineSaysOfItsVersion(String headline, String key, String number) {
        Version version =
                Version.of(
                        new Article(
                                "a",
                                Optional.empty(),
                                Optional.of(headline),
                                "text",
                                Optional.of(LocalDate.of(2032, 3, 9)),
                                Optional.of("Meridian Wire"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("en"),
                                "a.txt",
                                List.of(),
                                Optional.empty()));

        assertEquals(List.of(key), version.keys());
        assertTrue(version.order().startsWith("2032-03-09 " + number + " "), version.order());
    }

    @Test
    void printsOfRewritesAreAlikeAndThoseOfOthersAreNot() {
        String text =
                "The two leaders agreed to rebuild the road that crosses the border near the lake,"
                        + " which was washed away by floods last autumn. The work is to cost about 90"
                        + " million euros and to be finished before the winter of next year.";
        TextPrint print = TextPrint.of(text).orElseThrow();
        TextPrint rewritten =
                TextPrint.of(text.replace("about", "some").replace("The two", "Both"))
                        .orElseThrow();
        TextPrint other =
                TextPrint.of(
                                "Fishermen had blocked the harbor since dawn to protest against quotas.")
                        .orElseThrow();

        assertEquals(1, print.similarity(print));
        assertTrue(print.similarity(rewritten) > TextPrint.SAME);
        assertTrue(print.similarity(other) < 0.1);
        assertEquals(32, print.bands().size());
        assertEquals(Optional.empty(), TextPrint.of("two words"));
    }
}
