package org.newsgraph.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.SmallStore;
import org.newsgraph.store.GraphStore;

/** A server of the small store in this process, on a free port. */
final class TestServer implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GraphStore store;
    private final SparqlServer server;

    private TestServer(ServerSettings settings) throws IOException {
        this.store = GraphStore.inMemory();
        store.write(SmallStore.articles());
        this.server = SparqlServer.start(store, QueryCatalog.bundled(), settings);
    }

    static TestServer start() throws IOException {
        return start(Optional.empty(), PATIENCE, 10_000);
    }

    static TestServer start(Optional<String> token, Duration timeout, int limit)
            throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        return new TestServer(new ServerSettings(loopback, 0, token, timeout, limit));
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
