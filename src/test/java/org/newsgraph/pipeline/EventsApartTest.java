package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Resolution;

/** Which words that name nobody mean the parties of the encounter told before. */
class EventsApartTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    The meeting was held in Vienna.                     | true
                    The two leaders met again in Geneva.                | true
                    Their leaders last met in Geneva in September 2030. | false
                    Their two leaders met in Geneva.                    | true
                    """)
    void theyAreTheirPartiesUnlessTheyAreOnlyTheirs(String next, boolean same)
            throws ArticleFormatException {
        String text = "Anna Berg met Ivo Lenz. " + next;

        List<Resolution.EventSlots> events =
                ArticlePipeline.bundled()
                        .read(new ArticleReader().read("test", Optional.empty(), text))
                        .resolution()
                        .events();

        boolean told =
                events.get(events.size() - 1).participants().stream()
                        .anyMatch(participant -> participant.entity().equals("person/anna-berg"));
        assertEquals(same, events.size() > 1 && told, events.toString());
    }
}
