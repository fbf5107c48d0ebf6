package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;

/** A network of more than are drawn. */
class NetworkLimitTest {
    private static final int MOST = 40;

    private static final int BEYOND = 5;

    /** All whom the hub met. */
    private static final int MET = MOST - 1 + BEYOND;

    @Test
    void whoIsHiddenIsCountedOnce() {
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(
                    List.of(),
                    store.write(List.of(ClaimMapper.bundled("0.1.0").map(article().build())))
                            .quarantined());

            JsonNode drawn = network(store);

            assertEquals(MOST, drawn.path("nodes").size());
            assertEquals(BEYOND, drawn.path("hidden").asInt(-1));
            assertFalse(drawn.path("cut").asBoolean(true));
        }
    }

    /** As many as the explorer draws and some more, asked for as it does; told by many articles. */
    @Test
    void aServerDrawsTwoThousandAndCountsTheRest() throws Exception {
        int met = NetworkService.MOST_NODES - 1 + BEYOND;
        List<ArticleGraph> articles = new ArrayList<>();
        ClaimMapper mapper = ClaimMapper.bundled("0.1.0");
        for (int first = 0; first < met; first += MOST) {
            articles.add(mapper.map(article(first, Math.min(first + MOST, met)).build()));
        }
        try (TestServer server = TestServer.of(articles)) {
            String body = server.send(server.request("api/network?node=Hub&steps=2")).body();
            JsonNode drawn = new ObjectMapper().readTree(body);

            assertEquals(NetworkService.MOST_NODES, drawn.path("nodes").size());
            assertEquals(NetworkService.MOST_NODES - 1, drawn.path("edges").size());
            assertEquals(BEYOND, drawn.path("hidden").asInt(-1));
            assertFalse(drawn.path("cut").asBoolean(true));
        }
    }

    private static JsonNode network(GraphStore store) {
        ServerSettings settings =
                new ServerSettings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(60),
                        10_000);
        Map<String, String[]> parameters =
                Map.of("steps", new String[] {"2"}, "node", new String[] {"Hub"});
        HttpServletRequest request =
                (HttpServletRequest)
                        Proxy.newProxyInstance(
                                NetworkLimitTest.class.getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (proxy, method, arguments) -> {
                                    assertEquals("getParameterValues", method.getName());
                                    return parameters.get(String.valueOf(arguments[0]));
                                });
        try (RunningQueries running = new RunningQueries(1);
                SearchIndex index = SearchIndex.open(store)) {
            Answers answers =
                    new Answers(store, QueryCatalog.bundled(), () -> index, running, settings);
            return new ObjectMapper()
                    .valueToTree(new NetworkService(answers, MOST).answer(request));
        }
    }

    /** The hub met each, and the first of them met the last, who are hidden, as well. */
    private static ReadingBuilder article() {
        String text =
                IntStream.range(0, MET + BEYOND)
                        .mapToObj(i -> word(i) + " met.")
                        .collect(Collectors.joining("\n"));
        ReadingBuilder article = new ReadingBuilder("hub", text).person("person/hub", "Hub");
        IntStream.range(0, MET).forEach(i -> article.person(id(i), word(i)));
        for (int i = 0; i < MET; i++) {
            article.met(new ReadingBuilder.Met(word(i), "person/hub", id(i)));
        }
        for (int i = 0; i < BEYOND; i++) {
            article.met(new ReadingBuilder.Met(word(MET + i), id(0), id(MET - 1 - i)));
        }
        return article;
    }

    /** The hub met some of them. */
    private static ReadingBuilder article(int first, int end) {
        String text =
                IntStream.range(first, end)
                        .mapToObj(i -> word(i) + " met.")
                        .collect(Collectors.joining("\n"));
        ReadingBuilder article =
                new ReadingBuilder("hub" + first, text).person("person/hub", "Hub");
        IntStream.range(first, end).forEach(i -> article.person(id(i), word(i)));
        for (int i = first; i < end; i++) {
            article.met(new ReadingBuilder.Met(word(i), "person/hub", id(i)));
        }
        return article;
    }

    private static String word(int i) {
        return "Party%04d".formatted(i);
    }

    private static String id(int i) {
        return "person/" + word(i).toLowerCase(Locale.ROOT);
    }
}
