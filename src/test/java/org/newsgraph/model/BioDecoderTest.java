package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BioDecoderTest {
    private static final List<String> LABELS = FakeModel.NAMES;
    private static final BioDecoder DECODER = new BioDecoder(LABELS);

    /** Each word prefers the label that the table gives it. */
    @ParameterizedTest(name = "{2}: {0}")
    @CsvFileSource(resources = "/model/bio.tsv", delimiter = '\t', numLinesToSkip = 1)
    void findsSpans(String words, String spans, String note) {
        String[] preferred = words.split(" ");
        float[] scores = new float[preferred.length * LABELS.size()];
        for (int w = 0; w < preferred.length; w++) {
            for (int l = 0; l < LABELS.size(); l++) {
                String label = LABELS.get(l);
                boolean begins = label.startsWith("B") && preferred[w].startsWith("I");
                boolean sameKind = label.substring(1).equals(preferred[w].substring(1));
                scores[w * LABELS.size() + l] =
                        label.equals(preferred[w]) ? 5 : begins && sameKind ? 2 : 0;
            }
        }

        String found =
                DECODER.decode(scores, LABELS.size(), 0, 0, preferred.length).stream()
                        .map(span -> span.kind() + " " + span.first() + "-" + span.end())
                        .collect(Collectors.joining(", "));

        assertEquals(spans.equals("-") ? "" : spans, found);
    }

    @Test
    void readsItsColumnsOfItsWordsOnly() {
        // Rows of five numbers; O, B and I are the second to the fourth.
        float[] scores = {9, 0, 9, 0, 9, 9, 0, 9, 0, 9, 9, 0, 0, 9, 9, 9, 0, 0, 9, 9};

        List<BioDecoder.Span> spans = new BioDecoder(Labels.BIO).decode(scores, 5, 1, 1, 3);

        assertEquals(1, spans.size());
        assertEquals(List.of(1, 3), List.of(spans.get(0).first(), spans.get(0).end()));
        assertTrue(spans.get(0).confidence() > 0.99 && spans.get(0).confidence() <= 1);
    }

    @Test
    void refusesOtherLabels() {
        assertThrows(IllegalArgumentException.class, () -> new BioDecoder(List.of("B", "I", "O")));
        assertThrows(IllegalArgumentException.class, () -> new BioDecoder(List.of("O", "PER")));
    }
}
