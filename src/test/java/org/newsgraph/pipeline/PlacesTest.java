package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/** Which of several places of one name an event was at. */
class PlacesTest {
    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(resources = "/resolve/places.tsv", delimiter = '\t', numLinesToSkip = 1)
    void areFoundByWhatTheArticleSpeaksOf(String text, String places, String note)
            throws ArticleFormatException {
        Reading reading = PIPELINE.read(new ArticleReader().read("places", Optional.empty(), text));

        String first =
                reading.resolution().events().stream()
                        .flatMap(event -> event.places().stream())
                        .map(Resolution.PlaceSlot::entity)
                        .flatMap(Optional::stream)
                        .limit(1)
                        .collect(Collectors.joining());
        assertEquals(places, first, note);
    }
}
