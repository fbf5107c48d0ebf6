package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.store.GraphStore;

/** A network of more than are drawn. */
class NetworkLimitTest {
    private static final int BEYOND = 20;

    /** All whom the hub met. */
    private static final int MET = NetworkService.MOST_NODES - 1 + BEYOND;

    @Test
    void whoIsHiddenIsCountedOnce() throws Exception {
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(
                    List.of(),
                    store.write(List.of(ClaimMapper.bundled("0.1.0").map(article().build())))
                            .quarantined());
            ServerSettings settings =
                    new ServerSettings(
                            InetAddress.getByName("127.0.0.1"),
                            0,
                            Optional.empty(),
                            Duration.ofSeconds(60),
                            10_000);
            try (SparqlServer server =
                    SparqlServer.start(store, QueryCatalog.bundled(), settings)) {
                URI uri = server.uri().resolve("api/network?steps=2&node=Hub");
                String answer =
                        HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(uri).build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body();
                JsonNode drawn = new ObjectMapper().readTree(answer);

                assertEquals(NetworkService.MOST_NODES, drawn.path("nodes").size());
                assertEquals(BEYOND, drawn.path("hidden").asInt(-1));
                assertFalse(drawn.path("cut").asBoolean(true));
            }
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

    private static String word(int i) {
        return "Party%04d".formatted(i);
    }

    private static String id(int i) {
        return "person/" + word(i).toLowerCase(Locale.ROOT);
    }
}
