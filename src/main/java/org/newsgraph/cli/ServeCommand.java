package org.newsgraph.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;
import org.newsgraph.web.ServerSettings;
import org.newsgraph.web.SparqlServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a store over HTTP until it is interrupted. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Show a store in the browser and answer SPARQL over HTTP, for this machine only unless --bind says otherwise.",
            "It never changes what the store holds. / is a page to explore it with, /sparql takes queries, /queries/NAME answers",
            "those of queries/, /search finds words, /data gives whole graphs. Prints its address when it is ready;",
            "Ctrl-C stops it. The first start after a change of the store takes longer: it makes the index for the search."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph serve --store news.tdb",
            "  curl 'http://127.0.0.1:3330/queries/who-met-whom?format=csv'",
            "  curl http://127.0.0.1:3330/sparql --data-urlencode 'query=ASK {}'"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES = 24;
    private static final long CLOSE_SECONDS = 10;

    @Mixin private StoreOption store;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "3330",
            description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on; 0.0.0.0 lets other machines in. Default: ${DEFAULT-VALUE}")
    private String bind;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:NEWSGRAPH_TOKEN}",
            description =
                    "What callers must send as a bearer token or password. Without it, one is made where other machines are let in. Other users of this machine may see it here, but not in the variable NEWSGRAPH_TOKEN.")
    private String token;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "When to give a query up. Default: ${DEFAULT-VALUE}")
    private double timeout;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description =
                    "Most rows of an answer; the header Newsgraph-Truncated says so where there are more. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--open", description = "Open the page in the browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException {
        InetAddress address = address();
        ServerSettings settings = settings(address);
        CountDownLatch closed = new CountDownLatch(1);
        Thread serving = Thread.currentThread();
        Thread hook = new Thread(() -> stop(serving, closed), "stop");
        try (GraphStore graphs = store.open();
                SparqlServer server = start(graphs, settings)) {
            Runtime.getRuntime().addShutdownHook(hook);
            if (!address.isLoopbackAddress()) {
                warn(settings.token().orElseThrow());
            }
            System.out.println("Serving at " + server.uri());
            if (open) {
                browse(server.uri());
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The way to stop: the server and the store are closed by now.
            return 0;
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new UserError(
                    "--bind " + bind + ": no such address; expected one of this machine's", e);
        }
    }

    private ServerSettings settings(InetAddress address) {
        if (!(timeout > 0)) {
            throw new UserError("--timeout is " + timeout + "; expected more than 0 seconds");
        }
        Optional<String> given = Optional.ofNullable(token).filter(text -> !text.isEmpty());
        try {
            return new ServerSettings(
                    address,
                    port,
                    given.isPresent() || address.isLoopbackAddress()
                            ? given
                            : Optional.of(newToken()),
                    Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))),
                    limit);
        } catch (IllegalArgumentException e) {
            throw new UserError("serve: " + e.getMessage(), e);
        }
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private SparqlServer start(GraphStore graphs, ServerSettings settings) throws IOException {
        try {
            // Before an index is made in vain.
            new ServerSocket(port, 1, settings.address()).close();
            SearchCommand.announce(graphs);
            return SparqlServer.start(graphs, QueryCatalog.bundled(), settings);
        } catch (BindException e) {
            throw cannotListen(e);
        } catch (IOException e) {
            if (e.getCause() instanceof BindException) {
                throw cannotListen(e);
            }
            throw e;
        }
    }

    private UserError cannotListen(IOException e) {
        String reason = (e.getCause() == null ? e : e.getCause()).getMessage();
        return new UserError(
                "cannot listen on port "
                        + port
                        + " of "
                        + bind
                        + " ("
                        + reason
                        + "); name another with --port, or take a free one with --port 0",
                e);
    }

    private void warn(String token) {
        System.err.println(
                "newsgraph: warning: other machines can reach "
                        + bind
                        + ", and what they send can be read on the way; every request needs the"
                        + " token "
                        + (token.equals(this.token) ? "that was given" : token));
    }

    private static void stop(Thread serving, CountDownLatch closed) {
        serving.interrupt();
        try {
            closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A browser is a comfort: without one, the address is on the screen. */
    private static void browse(URI uri) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command =
                system.contains("win")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", uri.toString())
                        : List.of(system.contains("mac") ? "open" : "xdg-open", uri.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println("newsgraph: no browser could be opened (" + e.getMessage() + ")");
        }
    }
}
