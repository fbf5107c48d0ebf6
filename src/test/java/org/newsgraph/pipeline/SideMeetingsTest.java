package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;

/** Whether some of those who met met by themselves as well, or are told of again. */
class SideMeetingsTest {
    private final ArticlePipeline pipeline = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann Moss and Carl Reed met on the margins. | 2",
                "Moss later met Reed at the port. | 2",
                "Moss and Reed met privately for an hour. | 2",
                "Moss met Reed in Bath. | 2",
                "Moss and Reed met for three hours. | 1",
                "The meeting between Moss and Reed was short. | 1"
            })
    void countsEncounters(String more, int count) throws ArticleFormatException {
        String text = "Ann Moss, Carl Reed and Dora Finch met in Leeds on Monday. " + more;
        Reading reading = pipeline.read(new ArticleReader().read("test", Optional.empty(), text));

        List<Integer> events =
                reading.resolution().events().stream()
                        .map(Resolution.EventSlots::sameAs)
                        .distinct()
                        .toList();

        assertEquals(count, events.size());
    }
}
