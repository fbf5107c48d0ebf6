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
                "\"I will go,\" Rosa Dahl said with a smile. She told farmers that it was over. | farmers",
                "Rosa Dahl said with regret that she had told Emil Hart that it was over. | Emil Hart",
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Carl Dumas met Eve Blanc on Monday, according to Inspector Lena Ruiz. \"He bought her a coffee and left,\" she told reporters. | Lena Ruiz",
                "Stjepan Brkan fled in May. Nikola Brkan, a cousin of the fugitive, said that nobody knew. \"Stjepan calls nobody. He is afraid of telephones,\" he said. | Nikola Brkan",
                "Anna Weber retired in May. Weber's husband, Paul Weber, told a radio station: \"I am glad.\" He said he would cook. | Paul Weber",
                "Oskar Lind resigned. \"I have done my part,\" he said. | Oskar Lind",
                "Carl Dumas hired Oskar Lind. \"He is the best,\" Dumas said. \"Oskar will lead us,\" he said. | Carl Dumas"
            })
    void whomAQuotationIsAboutIsNotItsSpeaker(String text, String speaker)
            throws ArticleFormatException {
        Reading reading = read(text);
        var last =
                reading.claims().attributions().stream()
                        .filter(
                                said ->
                                        reading.document()
                                                .text(said.source().get(0))
                                                .matches("[Ss]?[Hh]e"))
                        .reduce((first, second) -> second)
                        .orElseThrow();

        assertEquals(
                List.of(speaker),
                reading.resolution().referents().get(last.source().get(0)).stream()
                        .map(id -> reading.resolution().entities().get(id).name())
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
