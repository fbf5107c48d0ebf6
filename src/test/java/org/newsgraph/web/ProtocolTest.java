package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.resolve.ArticleKey;

/** SPARQL 1.1 Protocol and Graph Store Protocol, as far as they read; one row for each request. */
class ProtocolTest {
    private static final Pattern ENCODED = Pattern.compile("\\{\\{(.*?)}}(?=&|$)");
    private static final String ARTICLE = "https://w3id.org/newsgraph/id/article/";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/web/requests.tsv", delimiter = '\t', numLinesToSkip = 1)
    void answers(
            String what,
            String method,
            String path,
            String headers,
            String body,
            int status,
            String type,
            String contains)
            throws Exception {
        HttpRequest.Builder request = server.request(encoded(path));
        if (headers != null) {
            for (String header : headers.split("; ?(?=[A-Z])")) {
                String[] parts = header.split(": ", 2);
                request.header(parts[0], parts[1]);
            }
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(encoded(body)));

        HttpResponse<String> response = server.send(request);

        assertEquals(status, response.statusCode(), response.body());
        String given = response.headers().firstValue("Content-Type").orElse("");
        assertEquals(
                type == null ? "" : type, given.replace(" ", "").toLowerCase(), response.body());
        String expected = contains == null ? "" : contains;
        assertTrue(response.body().contains(expected), response.body());
        assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(
                response.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .startsWith("default-src 'none'"));
        assertEquals("*", response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertFalse(response.headers().firstValue("Server").isPresent());
    }

    /** What stands in double braces is escaped as in a form; a1 to a4 are the articles' graphs. */
    private static String encoded(String template) {
        Matcher matcher = ENCODED.matcher(template == null ? "" : template);
        StringBuilder made = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group(1);
            String whole = value.matches("a\\d") ? ARTICLE + ArticleKey.of(value) : articles(value);
            matcher.appendReplacement(
                    made,
                    Matcher.quoteReplacement(URLEncoder.encode(whole, StandardCharsets.UTF_8)));
        }
        return matcher.appendTail(made).toString();
    }

    private static String articles(String sparql) {
        String made = sparql;
        for (String id : List.of("a1", "a2", "a3", "a4")) {
            made = made.replace("<" + id + ">", "<" + ARTICLE + ArticleKey.of(id) + ">");
        }
        return made;
    }

    static Stream<String> queries() {
        return Stream.of(
                "sparql?query="
                        + URLEncoder.encode("SELECT * { ?s ?p ?o }", StandardCharsets.UTF_8),
                "queries/who-met-whom",
                "data?default");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void headGivesTheHeadersOfGet(String path) throws Exception {
        HttpResponse<String> get = server.send(server.request(path));
        HttpResponse<String> head =
                server.send(
                        server.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        for (String name : List.of("Content-Type", "Content-Security-Policy", "Vary")) {
            assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), name);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreZippedOnDemand(String path) throws Exception {
        HttpResponse<byte[]> plain = server.sendForBytes(server.request(path));
        HttpResponse<byte[]> zipped =
                server.sendForBytes(server.request(path).header("Accept-Encoding", "gzip"));

        assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
        byte[] unzipped =
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertEquals(plain.body().length, unzipped.length);
        assertTrue(zipped.body().length < unzipped.length);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void preflightAllowsToReadFromOtherSites(String path) throws Exception {
        HttpResponse<String> response =
                server.send(
                        server.request(path)
                                .header("Origin", "https://yasgui.org")
                                .header("Access-Control-Request-Method", "POST")
                                .header("Access-Control-Request-Headers", "content-type")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertEquals(204, response.statusCode());
        assertEquals("*", response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        String methods = response.headers().firstValue("Access-Control-Allow-Methods").orElse("");
        assertEquals(!path.startsWith("data"), methods.contains("POST"), methods);
        assertFalse(methods.contains("PUT") || methods.contains("DELETE"), methods);
        assertTrue(
                response.headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse("")
                        .contains("Content-Type"));
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() throws Exception {
        HttpResponse<String> response = server.send(server.request("data?default").DELETE());

        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD, OPTIONS", response.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void theListOfQueriesRunsNothing() throws Exception {
        HttpResponse<String> page = server.send(server.request("queries"));

        assertTrue(page.body().contains("<a href=\"/queries/who-met-whom?format=text\">"));
        assertTrue(page.body().contains("<form action=\"/queries/meetings-of\">"));
        assertFalse(page.body().contains("<script") || page.body().contains("style="));
    }

    /** The page runs the one script of its own server, and no words of an article ever are one. */
    @Test
    void thePageRunsItsOwnScriptOnly() throws Exception {
        HttpResponse<String> page = server.send(server.request(""));

        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(policy.contains("http"), policy);
        assertEquals(1, page.body().split("<script", -1).length - 1, page.body());
        assertTrue(page.body().contains("src=\"/app/explorer.js\"></script>"), page.body());
        assertFalse(page.body().contains("style="), page.body());
        assertFalse(page.body().matches("(?s).*(src|href)=\"(https?:)?//.*"), page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void filesThatHaveNotChangedAreNotSentAgain(String encoding) throws Exception {
        HttpResponse<byte[]> first =
                server.sendForBytes(
                        server.request("app/explorer.js").header("Accept-Encoding", encoding));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again =
                server.sendForBytes(
                        server.request("app/explorer.js")
                                .header("Accept-Encoding", encoding)
                                .header("If-None-Match", tag));

        assertEquals(304, again.statusCode(), tag);
        assertEquals(0, again.body().length);
    }

    @Test
    void whatComesInZippedIsNotUnzipped() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("query=ASK%20%7B%7D".getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer =
                server.send(
                        server.request("sparql")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Content-Encoding", "gzip")
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                zipped.toByteArray())));

        assertTrue(answer.statusCode() >= 400, answer.statusCode() + answer.body());
    }

    /** What the browser loads for its first view and all later ones. */
    @Test
    void theWholePageIsLight() throws Exception {
        int bytes = 0;
        for (String path :
                List.of(
                        "",
                        "app/explorer.js",
                        "app/chunk.js",
                        "app/network.js",
                        "app/map.js",
                        "app/explorer.css",
                        "app/world.json")) {
            bytes +=
                    server.sendForBytes(server.request(path).header("Accept-Encoding", "gzip"))
                            .body()
                            .length;
        }

        assertTrue(bytes < 500_000, bytes + " bytes, zipped");
    }

    /** A packet for each row makes a long answer take four times as long. */
    @Test
    void manyRowsGoInFewPieces() throws Exception {
        String query = URLEncoder.encode("SELECT * { ?s ?p ?o } LIMIT 400", StandardCharsets.UTF_8);
        String path = "/sparql?format=csv&query=" + query;
        String sent;
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            // The second request ends the connection; the first answer is in pieces then.
            String request =
                    "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path)
                            + "GET /queries HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            sent = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        assertTrue(sent.startsWith("HTTP/1.1 200"), sent);
        assertTrue(sent.lines().count() > 400, sent);
        long pieces = sent.lines().filter(line -> line.matches("[0-9A-Fa-f]{1,6}")).count();
        assertTrue(pieces <= 10, pieces + " pieces");
    }

    @Test
    void theSameNetworkIsAlwaysDrawnAlike() throws Exception {
        String path = "api/network?steps=2&node=Mara+Holt";

        assertEquals(
                server.send(server.request(path)).body(), server.send(server.request(path)).body());
    }

    @Test
    void theHostOfTheCallerIsEscapedInThePage() throws Exception {
        assertEquals("&lt;a href=&quot;&#39;&amp;&gt;", IndexPage.escaped("<a href=\"'&>"));
    }
}
