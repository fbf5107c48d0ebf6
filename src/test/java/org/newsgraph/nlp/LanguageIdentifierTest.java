package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguageIdentifierTest {
    private final LanguageIdentifier identifier = LanguageIdentifier.bundled();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/nlp/languages.tsv",
            delimiter = '\t',
            numLinesToSkip = 2,
            quoteCharacter = '\0')
    void identifies(String code, String text) {
        assertEquals(Optional.ofNullable(code), identifier.identify(text));
    }
}
