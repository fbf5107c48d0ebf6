package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.newsgraph.document.Span;

class TokenizerTest {
    private final Tokenizer tokenizer = new Tokenizer(Abbreviations.bundled());

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/nlp/tokens.tsv",
            delimiter = '\t',
            numLinesToSkip = 2,
            quoteCharacter = '\0')
    void tokenizes(String sentence, String tokens, String note) {
        List<String> found =
                tokenizer.tokenize(sentence, new Span(0, sentence.length())).stream()
                        .map(token -> token.of(sentence))
                        .toList();

        assertEquals(List.of(tokens.split("·")), found);
    }
}
