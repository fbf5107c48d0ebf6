package org.newsgraph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.claim.Factuality;
import org.newsgraph.reader.ArticleFormatException;
import org.newsgraph.reader.ArticleReader;
import org.newsgraph.resolve.Reading;

/** Who says it, to whom and when, where other words look like a speaker, an audience or a day. */
class SayingSlotsTest {
    private static final ArticlePipeline PIPELINE = ArticlePipeline.bundled();

    private static Reading read(String text) throws ArticleFormatException {
        return PIPELINE.read(new ArticleReader().read("sayings", Optional.empty(), text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "With a grin, Rosa Dahl told Emil Hart that the budget was sound. | Emil Hart",
                "To polite applause, Rosa Dahl told farmers that the budget was sound. | farmers",
                "With visible relief, Rosa Dahl told reporters that the vote was won. | reporters",
                "Rosa Dahl said to Emil Hart that the budget was sound. | Emil Hart"
            })
    void howItIsSaidIsNoAudience(String text, String audience) throws ArticleFormatException {
        Reading reading = read(text);

        assertEquals(
                List.of(audience),
                reading.claims().attributions().stream()
                        .flatMap(said -> said.audience().stream())
                        .map(reading.document()::text)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANALYSIS: Why Rosa Dahl met Emil Hart in Leeds.",
                "Opinion: Emil Hart should meet Rosa Dahl.",
                "CORRECTION: Rosa Dahl met Emil Hart in Leeds."
            })
    void theKindOfATextIsNoSpeaker(String text) throws ArticleFormatException {
        assertEquals(List.of(), read(text).claims().attributions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rosa Dahl neither confirmed nor denied that she had met Emil Hart.",
                "Rosa Dahl declined to confirm or deny that she met Emil Hart.",
                "The ministry would neither deny nor confirm a meeting of Rosa Dahl and Emil Hart."
            })
    void whatIsNeitherConfirmedNorDeniedIsOpen(String text) throws ArticleFormatException {
        assertEquals(
                List.of(Factuality.HYPOTHETICAL),
                read(text).claims().events().stream().map(event -> event.factuality()).toList());
    }

    @Test
    void newsConferencesOfDifferentPeopleAreOfDaysOfTheirOwn() throws ArticleFormatException {
        Reading other =
                read(
                        "Rosa Dahl told a news conference on May 3, 2024 that trade had grown."
                                + " Emil Hart told a news conference that it had not.");
        Reading same =
                read(
                        "Rosa Dahl told a news conference on May 3, 2024 that trade had grown."
                                + " Dahl told the news conference that it would go on.");

        assertTrue(other.resolution().statements().get(1).date().isEmpty());
        assertEquals(
                "2024-05-03", same.resolution().statements().get(1).date().orElseThrow().norm());
    }
}
