package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryException;
import org.newsgraph.query.SmallStore;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;

/** Who waits for what, and what for. */
class AnswersTest {
    private static final String SLOW =
            """
            # slow: how many pairs of pairs of pairs of triples there are.
            #
            # out:  ?count      how many
            # cost: more than anyone has
            SELECT (COUNT(*) AS ?count)
            WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }
            """;

    private static final String QUICK =
            """
            # quick: how many triples there are.
            #
            # out:  ?count      how many
            # cost: reads all triples
            SELECT (COUNT(*) AS ?count)
            WHERE { ?a ?b ?c }
            """;

    @TempDir private Path queries;

    @Test
    void whoWaitsForTheAnswerOfAnotherTakesNoPlace() throws Exception {
        Files.writeString(queries.resolve("slow.rq"), SLOW);
        Files.writeString(queries.resolve("quick.rq"), QUICK);
        QueryCatalog catalog = QueryCatalog.in(queries);
        ServerSettings settings =
                new ServerSettings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        10_000);
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(List.of(), store.write(SmallStore.articles()).quarantined());
            RunningQueries running = new RunningQueries(2);
            try (SearchIndex index = SearchIndex.open(store)) {
                Answers answers = new Answers(store, catalog, () -> index, running, settings);
                List<Thread> asking =
                        Stream.generate(() -> new Thread(() -> ask(answers, catalog, "slow")))
                                .limit(4)
                                .toList();
                asking.forEach(Thread::start);
                for (int i = 0; waiting(asking) < 3; i++) {
                    assertTrue(i < 1_000, "of those who ask the same, one looks");
                    Thread.sleep(10);
                }

                List<Inquiry.Row> quick =
                        CompletableFuture.supplyAsync(
                                        () ->
                                                answers.prepare(
                                                        catalog.find("quick").orElseThrow(),
                                                        Map.of()))
                                .get(20, TimeUnit.SECONDS);

                assertEquals(1, quick.size());
                assertEquals(3, waiting(asking));
                running.close();
                for (Thread thread : asking) {
                    thread.interrupt();
                    thread.join();
                }
            } finally {
                running.close();
            }
        }
    }

    private static void ask(Answers answers, QueryCatalog catalog, String name) {
        try {
            answers.prepare(catalog.find(name).orElseThrow(), Map.of());
        } catch (QueryException | QueryCancelledException | Refusal e) {
            // It is never found: the test ends it.
        }
    }

    private static long waiting(List<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .count();
    }
}
