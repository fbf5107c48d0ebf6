package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while clients ask: the store is as before, and can be served again at
 * once. On a store of any size by hand: {@code mvn test -Dtest=KilledServerTest
 * -Dnewsgraph.kill=STORE}.
 */
class KilledServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each has an order, so that the same data give the same bytes. */
    private static final List<String> QUESTIONS =
            List.of(
                    "/queries/who-met-whom?format=csv",
                    "/queries/view-outlets?format=csv",
                    "/queries/view-most-named?format=csv",
                    "/queries/view-months?format=csv",
                    "/sparql?format=csv&query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
                    "/search?q=met",
                    "/search?q=said&limit=50");

    @TempDir Path folder;

    @Test
    void leavesTheStoreAsItWas() throws Exception {
        Path store = folder.resolve("news.tdb");
        Cli.Result made = Cli.run("ingest", "--model", "light", "--store", store, Cli.ARTICLES);
        assertEquals(0, made.code(), made.err());
        byte[] before = Cli.dump(store);
        killWhileItMakesTheIndex(store);

        SortedMap<String, String> answers = killAgainAndAgain(store, 8, 2);

        assertArrayEquals(before, Cli.dump(store));
        assertEquals(0, Cli.run("validate", "--store", store).code());
        delete(store.resolve("cache"));
        try (Serving withAnotherIndex = new Serving(serve(store))) {
            assertEquals(withAnotherIndex.answers(), answers);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "newsgraph.kill", matches = ".+")
    void leavesALargeStoreAsItWas() throws Exception {
        Path store = Path.of(System.getProperty("newsgraph.kill"));
        Cli.Result before = Cli.run("stats", "--store", store);
        assertEquals(0, before.code(), before.err());

        killAgainAndAgain(store, 50, 3);

        assertEquals(counts(before.out()), counts(Cli.run("stats", "--store", store).out()));
    }

    /** Without the bytes: what is remembered for the next start counts among them. */
    private static List<String> counts(String stats) {
        return stats.lines().filter(line -> !line.startsWith("bytes")).toList();
    }

    /** Half an index must not be taken for a whole one. */
    private void killWhileItMakesTheIndex(Path store) throws Exception {
        Process first = serve(store);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.isDirectory(store.resolve("cache"))) {
                assertTrue(first.isAlive() && System.nanoTime() < end, "no index is made");
                Thread.onSpinWait();
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    /** What every server answered, the first and each after a kill. */
    private SortedMap<String, String> killAgainAndAgain(Path store, int clients, int kills)
            throws Exception {
        SortedMap<String, String> answers;
        try (Serving serving = new Serving(serve(store))) {
            answers = serving.answers();
            serving.killUnder(clients, 8);
        }
        for (int kill = 1; kill <= kills; kill++) {
            long start = System.nanoTime();
            try (Serving serving = new Serving(serve(store))) {
                System.out.printf(
                        "after a kill: ready in %d ms%n", (System.nanoTime() - start) / 1_000_000);
                assertEquals(answers, serving.answers());
                if (kill < kills) {
                    serving.killUnder(clients, 8 * (kill + 1));
                }
            }
        }
        return answers;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Process serve(Path store) throws IOException {
        return Cli.java(List.of(), "serve", "--port", "0", "--store", store)
                .redirectError(folder.resolve("serve.err").toFile())
                .start();
    }

    /** A server in a process of its own, which is killed when this is closed. */
    private final class Serving implements AutoCloseable {
        private final Process process;
        private final URI uri;

        Serving(Process process) throws IOException {
            this.process = process;
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = String.valueOf(out.readLine());
            assertTrue(
                    line.startsWith("Serving at "),
                    line + Files.readString(folder.resolve("serve.err")));
            uri = URI.create(line.replace("Serving at ", ""));
        }

        SortedMap<String, String> answers() throws Exception {
            SortedMap<String, String> answers = new TreeMap<>();
            for (String question : QUESTIONS) {
                HttpResponse<String> answer = ask(HttpClient.newHttpClient(), question);
                assertEquals(200, answer.statusCode(), question + ": " + answer.body());
                assertNotEquals("", answer.body().strip(), question);
                answers.put(question, answer.body());
            }
            return answers;
        }

        /** Kills the process when so many answers have come and everyone waits for one more. */
        void killUnder(int clients, int answers) throws Exception {
            AtomicInteger came = new AtomicInteger();
            AtomicInteger lost = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(clients);
            try {
                List<Future<?>> asking = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    int first = i;
                    asking.add(threads.submit(() -> askUntilItEnds(first, came, lost)));
                }
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (came.get() < answers) {
                    assertTrue(System.nanoTime() < end, came + " answers came");
                    Thread.sleep(1);
                }
                assertTrue(process.isAlive());
                process.destroyForcibly().waitFor();
                for (Future<?> one : asking) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertEquals(clients, lost.get(), "clients that lost the server on the way");
        }

        private void askUntilItEnds(int first, AtomicInteger came, AtomicInteger lost) {
            HttpClient http = HttpClient.newHttpClient();
            for (int i = first; ; i++) {
                try {
                    assertEquals(200, ask(http, QUESTIONS.get(i % QUESTIONS.size())).statusCode());
                    came.incrementAndGet();
                } catch (IOException e) {
                    lost.incrementAndGet();
                    return;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private HttpResponse<String> ask(HttpClient http, String question)
                throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(uri.resolve(question)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
