package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command serve as a process of its own: from its first line to Ctrl-C. */
class ServeCommandTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY = Pattern.compile("Serving at (http://\\S+/)");

    @TempDir static Path folder;

    private static Path store;

    @BeforeAll
    static void makeStore() throws Exception {
        store = folder.resolve("news.tdb");
        Path article = folder.resolve("a.txt");
        Files.writeString(article, "Anna Berg met Ivo Lenz in Vienna.\n");
        Cli.Result result = Cli.run("ingest", "--model", "light", "--store", store, article);
        assertEquals(0, result.code(), result.err());
    }

    private record Serving(Process process, URI uri) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private static Serving serve(Object... options) throws Exception {
        List<Object> args = new java.util.ArrayList<>(List.of("serve", "--store", store));
        args.addAll(List.of(options));
        Process process =
                Cli.java(List.of(), args.toArray())
                        .redirectError(folder.resolve("serve.err").toFile())
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = String.valueOf(out.readLine());
        Matcher ready = READY.matcher(line);
        assertTrue(ready.matches(), line + Files.readString(folder.resolve("serve.err")));
        return new Serving(process, URI.create(ready.group(1)));
    }

    private static int status(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void servesUntilItIsStopped() throws Exception {
        try (Serving serving = serve("--port", "0", "--token", "0123456789abcdef")) {
            assertEquals("127.0.0.1", serving.uri().getHost());
            assertEquals(
                    200,
                    status(
                            serving.uri().resolve("/queries/who-met-whom"),
                            "Authorization",
                            "Bearer 0123456789abcdef"));
            assertEquals(401, status(serving.uri()));

            Cli.Result second = Cli.run("stats", "--store", store);
            assertEquals(2, second.code());
            assertTrue(second.err().contains("process " + serving.process().pid()), second.err());
            assertFalse(second.err().contains("0123456789abcdef"), second.err());

            serving.process().destroy();
            assertTrue(serving.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            // The first to serve a store says that it makes the index.
            assertEquals(
                    "",
                    Files.readString(folder.resolve("serve.err"))
                            .replaceAll("newsgraph: making the search index.*\\R", ""));
        }
        assertEquals(0, Cli.run("stats", "--store", store).code());
    }

    @Test
    void lettingOtherMachinesInTakesATokenAndSaysSo() throws Exception {
        try (Serving serving = serve("--port", "0", "--bind", "0.0.0.0")) {
            URI here = URI.create("http://127.0.0.1:" + serving.uri().getPort() + "/");
            String warning = Files.readString(folder.resolve("serve.err"));
            assertEquals(1, warning.lines().count(), warning);
            assertTrue(warning.contains("warning"), warning);
            String token = warning.strip().replaceFirst(".* ", "");

            assertEquals(401, status(here));
            assertEquals(200, status(here, "Authorization", "Bearer " + token));
        }
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Cli.Result result = Cli.run("serve", "--store", store, "--port", taken.getLocalPort());

            assertEquals(2, result.code(), result.err());
            assertEquals(1, result.err().lines().count(), result.err());
            assertTrue(result.err().contains(" " + taken.getLocalPort() + " "), result.err());
            assertTrue(result.err().contains("--port 0"), result.err());
        }
        assertEquals(0, Cli.run("stats", "--store", store).code(), "the store is closed again");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 70000, 65535",
        "--port, x, --port",
        "--limit, 0, limit of 0",
        "--timeout, 0, --timeout is 0.0",
        "--timeout, NaN, --timeout is NaN",
        "--token, short, 16 or more",
        "--bind, no.such.host.invalid, no.such.host.invalid",
        "--bind, 192.0.2.1, 192.0.2.1"
    })
    void aWrongOptionIsOneClearLine(String option, String value, String message) {
        Cli.Result result = Cli.run("serve", "--store", store, option, value);

        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(
                1,
                result.err().lines().filter(line -> !line.contains("warning")).count(),
                result.err());
        assertTrue(result.err().contains(message), result.err());
    }
}
