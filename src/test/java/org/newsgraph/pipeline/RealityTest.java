package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.claim.Event;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;

/**
 * Whether what is told took place, who it is told of, and how many sayings are told beside it: an
 * encounter that fell through, one that nobody could prove, one that somebody made up.
 */
class RealityTest {
    private final ArticlePipeline pipeline = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/extract/realities.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void readsWhatCameOfIt(String text, String events, int said) throws ArticleFormatException {
        Reading reading = pipeline.read(new ArticleReader().read("test", Optional.empty(), text));

        List<String> found = new ArrayList<>();
        for (int i = 0; i < reading.claims().events().size(); i++) {
            Event event = reading.claims().events().get(i);
            String parties =
                    reading.resolution().events().get(i).participants().stream()
                            .map(party -> reading.resolution().entities().get(party.entity()))
                            .map(entity -> entity.name())
                            .collect(Collectors.joining(", "));
            found.add(
                    reading.document().text(event.trigger())
                            + (event.attributedTo().isPresent() ? " claimed " : " ")
                            + event.factuality().key()
                            + ": "
                            + parties);
        }
        assertEquals(events == null ? "" : events, String.join(" / ", found));
        assertEquals(said, reading.claims().attributions().size(), "sayings");
    }
}
