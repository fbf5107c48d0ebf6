package org.newsgraph.nlp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SentenceSplitterTest {
    private final SentenceSplitter splitter = new SentenceSplitter(Abbreviations.bundled());

    @ParameterizedTest(name = "{1}: {0}")
    @CsvFileSource(
            resources = "/nlp/sentences.tsv",
            delimiter = '\t',
            numLinesToSkip = 2,
            quoteCharacter = '\0')
    void splits(String marked, String note) {
        String lines = marked.replace('⏎', '\n');
        String text = lines.replace('|', ' ');
        List<String> expected = Stream.of(lines.split("\\|")).map(String::strip).toList();

        List<String> sentences =
                splitter.split(text, 0, text.length()).stream().map(s -> s.of(text)).toList();

        assertEquals(expected, sentences);
    }
}
