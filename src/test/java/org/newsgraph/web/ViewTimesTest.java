package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;

/**
 * How long the first and the second request of every named query takes after a start, of a store
 * whose first views another server has prepared, asked of whom and what is told most of: {@code mvn
 * test -Dtest=ViewTimesTest -Dnewsgraph.views=STORE}.
 */
@EnabledIfSystemProperty(named = "newsgraph.views", matches = ".+")
class ViewTimesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEWS = "PREFIX news: <https://w3id.org/newsgraph/ontology#> ";

    private final HttpClient http = HttpClient.newHttpClient();
    private URI server;

    @Test
    void firstAndSecondRequest() throws Exception {
        ServerSettings settings =
                new ServerSettings(
                        InetAddress.getByName("127.0.0.1"),
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        10_000);
        try (GraphStore store = GraphStore.open(Path.of(System.getProperty("newsgraph.views")))) {
            Map<String, String> busiest;
            // The busiest are found by a server of their own, which remembers what it answered.
            try (SparqlServer other = SparqlServer.start(store, QueryCatalog.bundled(), settings)) {
                server = other.uri();
                busiest = busiest();
                long before = System.nanoTime();
                other.awaitFirstViews();
                System.out.printf(
                        "prepared\t%d ms later%n", (System.nanoTime() - before) / 1_000_000);
            }
            long start = System.nanoTime();
            try (SparqlServer measured =
                    SparqlServer.start(store, QueryCatalog.bundled(), settings)) {
                server = measured.uri();
                System.out.printf("start\t%d ms%n", (System.nanoTime() - start) / 1_000_000);
                ask("/queries/who-is?key=nobody&format=csv");
                System.out.println("query\tfirst ms\tsecond ms\trows\tinputs");
                List<String> late = new ArrayList<>();
                for (NamedQuery query : QueryCatalog.bundled().all()) {
                    report(query, inputs(query, busiest), late);
                }
                for (int steps = 1; steps <= 3; steps++) {
                    String path =
                            "/api/network?steps="
                                    + steps
                                    + "&node="
                                    + encoded(busiest.get("party"));
                    long first = millis(path);
                    System.out.printf("network, %d steps\t%d\t%d%n", steps, first, millis(path));
                }
                System.out.println("over 200 ms: " + late);
            }
        }
    }

    private void report(NamedQuery query, Map<String, String> inputs, List<String> late)
            throws Exception {
        StringBuilder path = new StringBuilder("/queries/" + query.name() + "?format=csv");
        inputs.forEach((name, value) -> path.append("&" + name + "=" + encoded(value)));
        long first = millis(path.toString());
        long second = millis(path.toString());
        long rows = ask(path.toString()).lines().count() - 1;
        System.out.printf(
                "%s\t%d\t%d\t%d\t%s%n", query.name(), first, second, rows, inputs.values());
        if (first > 200) {
            late.add(query.name() + " " + first);
        }
    }

    private Map<String, String> busiest() throws Exception {
        Map<String, String> busiest = new LinkedHashMap<>();
        String count =
                "SELECT ?x (COUNT(DISTINCT ?y) AS ?n) { %s } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 2";
        String met = count.formatted("?y a news:Encounter ; news:participant ?x");
        busiest.put("party", top(met, 0));
        busiest.put("other party", top(met, 1));
        busiest.put(
                "claimed party",
                top(count.formatted("?y news:polarity ?z ; news:participant ?x"), 0));
        busiest.put("speaker", top(count.formatted("?y news:speaker ?x"), 0));
        busiest.put("about", top(count.formatted("?y news:about ?x"), 0));
        busiest.put("entity", top(count.formatted("?y news:mentions ?x"), 0));
        busiest.put(
                "place",
                top(count.formatted("?z news:within ?x . ?y news:place ?z ; a news:Event"), 0));
        busiest.put("month", top(count.formatted("?y news:month ?x ; a news:Event"), 0));
        busiest.put("publisher", top(count.formatted("?y <https://schema.org/publisher> ?x"), 0));
        busiest.put(
                "other publisher", top(count.formatted("?y <https://schema.org/publisher> ?x"), 1));
        busiest.put("article", top(count.formatted("?x news:mentions ?y"), 0));
        busiest.put("claim", top(count.formatted("?x news:evidence ?y"), 0));
        return busiest;
    }

    private static Map<String, String> inputs(NamedQuery query, Map<String, String> busiest) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (NamedQuery.Input input : query.inputs()) {
            if (!input.required()) {
                continue;
            }
            String of =
                    switch (input.type()) {
                        case PARTY ->
                                query.name().equals("view-claims")
                                        ? "claimed party"
                                        : inputs.containsValue(busiest.get("party"))
                                                ? "other party"
                                                : input.variable().equals("speaker")
                                                        ? "speaker"
                                                        : "party";
                        case ENTITY ->
                                query.name().equals("view-roles")
                                        ? "party"
                                        : input.variable().equals("about") ? "about" : "entity";
                        case PUBLISHER ->
                                inputs.containsValue(busiest.get("publisher"))
                                        ? "other publisher"
                                        : "publisher";
                        case IRI -> "claim";
                        default -> input.type().key();
                    };
            inputs.put(input.variable(), busiest.getOrDefault(of, "Berg"));
        }
        return inputs;
    }

    private String top(String sparql, int row) throws Exception {
        JsonNode rows =
                JSON.readTree(ask("/sparql?format=json&query=" + encoded(NEWS + sparql)))
                        .path("results")
                        .path("bindings");
        return rows.path(row).path("x").path("value").asText();
    }

    private long millis(String path) throws Exception {
        long before = System.nanoTime();
        ask(path);
        return (System.nanoTime() - before) / 1_000_000;
    }

    private String ask(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(server.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
