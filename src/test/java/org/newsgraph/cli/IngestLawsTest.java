package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same articles give the same store: in any order, in any batches, on any threads, however
 * often.
 */
class IngestLawsTest {
    private static final Path ARTICLES = Path.of("data", "articles");

    @TempDir private static Path folder;

    private static String expected;

    @BeforeAll
    static void ingestOnce() {
        Path store = folder.resolve("expected.tdb");
        assertEquals(0, ingest(store, List.of(ARTICLES.toString()), "1", "200").exit());
        expected = Command.dump(store);
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(strings = {"1", "8"})
    void orderBatchesAndThreadsDoNotMatter(String threads) throws IOException {
        List<String> files = files();
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(files, new Random(seed));
            Path store = folder.resolve("shuffled-" + threads + "-" + seed + ".tdb");

            assertEquals(0, ingest(store, files, threads, seed == 0 ? "1" : "3").exit());

            assertEquals(expected, Command.dump(store), "seed " + seed);
        }
    }

    @Test
    void ingestingAgainChangesNothing() {
        Path store = folder.resolve("again.tdb");
        ingest(store, List.of(ARTICLES.toString()), "2", "5");

        Command.Said again = ingest(store, List.of(ARTICLES.toString()), "2", "5");

        assertTrue(again.err().contains("0 new, 0 replaced"), again.err());
        assertEquals(expected, Command.dump(store));
    }

    @Test
    void anArticleThatIsDeletedWasNeverThere() throws IOException {
        List<String> files = files();
        String gone =
                files.stream()
                        .filter(f -> f.endsWith("pacific-tokyo-visit.txt"))
                        .findFirst()
                        .orElseThrow();
        String id =
                Files.readAllLines(Path.of(gone)).stream()
                        .filter(l -> l.startsWith("URL: "))
                        .findFirst()
                        .orElseThrow()
                        .substring(5);
        Path without = folder.resolve("without.tdb");
        ingest(without, files.stream().filter(f -> !f.equals(gone)).toList(), "2", "200");
        Path store = folder.resolve("deleted.tdb");
        ingest(store, files, "2", "200");

        assertEquals(0, Command.run("delete", "--store", store.toString(), id).exit());
        assertEquals(Command.dump(without), Command.dump(store));
        assertEquals(1, Command.run("delete", "--store", store.toString(), id).exit());
    }

    @Test
    void anEditChangesTheArticle() throws IOException {
        Path original =
                Path.of(
                        files().stream()
                                .filter(f -> f.endsWith("pacific-tokyo-visit.txt"))
                                .findFirst()
                                .orElseThrow());
        Path edited = folder.resolve("edited.txt");
        Files.writeString(edited, Files.readString(original).replace("Tokyo", "Osaka"));
        Path store = folder.resolve("edited.tdb");
        ingest(store, List.of(ARTICLES.toString()), "2", "200");

        Command.Said said = ingest(store, List.of(edited.toString()), "1", "200");

        assertTrue(said.err().contains("1 replaced"), said.err());
        assertNotEquals(expected, Command.dump(store));
        ingest(store, List.of(original.toString()), "1", "200");
        assertEquals(expected, Command.dump(store));
    }

    /**
     * A kill at any moment leaves the last commit, and a second run completes the store to the same
     * bytes.
     */
    @Test
    void aKilledIngestIsCompletedByTheNext() throws Exception {
        Path store = folder.resolve("killed.tdb");
        int kills = Integer.getInteger("newsgraph.kills", 4);
        Random random = new Random(7);
        for (int i = 0; i < kills; i++) {
            Process process =
                    Command.start(
                            folder,
                            "ingest",
                            "--model",
                            "light",
                            "--batch",
                            "2",
                            "--threads",
                            "1",
                            "--store",
                            store.toString(),
                            ARTICLES.toAbsolutePath().toString());
            Thread.sleep(1500 + random.nextInt(4000));
            process.destroyForcibly().waitFor();
            if (Files.exists(store.resolve("Data-0001"))) {
                Command.Said valid = Command.run("validate", "--store", store.toString());
                assertEquals(0, valid.exit(), "kill " + i + ": " + valid.out() + valid.err());
                // Makes the index, which the next kill leaves behind, and the check compares.
                assertEquals(0, search(store).exit());
            }
        }

        assertEquals(0, ingest(store, List.of(ARTICLES.toString()), "2", "200").exit());
        assertEquals(expected, Command.dump(store));
        Path whole = folder.resolve("whole.tdb");
        ingest(whole, List.of(ARTICLES.toString()), "2", "200");
        assertEquals(search(whole).out(), search(store).out());
        Command.Said valid = Command.run("validate", "--store", store.toString());
        assertEquals(0, valid.exit(), valid.out());
    }

    private static Command.Said search(Path store) {
        return Command.run("search", "--store", store.toString(), "--format", "json", "talk*");
    }

    @Test
    void theLanguageModelReadsTheSameOnAnyNumberOfThreads() {
        Path one = folder.resolve("neural-1.tdb");
        Path eight = folder.resolve("neural-8.tdb");

        assertEquals(0, ingest("neural", one, List.of(ARTICLES.toString()), "1", "200").exit());
        assertEquals(0, ingest("neural", eight, List.of(ARTICLES.toString()), "8", "3").exit());

        assertEquals(Command.dump(one), Command.dump(eight));
    }

    /** By the light model: the laws are about the store, and it reads several times as fast. */
    private static Command.Said ingest(
            Path store, List<String> inputs, String threads, String batch) {
        return ingest("light", store, inputs, threads, batch);
    }

    private static Command.Said ingest(
            String model, Path store, List<String> inputs, String threads, String batch) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "ingest",
                                "--model",
                                model,
                                "--store",
                                store.toString(),
                                "--threads",
                                threads,
                                "--batch",
                                batch));
        args.addAll(inputs);
        return Command.run(args.toArray(String[]::new));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(ARTICLES)) {
            return new ArrayList<>(
                    files.map(Path::toString)
                            .filter(f -> f.matches(".*\\.(txt|json|jsonl|html)"))
                            .sorted()
                            .toList());
        }
    }
}
