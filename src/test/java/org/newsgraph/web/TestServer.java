package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.SmallStore;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.store.GraphStore;

/** A server in this process, on a free port; of the small store, unless articles are given. */
final class TestServer implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GraphStore store;
    private final SparqlServer server;

    private TestServer(Collection<ArticleGraph> articles, ServerSettings settings)
            throws IOException {
        this.store = GraphStore.inMemory();
        assertEquals(List.of(), store.write(articles).quarantined());
        this.server = SparqlServer.start(store, QueryCatalog.bundled(), settings);
    }

    static TestServer start() throws IOException {
        return start(Optional.empty(), PATIENCE, 10_000);
    }

    static TestServer start(Optional<String> token, Duration timeout, int limit)
            throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        return new TestServer(
                SmallStore.articles(), new ServerSettings(loopback, 0, token, timeout, limit));
    }

    static TestServer of(Collection<ArticleGraph> articles) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        return new TestServer(
                articles, new ServerSettings(loopback, 0, Optional.empty(), PATIENCE, 10_000));
    }

    /**
     * One for each request, so each has a connection of its own: a server that refuses a body may
     * hang up, and a client that finds that out with its next request gives it up.
     */
    private static HttpClient client() {
        return HttpClient.newHttpClient();
    }

    URI uri() {
        return server.uri();
    }

    /** A request to a path, which may hold characters that a URI must escape in {@code query}. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> ask(String sparql) throws IOException, InterruptedException {
        return send(
                request("sparql")
                        .header("Content-Type", "application/sparql-query")
                        .POST(HttpRequest.BodyPublishers.ofString(sparql)));
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
