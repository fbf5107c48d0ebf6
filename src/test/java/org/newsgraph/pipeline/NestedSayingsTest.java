package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.claim.Attribution;
import org.newsgraph.document.Span;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;

/** Sayings that are told within sayings, read from the dependency tree. */
class NestedSayingsTest {
    private final ArticlePipeline pipeline = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/extract/nested.tsv", delimiter = '\t', numLinesToSkip = 1)
    void readsBoth(String sentence, String sayings) throws ArticleFormatException {
        Reading reading =
                pipeline.read(new ArticleReader().read("test", Optional.empty(), sentence));

        assertEquals(
                sayings == null ? "" : sayings,
                reading.claims().attributions().stream()
                        .map(said -> line(reading, said))
                        .collect(Collectors.joining(" / ")));
    }

    @Test
    void aHeadlineSharesNoSayingWithTheLead() throws ArticleFormatException {
        String text =
                """
                Opposition leader says chancellor pledged aid

                BERLIN, May 15 (Wire) - Opposition leader Katrin Vollmer said on Thursday that \
                Chancellor Dieter Hassel had promised Bohdan Marchenko to send two more batteries.
                """;

        Reading reading = pipeline.read(new ArticleReader().read("test", Optional.empty(), text));

        assertEquals(
                List.of(
                        "Opposition leader: says: chancellor pledged aid",
                        "Opposition leader Katrin Vollmer: said: that Chancellor Dieter Hassel had"
                                + " promised Bohdan Marchenko to send two more batteries",
                        "> Chancellor Dieter Hassel: had promised: to send two more batteries"),
                reading.claims().attributions().stream().map(said -> line(reading, said)).toList());
    }

    private static String line(Reading reading, Attribution said) {
        return (said.nestedIn().isPresent() ? "> " : "")
                + words(reading, said.source(), " + ")
                + ": "
                + words(reading, said.cue(), " + ")
                + ": "
                + words(reading, said.content(), " ... ");
    }

    private static String words(Reading reading, List<Span> spans, String between) {
        return spans.stream().map(reading.document()::text).collect(Collectors.joining(between));
    }
}
