package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search over HTTP, and text:query in SPARQL. */
class SearchServiceTest {
    private static final String PREFIXES =
            "PREFIX text: <http://jena.apache.org/text#>\n"
                    + "PREFIX news: <https://w3id.org/newsgraph/ontology#>\n"
                    + "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.request(path));
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
                answer.headers()
                        .firstValue("Content-Type")
                        .orElseThrow()
                        .startsWith("application/json"));
        return new ObjectMapper().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // ------------------------------------------------------------ /search

    @Test
    void findsNamesStatementsAndTheirArticles() throws Exception {
        JsonNode found = json("search?q=" + encoded("kenya"));

        assertEquals("kenya", found.path("query").asText());
        assertEquals("Kenya", found.path("entities").get(0).path("name").asText());
        assertEquals("Country", found.path("entities").get(0).path("type").asText());
        JsonNode said = found.path("statements").get(0);
        assertEquals("that Kenya was calm", said.path("text").asText());
        assertEquals("[[5,10]]", said.path("highlights").toString());
        assertEquals("[\"Anna Berg\"]", said.path("speakers").toString());
        assertTrue(said.path("asserted").asBoolean());
        assertEquals("Norpress", said.path("source").path("publisher").asText());
        assertEquals("2031-03-06", said.path("source").path("date").asText());
    }

    @Test
    void suggestsNames() throws Exception {
        JsonNode found = json("search?prefix=" + encoded("be") + "&limit=1");

        assertEquals(1, found.path("suggestions").size());
        assertEquals("Anna Berg", found.path("suggestions").get(0).path("name").asText());
        assertFalse(found.path("suggestions").get(0).has("source"), found.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search",
                "search?q=",
                "search?q=a&prefix=b",
                "search?q=berg&limit=0",
                "search?q=berg&limit=1000",
                "search?q=berg&limit=x",
                "search?q=berg&callback=f",
                "search?q=a*"
            })
    void refuses(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().length() > 10 && !answer.body().contains("Exception"));
    }

    @Test
    void onlyReads() throws Exception {
        assertEquals(
                405,
                server.send(
                                server.request("search?q=berg")
                                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void asksForTheToken() throws Exception {
        try (TestServer locked =
                TestServer.start(Optional.of("0123456789abcdef"), Duration.ofSeconds(5), 100)) {
            assertEquals(401, locked.send(locked.request("search?q=berg")).statusCode());
            assertEquals(
                    200,
                    locked.send(
                                    locked.request("search?q=berg")
                                            .header("Authorization", "Bearer 0123456789abcdef"))
                            .statusCode());
        }
    }

    // ------------------------------------------------------------ text:query

    private static List<String> ask(String pattern) throws Exception {
        HttpResponse<String> answer =
                server.send(
                        server.request("sparql?format=csv&query=" + encoded(PREFIXES + pattern)));
        assertEquals(200, answer.statusCode(), answer.body());
        List<String> rows = new ArrayList<>(answer.body().lines().toList());
        return rows.subList(1, rows.size());
    }

    @Test
    void findsInTheUnionOfAllGraphs() throws Exception {
        assertEquals(
                List.of("that Kenya was calm,Anna Berg"),
                ask(
                        "SELECT ?text ?who { (?s ?score ?text) text:query (news:text 'calm') ."
                                + " ?s news:speaker/skos:prefLabel ?who }"));
        assertEquals(
                List.of("Anna Berg"),
                ask(
                        "SELECT ?name { ?s text:query (skos:prefLabel 'anna') ; skos:prefLabel ?name }"));
        assertEquals(List.of("2"), ask("SELECT (COUNT(*) AS ?n) { ?s text:query 'calm | late' }"));
        assertEquals(
                List.of("1"), ask("SELECT (COUNT(*) AS ?n) { ?s text:query ('calm | late' 1) }"));
    }

    @Test
    void givesScoreGraphAndProperty() throws Exception {
        List<String> rows =
                ask("SELECT ?score ?g ?p { (?s ?score ?text ?g ?p) text:query 'calm' }");

        assertEquals(1, rows.size());
        String[] cells = rows.get(0).split(",");
        assertTrue(Float.parseFloat(cells[0]) > 0);
        assertTrue(cells[1].contains("/article/"));
        assertEquals("https://w3id.org/newsgraph/ontology#text", cells[2]);
    }

    @Test
    void keepsToTheGraphThatIsAsked() throws Exception {
        String graph = ask("SELECT ?g { GRAPH ?g { ?s text:query (news:text 'calm') } }").get(0);
        assertEquals(
                List.of("1"),
                ask(
                        "SELECT (COUNT(*) AS ?n) FROM <"
                                + graph
                                + "> { ?s text:query (news:text 'calm | late') }"));
        assertEquals(
                List.of("0"),
                ask(
                        "SELECT (COUNT(*) AS ?n) FROM <urn:other> { ?s text:query (news:text"
                                + " 'calm') }"));
    }

    @Test
    void joinsWithWhatIsBound() throws Exception {
        assertEquals(
                List.of("1"),
                ask(
                        "SELECT (COUNT(*) AS ?n) { ?s news:text ?t ."
                                + " (?s ?score ?t) text:query 'calm' }"));
        assertEquals(
                List.of("0"),
                ask(
                        "SELECT (COUNT(*) AS ?n) { VALUES ?s { <urn:none> } ?s text:query 'calm'"
                                + " }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASK { ?s text:query 'a*' }",
                "ASK { ?s text:query '' }",
                "ASK { ?s text:query (news:text) }",
                "ASK { ?s text:query ('calm' 0) }",
                "ASK { ?s text:query ('calm' 1 'highlight:') }",
                "ASK { (?a ?b ?c ?d ?e ?f) text:query 'calm' }",
                "ASK { ?s text:query ?unbound }"
            })
    void refusesWhatItCannotRun(String sparql) throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("sparql?query=" + encoded(PREFIXES + sparql)));

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("text:query"), answer.body());
    }

    /** Of Jena's other property functions, and of classes by name, there is nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://jena.apache.org/ARQ/property#splitIRI>",
                "<http://jena.apache.org/ARQ/list#member>",
                "<java:org.apache.jena.sparql.pfunction.library.versionARQ>",
                "<http://www.w3.org/2000/01/rdf-schema#member>"
            })
    void hasNoOtherFunctions(String predicate) throws Exception {
        assertEquals(
                List.of("0"),
                ask("SELECT (COUNT(*) AS ?n) { <urn:a#b> " + predicate + " (?x ?y) }"));
        assertEquals(
                List.of("0"), ask("SELECT (COUNT(*) AS ?n) { <urn:a#b> " + predicate + " ?x }"));
    }

    /** Words in no order of Lucene's own: many, wild, joined with everything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?s text:query 'be* | ke* | it | that | was' }",
                "SELECT * { ?a ?b ?c . ?s text:query ?c }",
                "SELECT * { GRAPH ?g { ?a ?b ?c . ?d ?e ?f . ?s text:query 'ke*' } }",
                "SELECT * { ?s text:query 'ke*' . ?t text:query 'be*' . ?u text:query 'ho*' ."
                        + " ?v text:query 'le*' FILTER(?s = ?never) }"
            })
    void isBoundInTimeAndMemory(String sparql) throws Exception {
        try (TestServer impatient = TestServer.start(Optional.empty(), Duration.ofSeconds(2), 50)) {
            long start = System.nanoTime();
            HttpResponse<String> answer =
                    impatient.send(impatient.request("sparql?query=" + encoded(PREFIXES + sparql)));

            assertTrue(
                    List.of(200, 400, 503).contains(answer.statusCode()),
                    answer.statusCode() + " " + answer.body());
            assertTrue(System.nanoTime() - start < 10_000_000_000L);
            assertEquals(200, impatient.send(impatient.request("search?q=berg")).statusCode());
        }
    }
}
