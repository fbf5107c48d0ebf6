package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WordPiecesTest {
    private static final List<String> VOCABULARY =
            List.of(
                    ("[PAD] [UNK] [CLS] [SEP] [MASK] Oslo o ##s ##lo talk tal ##ing ##king Jong - un U S"
                                    + " . n t ' \" $ 5 \u201C s \u00E9 \u5317")
                            .split(" "));
    private static final WordPieces PIECES = new WordPieces(VOCABULARY);

    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(
            resources = "/model/word-pieces.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void cutsWords(String word, String pieces, String note) {
        assertEquals(pieces, read(PIECES.pieces(word)));
        assertEquals(pieces, read(PIECES.pieces(word)), "remembered");
    }

    private static String read(int[] pieces) {
        return Arrays.stream(pieces).mapToObj(VOCABULARY::get).collect(Collectors.joining(" "));
    }

    @Test
    void takesLongWordsForUnknown() {
        assertEquals(100, PIECES.pieces("-".repeat(100)).length);
        assertArrayEquals(new int[] {PIECES.unknown()}, PIECES.pieces("-".repeat(101)));
        assertArrayEquals(new int[] {PIECES.unknown()}, PIECES.pieces(""));
    }

    @Test
    void remembersItsOwnCopy() {
        PIECES.pieces("Oslo")[0] = -1;

        assertEquals("Oslo", read(PIECES.pieces("Oslo")));
    }

    @Test
    void needsTheSpecialPieces() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new WordPieces(List.of("[PAD]", "[UNK]", "[CLS]", "Oslo")));

        assertEquals("a vocabulary of 4 pieces without [SEP]", e.getMessage());
    }
}
