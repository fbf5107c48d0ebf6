package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;

/**
 * Fifty clients at once for a minute. By hand only, for it keeps a machine busy: {@code mvn test
 * -Dtest=ServerLoadTest -Dnewsgraph.load=STORE}.
 */
@EnabledIfSystemProperty(named = "newsgraph.load", matches = ".+")
class ServerLoadTest {
    private static final int CLIENTS = 50;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void fiftyClientsGetAnswers() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        ServerSettings settings =
                new ServerSettings(here, 0, Optional.empty(), Duration.ofSeconds(30), 10_000);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (GraphStore store = GraphStore.open(Path.of(System.getProperty("newsgraph.load")));
                SparqlServer server = SparqlServer.start(store, QueryCatalog.bundled(), settings)) {
            List<URI> questions = questions(server.uri());
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(client(questions, i)));
            }
            List<Long> millis = new ArrayList<>();
            for (Future<List<Long>> one : all) {
                millis.addAll(one.get());
            }
            Collections.sort(millis);
            System.out.printf(
                    "%d clients, %d s: %d answers, no error, median %d ms, p95 %d ms, longest %d ms%n",
                    CLIENTS,
                    LONG.toSeconds(),
                    millis.size(),
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 95 / 100),
                    millis.get(millis.size() - 1));
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<URI> questions(URI server) {
        String news = "PREFIX news: <https://w3id.org/newsgraph/ontology#> ";
        List<URI> questions = new ArrayList<>();
        for (String sparql :
                List.of(
                        "SELECT * { ?s ?p ?o } LIMIT 100",
                        news + "SELECT ?m ?who { ?m a news:Meeting ; news:participant ?who }",
                        news
                                + "SELECT ?who (COUNT(*) AS ?n) { ?s news:speaker ?who } GROUP BY ?who",
                        news + "CONSTRUCT { ?a news:met ?b } WHERE { ?a news:met ?b }",
                        "ASK { ?s a <https://schema.org/NewsArticle> }")) {
            questions.add(
                    server.resolve(
                            "/sparql?query=" + URLEncoder.encode(sparql, StandardCharsets.UTF_8)));
        }
        for (String path : List.of("/", "/queries/who-met-whom", "/queries/view-most-named")) {
            questions.add(server.resolve(path));
        }
        return questions;
    }

    /** Asks one question after the other; gives the milliseconds of each. */
    private static Callable<List<Long>> client(List<URI> questions, int first) {
        return () -> {
            HttpClient http = HttpClient.newHttpClient();
            List<Long> millis = new ArrayList<>();
            long end = System.nanoTime() + LONG.toNanos();
            for (int i = first; System.nanoTime() < end; i++) {
                URI question = questions.get(i % questions.size());
                long before = System.nanoTime();
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(question).build(),
                                HttpResponse.BodyHandlers.ofString());
                millis.add((System.nanoTime() - before) / 1_000_000);
                assertEquals(200, answer.statusCode(), question + ": " + answer.body());
            }
            return millis;
        };
    }
}
