package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEncoderTest {
    private static final int WIDTH = FakeModel.labels().width();

    private static ModelFile file() throws IOException {
        return ModelFile.read(
                new ByteArrayInputStream(FakeModel.zip(FakeModel.entries(1))), "tiny.model");
    }

    @Test
    void givesTheRowsOfFirstPieces() throws IOException {
        try (OnnxEncoder encoder = new OnnxEncoder(file())) {
            Encoder.Encoding all = new Encoder.Encoding();
            Encoder.Encoding two = new Encoder.Encoding();
            encoder.encode(new int[] {2, 9, 8, 7, 3}, new int[] {1, 2, 3}, all);
            encoder.encode(new int[] {2, 9, 8, 7, 3}, new int[] {1, 3}, two);

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
    void aShorterRowIsNotMixedWithTheLongerOneBefore() throws IOException {
        try (OnnxEncoder encoder = new OnnxEncoder(file())) {
            Encoder.Encoding fresh = new Encoder.Encoding();
            Encoder.Encoding used = new Encoder.Encoding();
            encoder.encode(new int[] {2, 9, 3}, new int[] {1}, fresh);
            encoder.encode(new int[] {2, 8, 7, 9, 8, 3}, new int[] {1, 2, 3, 4}, used);
            encoder.encode(new int[] {2, 9, 3}, new int[] {1}, used);

            assertArrayEquals(row(fresh.scores(), 0, WIDTH), row(used.scores(), 0, WIDTH));
            assertArrayEquals(
                    row(fresh.hidden(), 0, FakeModel.HIDDEN),
                    row(used.hidden(), 0, FakeModel.HIDDEN));
        }
    }

    @Test
    void saysWhatItFailedOn() throws IOException {
        try (OnnxEncoder encoder = new OnnxEncoder(file())) {
            int[] unheardOf = {2, 1_000_000, 3};
            int[] words = {1};

            String message =
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> encoder.encode(unheardOf, words, new Encoder.Encoding()))
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

    @Test
    void canBeClosedTwiceAndThenReadsNothing() throws IOException {
        LanguageModel model = LanguageModel.of(file());
        model.close();
        model.close();
        List<List<String>> document = List.of(List.of("It"));

        assertThrows(IllegalStateException.class, () -> model.read(document));
    }

    /** A program that ends while networks are started and run, in a process of its own. */
    public static final class Interrupted {
        private Interrupted() {}

        /** Exits with 7. */
        public static void main(String[] args) throws Exception {
            ModelFile file = file();
            CountDownLatch running = new CountDownLatch(20);
            Thread reader =
                    new Thread(
                            () -> {
                                while (true) {
                                    read(file);
                                    running.countDown();
                                }
                            });
            reader.setDaemon(true);
            reader.start();
            running.await();
            // Leaves the reader some time between the hooks' start and the end.
            Runtime.getRuntime().addShutdownHook(new Thread(Interrupted::pause));
            System.exit(7);
        }

        private static void read(ModelFile file) {
            try (LanguageModel model = LanguageModel.of(file)) {
                model.read(List.of(Collections.nCopies(300, "It")));
            } catch (ModelFormatException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aProcessCanEndWhileItReads(@TempDir Path folder) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Interrupted.class.getName())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }

        assertEquals(7, process.exitValue(), Files.readString(folder.resolve("out")));
    }
}
