package org.newsgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.resolve.ArticleKey;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.store.GraphStore;

class QueryRunnerTest {
    private static final String BASE = "https://w3id.org/newsgraph/id/";
    private final QueryCatalog catalog = QueryCatalog.bundled();
    private final GraphStore store = GraphStore.inMemory();

    @BeforeEach
    void fill() {
        store.write(SmallStore.articles());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <R> R with(Duration timeout, Function<QueryRunner, R> work) {
        return store.read(graphs -> work.apply(new QueryRunner(graphs, timeout)));
    }

    private String other(String name, String variable, String value) {
        NamedQuery query = catalog.find(name).orElseThrow();
        return with(
                Duration.ofSeconds(30),
                runner -> runner.table(query, Map.of(variable, value)).value(0, "name"));
    }

    private String refused(String name, Map<String, String> inputs) {
        NamedQuery query = catalog.find(name).orElseThrow();
        return assertThrows(
                        QueryException.class,
                        () -> with(Duration.ofSeconds(30), runner -> runner.table(query, inputs)))
                .getMessage();
    }

    private String refused(String sparql, Duration timeout) {
        return assertThrows(
                        QueryException.class, () -> with(timeout, runner -> runner.table(sparql)))
                .getMessage();
    }

    private String written(String sparql, ResultFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        with(
                Duration.ofSeconds(30),
                runner -> {
                    runner.run(sparql, format, out);
                    return null;
                });
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPartyIsGivenByNameOrIri() {
        for (String value :
                List.of(
                        "Anna Berg",
                        "ANNA  berg",
                        "Ánna-Berg",
                        BASE + "person/anna-berg",
                        "<" + BASE + "person/anna-berg>")) {
            assertEquals("Ivo Lenz", other("met-whom", "party", value), value);
        }
        assertEquals("Ivo Lenz", other("met-whom", "party", "Berg"));
    }

    @Test
    void aNameThatMeansSeveralIsRefusedWithThemAll() {
        store.write(
                List.of(
                        ClaimMapper.bundled("0.1.0")
                                .map(
                                        new ReadingBuilder("a5", "x")
                                                .person("person/jo-berg", "Jo Berg", "Berg")
                                                .build())));

        String message = refused("met-whom", Map.of("party", "berg"));
        assertTrue(message.contains("\"berg\" names 2 entities"), message);
        assertTrue(message.contains("Anna Berg  <" + BASE + "person/anna-berg>"), message);
        assertTrue(message.contains("Jo Berg  <" + BASE + "person/jo-berg>"), message);
        assertEquals("Ivo Lenz", other("met-whom", "party", "Anna Berg"));
    }

    @Test
    void aCountryIsAPlaceAndItsGovernmentAParty() {
        store.write(
                List.of(
                        ClaimMapper.bundled("0.1.0")
                                .map(
                                        new ReadingBuilder("a5", "x")
                                                .entity(
                                                        "org/government-of-kenya",
                                                        EntityType.GOVERNMENT,
                                                        "Government of Kenya",
                                                        java.util.Optional.of("place/kenya"),
                                                        "Kenya")
                                                .build())));
        assertTrue(rows("meetings-in-place", Map.of("place", "Kenya")) > 0);
        assertEquals(0, rows("met-whom", Map.of("party", "Kenya")));
        // As an entity of any kind, the listed place of that name.
        assertEquals(
                1, rows("statements-by-about", Map.of("speaker", "Anna Berg", "about", "Kenya")));
    }

    private int rows(String name, Map<String, String> inputs) {
        NamedQuery query = catalog.find(name).orElseThrow();
        return with(Duration.ofSeconds(30), runner -> runner.table(query, inputs)).rows().size();
    }

    @Test
    void anArticleIsNamedByItsIdItsAddressOrItsIri() {
        NamedQuery query = catalog.find("timeline-of-article").orElseThrow();
        ResultTable byId =
                with(
                        Duration.ofSeconds(30),
                        runner -> runner.table(query, Map.of("article", "a2")));
        assertFalse(byId.rows().isEmpty());
        for (String name :
                List.of(
                        BASE + "article/" + ArticleKey.of("a2"),
                        "<" + BASE + "article/" + ArticleKey.of("a2") + ">",
                        "https://example.org/two")) {
            assertEquals(
                    byId.rows(),
                    with(
                                    Duration.ofSeconds(30),
                                    runner -> runner.table(query, Map.of("article", name)))
                            .rows(),
                    name);
        }
    }

    @Test
    void namesBesideThingsThatAreShownByThemAreLeftOut() {
        String sparql =
                "PREFIX news: <https://w3id.org/newsgraph/ontology#> PREFIX skos:"
                        + " <http://www.w3.org/2004/02/skos/core#> SELECT ?who ?name ?other WHERE {"
                        + " ?call a news:PhoneCall ; news:participant ?who . ?who skos:prefLabel"
                        + " ?name . BIND (?name AS ?other) } ORDER BY ?name";
        assertEquals(
                "who        other\n---        -----\nAnna Berg  Anna Berg\nMara Holt  Mara Holt\n",
                written(sparql, ResultFormat.TABLE));
        assertTrue(written(sparql, ResultFormat.CSV).startsWith("who,name,other\r\n"));
    }

    @Test
    void aMistakeIsExplained() {
        String typo = refused("met-whom", Map.of("party", "Ana Berg"));
        assertTrue(typo.contains("no party is named \"Ana Berg\""), typo);
        assertTrue(typo.contains("did you mean") && typo.contains("Anna Berg"), typo);
        assertEquals("met-whom needs party=party", refused("met-whom", Map.of()));
        assertEquals(
                "met-whom has no input \"who\"; it has party",
                refused("met-whom", Map.of("who", "Anna Berg")));
        assertEquals(
                "month=March: not a month; expected one such as 2024-03",
                refused("meetings-in-month", Map.of("month", "March", "party", "Anna Berg")));
        assertTrue(
                refused("meetings-only-in", Map.of("publisher", "Nobody", "other", "Norpress"))
                        .contains("there are: Coastal Post, Norpress"));
        assertTrue(
                refused("timeline-of-article", Map.of("article", "a9"))
                        .contains("no article in this store has the id, URL or IRI \"a9\""));
        String unknown = BASE + "article/0123456789abcdef";
        for (String query : List.of("timeline-of-article", "view-article")) {
            assertTrue(refused(query, Map.of("article", unknown)).contains(unknown));
        }
        assertTrue(refused("met-whom", Map.of("party", "\"x")).contains("not a term of Turtle"));
    }

    @Test
    void queriesOnlyReadAndOnlyThisStore() {
        Duration time = Duration.ofSeconds(30);
        assertTrue(refused("DELETE WHERE { ?s ?p ?o }", time).contains("queries only read"));
        assertTrue(refused("SELECT nonsense", time).contains("does not parse"));
        String service = "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }";
        assertTrue(refused(service, time).contains("calls the service"));
        String inner = "SELECT * { { SELECT ?s { SERVICE <http://localhost:1/> { ?s ?p ?o } } } }";
        assertTrue(refused(inner, time).contains("calls the service"));
        String hidden =
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }";
        assertTrue(refused(hidden, time).contains("calls the service"));
    }

    @Test
    void aLongQueryIsGivenUp() {
        String cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
        long start = System.nanoTime();
        String message = refused(cross, Duration.ofMillis(200));
        assertTrue(message.contains("longer than 0.2 s"), message);
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }

    @Test
    void everyFormatIsWritten() {
        String sparql =
                "PREFIX news: <https://w3id.org/newsgraph/ontology#>\n"
                        + "SELECT DISTINCT ?who ?type { ?m news:mode \"phone\" ;"
                        + " news:participant ?who ; news:eventType ?type } ORDER BY ?who";
        assertEquals(
                "who        type\n"
                        + "---        ----\n"
                        + "Anna Berg  PhoneCall\n"
                        + "Mara Holt  PhoneCall\n",
                written(sparql, ResultFormat.TABLE));
        assertTrue(
                written(sparql, ResultFormat.CSV)
                        .startsWith("who,type\r\n" + BASE + "person/anna-berg,"));
        assertTrue(
                written(sparql, ResultFormat.TSV)
                        .startsWith("?who\t?type\n<" + BASE + "person/anna-berg>\t"));
        assertTrue(written(sparql, ResultFormat.JSON).contains("\"vars\""));
        assertEquals("answer\n------\ntrue\n", written("ASK { ?s ?p ?o }", ResultFormat.TABLE));
        assertTrue(written("ASK { ?s ?p ?o }", ResultFormat.JSON).contains("true"));
        assertTrue(
                written("CONSTRUCT { ?s <urn:x> 1 } WHERE { ?s a <urn:none> }", ResultFormat.CSV)
                        .isBlank());
    }

    private static final String PAGED =
            """
            # paged: who met whom, two a page.
            #
            # in:   ?page   page   which page of it: 1, 2, ... or all (optional)
            # out:  ?one    who
            #       ?other  whom
            # cost: reads all who met
            SELECT ?one ?other
            WHERE {
              { SELECT ?a ?b WHERE { ?a <https://w3id.org/newsgraph/ontology#met> ?b } ORDER BY ?a ?b LIMIT 2 }
              ?a <http://www.w3.org/2004/02/skos/core#prefLabel> ?one .
              ?b <http://www.w3.org/2004/02/skos/core#prefLabel> ?other .
            }
            ORDER BY ?one ?other
            """;

    private List<String> page(NamedQuery query, Map<String, String> inputs) {
        return with(Duration.ofSeconds(30), runner -> runner.table(query, inputs)).rows().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void pagesTogetherAreTheWhole() {
        NamedQuery query = NamedQuery.parse("paged", PAGED);
        assertEquals(2L, query.pageSize().orElseThrow());
        List<String> whole = page(query, Map.of("page", "all"));
        assertTrue(whole.size() > 2, whole.toString());

        List<String> pages = new ArrayList<>();
        for (int number = 1; number <= whole.size() / 2 + 1; number++) {
            List<String> page = page(query, Map.of("page", String.valueOf(number)));
            assertEquals(Math.min(2, whole.size() - pages.size()), page.size());
            pages.addAll(page);
        }
        assertEquals(whole, pages);
        assertEquals(whole.subList(0, 2), page(query, Map.of()));
        // What runs it in another way turns to the same page.
        Query bound =
                with(Duration.ofSeconds(30), runner -> runner.bind(query, Map.of("page", "2")));
        assertEquals(2, Pages.limited(bound).get(0).getOffset());
        assertEquals(Query.NOLIMIT, Pages.limited(query.query()).get(0).getOffset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "last", "", "99999999999999999999"})
    void whatIsNoPageIsRefused(String page) {
        String message = refused("view-articles", Map.of("entity", "Anna Berg", "page", page));
        assertTrue(message.contains("expected a number from 1, or all"), message);
    }

    @Test
    void pagesTakeOneLimitAndAnOrder() {
        for (String sparql :
                List.of(
                        PAGED.replace("LIMIT 2", ""),
                        PAGED.replace("ORDER BY ?a ?b", ""),
                        PAGED + "LIMIT 3")) {
            assertThrows(IllegalArgumentException.class, () -> NamedQuery.parse("paged", sparql));
        }
    }
}
