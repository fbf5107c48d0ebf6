package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/** Who takes part in what, by dependencies and roles, and who is on which side. */
class PartiesTest {
    private final ArticlePipeline pipeline = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/extract/parties.tsv", delimiter = '\t', numLinesToSkip = 1)
    void readsParties(String sentence, String events) throws ArticleFormatException {
        Reading reading =
                pipeline.read(new ArticleReader().read("test", Optional.empty(), sentence));

        List<String> found = new ArrayList<>();
        for (int i = 0; i < reading.claims().events().size(); i++) {
            Resolution.EventSlots slots = reading.resolution().events().get(i);
            String word = reading.document().text(reading.claims().events().get(i).trigger());
            String parties =
                    slots.participants().stream()
                            .map(party -> name(reading, party.entity()) + " " + party.side())
                            .collect(Collectors.joining(", "));
            String places =
                    slots.places().stream()
                            .map(
                                    place ->
                                            place.entity()
                                                    .map(id -> name(reading, id))
                                                    .orElse(reading.document().text(place.span())))
                            .collect(Collectors.joining(", "));
            found.add(word + ": " + parties + (places.isEmpty() ? "" : "; " + places));
        }
        assertEquals(events == null ? "" : events, String.join(" / ", found));
    }

    private static String name(Reading reading, String entity) {
        return reading.resolution().entities().get(entity).name();
    }
}
