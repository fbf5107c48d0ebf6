package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may do to a server: nothing that the next caller would notice. */
class SafetyTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int LIMIT = 20;
    private static final String TOKEN = "0123456789abcdef";
    private static final String ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(Optional.empty(), TIMEOUT, LIMIT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> slow() {
        String never = " FILTER(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = \"\")";
        String text = "a".repeat(60);
        // With the reference to a group, Java does not remember where it failed before.
        String evil = "\"^(a+)+b\\\\1$\"";
        return Stream.of(
                "SELECT (COUNT(*) AS ?n) { " + ALL + " }",
                "SELECT * { " + ALL + " FILTER(?a = ?never) }",
                "SELECT DISTINCT ?x { "
                        + ALL
                        + " BIND(CONCAT(?c, ?f) AS ?x) FILTER(STRLEN(?x) < 0) }",
                "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 9000000000",
                "ASK { " + ALL + never + " }",
                "CONSTRUCT { ?a ?b ?x } { " + ALL + " BIND(RAND() AS ?x) FILTER(?x > 1) }",
                "DESCRIBE ?a { " + ALL + never + " }",
                "SELECT * { ?s (!<urn:a>|!<urn:b>)* ?o . ?p (!<urn:a>|!<urn:b>)* ?q"
                        + " . ?r (!<urn:a>|!<urn:b>)* ?t FILTER(CONCAT(STR(?o), STR(?q), STR(?t)) = \"\") }",
                "ASK { FILTER(REGEX(\"" + text + "\", " + evil + ")) }",
                "SELECT (REPLACE(\"" + text + "\", " + evil + ", \"\") AS ?x) {}",
                "SELECT (SUM(IF(REGEX(\"" + text + "\", " + evil + "), 1, 0)) AS ?n) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY (REGEX(\""
                        + text
                        + "\", CONCAT("
                        + evil
                        + ", \"\")))",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (REGEX(\""
                        + text
                        + "\", "
                        + evil
                        + "))",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(REGEX(\"" + text + "\", " + evil + "))");
    }

    @ParameterizedTest
    @MethodSource("slow")
    void aSlowQueryIsGivenUp(String sparql) throws Exception {
        long before = System.nanoTime();

        HttpResponse<String> response = server.ask(sparql);

        assertEquals(503, response.statusCode(), response.body());
        assertTrue(response.body().contains("given up"), response.body());
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(taken.compareTo(TIMEOUT.multipliedBy(5)) < 0, taken.toString());
        assertEquals(200, server.ask("ASK {}").statusCode());
    }

    static Stream<String> greedy() {
        StringBuilder text = new StringBuilder("BIND(\"aaaaaaaaaaaaaaaa\" AS ?x0)");
        StringBuilder number = new StringBuilder("BIND(999999999999 AS ?x0)");
        StringBuilder replaced = new StringBuilder("BIND(\"a\" AS ?x0)");
        for (int i = 0; i < 40; i++) {
            String next = " AS ?x" + (i + 1) + ")";
            text.append("BIND(CONCAT(?x" + i + ", ?x" + i + ")" + next);
            number.append("BIND(?x" + i + " * ?x" + i + next);
            replaced.append("BIND(REPLACE(?x" + i + ", \"a\", \"aaaa\")" + next);
        }
        return Stream.of(text, number, replaced).map(body -> "SELECT ?x40 { " + body + " }");
    }

    @ParameterizedTest
    @MethodSource("greedy")
    void aValueThatGrowsWithoutEndIsUnbound(String sparql) throws Exception {
        HttpResponse<String> response = server.ask(sparql);

        assertEquals(200, response.statusCode(), response.body());
        assertFalse(response.body().contains("\"value\""), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "{", "!", "-", "1+(", "(<urn:a>/"})
    void aQueryThatNestsTooDeepIsRefused(String bracket) throws Exception {
        HttpResponse<String> response =
                server.ask("SELECT * { FILTER(" + bracket.repeat(100_000) + "1) }");

        assertEquals(400, response.statusCode(), response.body());
        assertEquals(200, server.ask("ASK {}").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o }",
                "CONSTRUCT WHERE { ?s ?p ?o }",
                "DESCRIBE ?s { ?s ?p ?o }"
            })
    void aLongAnswerIsCutAndSaysSo(String sparql) throws Exception {
        HttpResponse<String> response =
                server.send(
                        server.request("sparql")
                                .header("Content-Type", "application/sparql-query")
                                .header(
                                        "Accept",
                                        "text/tab-separated-values, application/n-triples")
                                .POST(HttpRequest.BodyPublishers.ofString(sparql)));

        assertEquals(200, response.statusCode(), response.body());
        assertEquals(
                String.valueOf(LIMIT),
                response.headers().firstValue("Newsgraph-Truncated").orElse(""));
        long head = sparql.startsWith("SELECT") ? 1 : 0;
        assertEquals(LIMIT + head, response.body().lines().count());
    }

    @Test
    void anAnswerAsLongAsTheLimitIsWhole() throws Exception {
        HttpResponse<String> response = server.ask("SELECT * { ?s ?p ?o } LIMIT " + LIMIT);

        assertEquals(200, response.statusCode());
        assertTrue(response.headers().firstValue("Newsgraph-Truncated").isEmpty());
    }

    @Test
    void aGraphTooLongForMemoryIsRefusedInFormatsThatNeedIt() throws Exception {
        HttpResponse<String> response =
                server.send(server.request("data?default").header("Accept", "application/ld+json"));

        assertEquals(406, response.statusCode());
        assertTrue(response.body().contains("text/turtle"), response.body());
    }

    @Test
    void aCallerMayWaitLessButNotLonger() throws Exception {
        String query = "sparql?timeout=%s&query=ASK%%20%%7B?a%%20?b%%20?c%%7D";
        assertEquals(200, server.send(server.request(query.formatted("9999"))).statusCode());
        assertEquals(400, server.send(server.request(query.formatted("-1"))).statusCode());
        assertEquals(400, server.send(server.request(query.formatted("NaN"))).statusCode());
    }

    @Test
    void noOtherServerIsCalled() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            String other = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            for (String sparql :
                    List.of(
                            "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
                            "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
                            "SELECT * { BIND(<%s> AS ?x) SERVICE ?x { ?s ?p ?o } }",
                            "LOAD <%s>",
                            "SELECT * FROM <%s> { ?s ?p ?o }",
                            "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
                            "DESCRIBE <%s>")) {
                server.ask(sparql.formatted(other));
            }
            server.send(server.request("data?graph=" + other));
            server.send(server.request("sparql?query=ASK%20%7B%7D&default-graph-uri=" + other));

            assertThrows(SocketTimeoutException.class, listener::accept);
        }
    }

    /** Sends bytes as they are, and reads until the server hangs up. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() throws Exception {
        for (String type :
                List.of("application/sparql-query", "application/x-www-form-urlencoded")) {
            // Says how much it will send and sends nothing, so that it gets to read the answer.
            String answer =
                    raw(
                            "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                    + type
                                    + "\r\nContent-Length: "
                                    + (2 << 20)
                                    + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), type + ": " + answer);
        }
        try {
            String answer = raw("GET /?x=" + "x".repeat(1 << 16) + " HTTP/1.1\r\n\r\n");
            assertTrue(answer.matches("(?s)HTTP/1.1 (414|431) .*"), answer);
        } catch (SocketException e) {
            // It hung up before all was sent, which can overtake its answer.
            assertFalse(e.getMessage().isEmpty());
        }
        assertEquals(200, server.ask("ASK {}").statusCode());
    }

    @Test
    void whatIsNoHttpIsNoHarm() throws Exception {
        for (String bytes : List.of("\0\1\2\3\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n")) {
            try (Socket socket = new Socket("127.0.0.1", server.uri().getPort())) {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.setSoTimeout(10_000);
                String answer =
                        new String(
                                socket.getInputStream().readAllBytes(),
                                StandardCharsets.ISO_8859_1);
                assertFalse(answer.toLowerCase().contains("jetty"), answer);
                assertTrue(
                        answer.isEmpty()
                                || answer.startsWith("HTTP/1.1 4")
                                || answer.startsWith("HTTP/1.1 505"),
                        answer);
            }
        }
        assertEquals(200, server.ask("ASK {}").statusCode());
    }

    @Test
    void manySlowQueriesLeaveRoomForTheNextCaller() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(30);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            Callable<Integer> slow =
                    () -> server.ask("SELECT (COUNT(*) AS ?n) { " + ALL + " }").statusCode();
            for (int i = 0; i < 30; i++) {
                answers.add(callers.submit(slow));
            }
            assertEquals(200, server.send(server.request("")).statusCode());
            for (Future<Integer> answer : answers) {
                assertEquals(503, answer.get());
            }
            assertEquals(200, server.ask("ASK {}").statusCode());
        } finally {
            callers.shutdownNow();
        }
    }

    /** The value of the header Authorization, and whether it opens the door. */
    static Stream<List<String>> credentials() {
        return Stream.of(
                List.of("Bearer " + TOKEN, "200"),
                List.of("Basic " + base64("any:" + TOKEN), "200"),
                List.of("Basic " + base64(":" + TOKEN), "200"),
                List.of("Bearer " + TOKEN + "x", "401"),
                List.of("Bearer " + TOKEN.substring(1), "401"),
                List.of("Bearer", "401"),
                List.of("Bearer ", "401"),
                List.of("Basic " + base64(TOKEN + ":"), "401"),
                List.of("Basic !!!", "401"),
                List.of("Digest " + TOKEN, "401"),
                List.of(TOKEN, "401"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenIsAskedFor() throws Exception {
        try (TestServer locked = TestServer.start(Optional.of(TOKEN), TIMEOUT, LIMIT)) {
            for (List<String> row : credentials().toList()) {
                for (String path : List.of("", "sparql?query=ASK%20%7B%7D", "data?default")) {
                    HttpResponse<String> response =
                            locked.send(locked.request(path).header("Authorization", row.get(0)));
                    assertEquals(
                            Integer.parseInt(row.get(1)), response.statusCode(), row.toString());
                }
            }
            HttpResponse<String> without = locked.send(locked.request("queries/who-met-whom"));
            assertEquals(401, without.statusCode());
            assertTrue(
                    without.headers()
                            .firstValue("WWW-Authenticate")
                            .orElse("")
                            .startsWith("Basic"));
            assertFalse(without.body().contains(TOKEN), without.body());
            assertEquals(401, locked.send(locked.request("nothing")).statusCode());
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (Callable<ServerSettings> wrong :
                List.<Callable<ServerSettings>>of(
                        () -> new ServerSettings(here, -1, Optional.empty(), TIMEOUT, 1),
                        () -> new ServerSettings(here, 65536, Optional.empty(), TIMEOUT, 1),
                        () -> new ServerSettings(here, 0, Optional.of("short"), TIMEOUT, 1),
                        () -> new ServerSettings(here, 0, Optional.of(TOKEN + " "), TIMEOUT, 1),
                        () -> new ServerSettings(here, 0, Optional.empty(), Duration.ZERO, 1),
                        () -> new ServerSettings(here, 0, Optional.empty(), TIMEOUT, 0))) {
            assertThrows(IllegalArgumentException.class, wrong::call);
        }
    }
}
