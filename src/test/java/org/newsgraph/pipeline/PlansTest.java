package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;
import org.newsgraph.resolve.Reading;

/**
 * When what is planned is to be, or what happened was, in an article of 15 May 2024, a Wednesday.
 */
class PlansTest {
    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A meeting between Rosa Dahl and Emil Hart is planned for March. | planned 2025-03",
                "A dinner with Rosa Dahl, set for Friday, worries Emil Hart. | planned 2024-05-17",
                "The summit of Rosa Dahl and Emil Hart, scheduled for April 3, will be held in Leeds. | planned 2025-04-03",
                "Talks between Rosa Dahl and Emil Hart are due in February. | planned 2025-02",
                "Plans for a summit of Rosa Dahl and Emil Hart in August were welcomed. | hypothetical 2024-08",
                "Rosa Dahl meets Emil Hart in August. | planned 2024-08",
                "Rosa Dahl met Emil Hart in August. | happened 2023-08",
                "Rosa Dahl was to have met Emil Hart on Sunday, but snow fell. | denied 2024-05-12",
                "Rosa Dahl had been due to meet Emil Hart on Friday, but snow fell. | denied 2024-05-10",
                "Rosa Dahl planned to meet Emil Hart in Leeds, but the talks were cancelled. | 'denied '"
            })
    void areInTheFutureUnlessGivenUp(String text, String expected) {
        assertEquals(expected, firstEvent(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Rosa Dahl, who led Norway until 2018, met Emil Hart on Tuesday. | happened 2024-05-14",
                "Rosa Dahl, who was president of Peru until 2019, met Emil Hart on Tuesday. | happened 2024-05-14",
                "On Tuesday, Rosa Dahl, who led Norway until 2018, met Emil Hart. | happened 2024-05-14"
            })
    void areNotDatedByAClauseAboutSomebody(String text, String expected) {
        assertEquals(expected, firstEvent(text));
    }

    private static String firstEvent(String text) {
        Reading reading =
                PIPELINE.read(
                        new Article(
                                "plans",
                                Optional.empty(),
                                Optional.empty(),
                                text,
                                Optional.of(LocalDate.of(2024, 5, 15)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("en"),
                                "test",
                                List.of(
                                        new Block(
                                                Block.Kind.PARAGRAPH,
                                                new Span(0, text.length()),
                                                0)),
                                Optional.empty()));

        String dates =
                reading.resolution().events().get(0).dates().stream()
                        .map(date -> date.norm())
                        .collect(Collectors.joining(" "));
        return reading.claims().events().get(0).factuality().key() + " " + dates;
    }
}
