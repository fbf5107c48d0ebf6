package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {
    private static final int WIDTH = FakeModel.labels().width();

    private static ModelFile file() throws IOException {
        return ModelFile.read(
                new ByteArrayInputStream(FakeModel.zip(FakeModel.entries(1))), "tiny.model");
    }

    @Test
    void givesTheRowsOfFirstPieces() throws IOException {
        try (OnnxEncoder encoder = new OnnxEncoder(file())) {
            Encoder.Encoding all = encoder.encode(new int[] {2, 9, 8, 7, 3}, new int[] {1, 2, 3});
            Encoder.Encoding two = encoder.encode(new int[] {2, 9, 8, 7, 3}, new int[] {1, 3});

            assertEquals(3 * WIDTH, all.scores().length);
            assertEquals(3 * FakeModel.HIDDEN, all.hidden().length);
            assertArrayEquals(row(all.scores(), 0, WIDTH), row(two.scores(), 0, WIDTH));
            assertArrayEquals(row(all.scores(), 2, WIDTH), row(two.scores(), 1, WIDTH));
            assertArrayEquals(
                    row(all.hidden(), 2, FakeModel.HIDDEN), row(two.hidden(), 1, FakeModel.HIDDEN));
        }
    }

    private static float[] row(float[] rows, int row, int width) {
        return Arrays.copyOfRange(rows, row * width, (row + 1) * width);
    }

    @Test
    void saysWhatItFailedOn() throws IOException {
        try (OnnxEncoder encoder = new OnnxEncoder(file())) {
            int[] unheardOf = {2, 1_000_000, 3};
            int[] words = {1};

            String message =
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> encoder.encode(unheardOf, words))
                            .getMessage();

            assertEquals("the network failed on 3 pieces", message);
        }
    }

    @Test
    void runsAModel() throws IOException {
        try (LanguageModel model = LanguageModel.of(file())) {
            List<List<String>> document = List.of(List.of("It", "rained", "."), List.of("It"));

            Analysis analysis = model.read(document);

            assertEquals(analysis, model.read(document));
            assertEquals(analysis.tags().get(0), analysis.tags().get(3));
            assertEquals(4, analysis.vectors().size());
        }
    }
}
