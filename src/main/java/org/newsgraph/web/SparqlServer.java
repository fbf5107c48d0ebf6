package org.newsgraph.web;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.main.sys.InitFusekiMain;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;

/**
 * A SPARQL 1.1 endpoint that only reads, at {@code /sparql}; the queries of a catalog at {@code
 * /queries/NAME}; names, statements and headlines by their words at {@code /search}; whole graphs
 * at {@code /data}; and at {@code /} a page to explore it all with, whose parts are below {@code
 * /app} and whose data come from {@code /queries}, {@code /search} and {@code /api}.
 *
 * <p>Made for callers who are not trusted: time, rows, memory, size and number of requests are
 * bounded, and nothing but the store is read. It starts when it is made and stops when it is
 * closed.
 */
public final class SparqlServer implements AutoCloseable {
    static final String SPARQL = "/sparql";
    static final String QUERIES = "/queries";
    private static final String DATA = "/data";
    private static final String SEARCH = "/search";
    private static final String APP = "/app";
    private static final String API = "/api";

    /** Largest body of a request: a query with many values. */
    private static final int MOST_BYTES = 1 << 20;

    /** Longest first line and headers of a request together. */
    private static final int MOST_HEADER_BYTES = 1 << 15;

    private static final int OUTPUT_BUFFER_BYTES = 1 << 15;
    private static final int IDLE_MILLIS = 30_000;

    /** A reader or writer that is slower than this only keeps a thread. */
    private static final int SLOWEST_BYTES_PER_SECOND = 200;

    private static final int MOST_THREADS = 96;
    private static final int FEWEST_THREADS = 4;
    private static final int LEAST_QUERIES = 4;
    private static final long STOP_MILLIS = 2_000;

    private final FusekiServer fuseki;
    private final RunningQueries running;
    private final MemoryGuard guard;
    private final SearchIndex index;
    private final FirstViews views;
    private final URI uri;

    private SparqlServer(
            FusekiServer fuseki,
            RunningQueries running,
            MemoryGuard guard,
            FirstViews views,
            SearchIndex index,
            URI uri) {
        this.views = views;
        this.index = index;
        this.fuseki = fuseki;
        this.running = running;
        this.guard = guard;
        this.uri = uri;
    }

    /**
     * Starts to serve a store, which stays open and is not closed with the server. Makes the search
     * index first if there is none of what the store holds, and later saves the answers of the
     * first views beside it; else it writes nothing.
     *
     * @param queries to serve by their names
     * @throws IOException if the port is taken or may not be used
     */
    public static SparqlServer start(
            GraphStore store, QueryCatalog queries, ServerSettings settings) throws IOException {
        RunningQueries running =
                new RunningQueries(
                        Math.max(LEAST_QUERIES, 2 * Runtime.getRuntime().availableProcessors()));
        MemoryGuard guard = MemoryGuard.watch(running);
        CompletableFuture<SearchIndex> index = new CompletableFuture<>();
        Answers answers = new Answers(store, queries, index::join, running, settings);
        FirstViews views = new FirstViews(answers, queries, store);
        try {
            if (!SearchIndex.isReady(store)) {
                // It takes a while to be made; else the start needs the machine for itself.
                views.begin();
            }
            index.complete(SearchIndex.open(store));
            FusekiServer fuseki = start(store, index.join(), queries, answers, running, settings);
            ServerConnector connector =
                    (ServerConnector) fuseki.getJettyServer().getConnectors()[0];
            Rehearsal.of(settings.address(), connector.getLocalPort(), settings.token());
            views.begin();
            URI uri = uri(settings, connector.getLocalPort());
            return new SparqlServer(fuseki, running, guard, views, index.join(), uri);
        } catch (IOException | RuntimeException e) {
            // A query that waits for the index would wait for ever.
            boolean isOpen = !index.completeExceptionally(e);
            guard.close();
            views.stop();
            running.close();
            views.close();
            if (isOpen) {
                index.join().close();
            }
            throw e;
        }
    }

    private static FusekiServer start(
            GraphStore store,
            SearchIndex index,
            QueryCatalog queries,
            Answers answers,
            RunningQueries running,
            ServerSettings settings)
            throws IOException {
        InitFusekiMain.init();
        FusekiServer fuseki =
                FusekiServer.create()
                        .fusekiModules(FusekiModules.empty())
                        .port(settings.port())
                        .numServerThreads(FEWEST_THREADS, MOST_THREADS)
                        .addFilter("/*", new PlainRequests())
                        .addFilter("/*", new FullPackets())
                        .add(
                                "/",
                                services(
                                        List.of(
                                                endpoint("", Asset.of(Asset.PAGE)),
                                                endpoint(
                                                        SPARQL.substring(1),
                                                        new QueryService(answers)),
                                                endpoint(
                                                        SEARCH.substring(1),
                                                        new SearchService(
                                                                index, running, settings)),
                                                endpoint(
                                                        DATA.substring(1),
                                                        new GraphService(
                                                                store, running, settings)))))
                        .add(
                                QUERIES,
                                services(
                                        Stream.concat(
                                                        Stream.of(
                                                                endpoint(
                                                                        "",
                                                                        new IndexPage(queries))),
                                                        queries.all().stream()
                                                                .map(
                                                                        query ->
                                                                                endpoint(
                                                                                        query,
                                                                                        answers)))
                                                .toList()))
                        .add(
                                APP,
                                services(
                                        Asset.PARTS.stream()
                                                .map(name -> endpoint(name, Asset.of(name)))
                                                .toList()))
                        .add(API, services(explorer(answers, queries)))
                        .build();
        ServerConnector connector = configure(fuseki.getJettyServer(), settings);
        // Fuseki wraps this failure; opened first, it is the plain one of the system.
        connector.open();
        fuseki.start();
        return fuseki;
    }

    /** What the explorer asks for beside the queries themselves. */
    private static List<Endpoint> explorer(Answers answers, QueryCatalog queries) {
        return List.of(
                endpoint("network", new NetworkService(answers)),
                endpoint("path", new PathService(answers)),
                endpoint("queries", new CatalogService(queries)),
                endpoint("sparql", new BoundQuery(answers, queries)));
    }

    private static Endpoint endpoint(NamedQuery query, Answers answers) {
        return endpoint(query.name(), new NamedQueryService(query, answers));
    }

    private static Endpoint endpoint(String name, Service service) {
        return Endpoint.create()
                .operation(Operation.NoOp)
                .endpointName(name)
                .processor(service)
                .build();
    }

    /** The services read the store themselves; the data that Fuseki would serve is none. */
    private static DataService.Builder services(List<Endpoint> endpoints) {
        DataService.Builder services = DataService.newBuilder(DatasetGraphFactory.empty());
        endpoints.forEach(services::addEndpoint);
        return services;
    }

    private static ServerConnector configure(Server server, ServerSettings settings) {
        ServerConnector connector = null;
        for (Connector each : server.getConnectors()) {
            connector = (ServerConnector) each;
        }
        if (connector == null) {
            throw new IllegalStateException("Fuseki made no connector");
        }
        connector.setHost(settings.address().getHostAddress());
        connector.setIdleTimeout(IDLE_MILLIS);
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        http.setMinRequestDataRate(SLOWEST_BYTES_PER_SECOND);
        http.setMinResponseDataRate(SLOWEST_BYTES_PER_SECOND);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(STOP_MILLIS);
        ServletContextHandler context = server.getDescendant(ServletContextHandler.class);
        context.setErrorHandler(new PlainErrors());
        context.setMaxFormContentSize(MOST_BYTES);
        CompressionHandler gzip = new CompressionHandler();
        gzip.putCompression(new GzipCompression());
        gzip.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        // What comes in zipped is not unzipped: a little can become a lot.
                        .decompressExcludeEncoding("gzip")
                        .build());
        Handler inside = server.getHandler();
        Handler.Wrapper size = new SizeLimitHandler(MOST_BYTES, -1);
        Doorkeeper door = new Doorkeeper(settings.token());
        size.setHandler(inside);
        gzip.setHandler(size);
        door.setHandler(gzip);
        server.setHandler(door);
        return connector;
    }

    private static URI uri(ServerSettings settings, int port) {
        String host = settings.address().getHostAddress().replaceFirst("%.*", "");
        if (settings.address() instanceof Inet6Address) {
            host = "[" + host + "]";
        }
        return URI.create("http://" + host + ":" + port + "/");
    }

    /** The address of the page; the endpoint is at {@code sparql} below it. */
    public URI uri() {
        return uri;
    }

    /** Waits until the answers of the first views are prepared. */
    void awaitFirstViews() throws InterruptedException {
        views.await();
    }

    /** Stops within seconds; requests that are not done by then fail. */
    @Override
    public void close() {
        guard.close();
        views.stop();
        running.close();
        views.close();
        fuseki.stop();
        index.close();
    }
}
