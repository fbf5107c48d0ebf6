package org.newsgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.store.GraphStore;

/** Each query of queries/ over a store of four small articles, with exactly the right rows. */
class QueriesTest {
    private static final QueryCatalog CATALOG = QueryCatalog.bundled();

    /** Of one statement; a question about two asks for each as a statement and as told itself. */
    private static final int MOST_PATTERNS = 7;

    private static final Set<String> OF_TWO_STATEMENTS = Set.of("contradictions");

    /** What a view of the explorer shows: rows that are whole, with names, dates and sentences. */
    private static final String OF_VIEWS = "view-";

    /** Show as much: what is told of one event by several sentences or articles in one row. */
    private static final Set<String> WHOLE_ROWS =
            Set.of("who-met-whom", "who-said-what", "claimed-meetings", "denied-meetings");

    private static final int MOST_PATTERNS_OF_VIEWS = 18;
    private static GraphStore store;
    private static final Set<String> tested = new TreeSet<>();

    @BeforeAll
    static void fill() {
        store = GraphStore.inMemory();
        assertEquals(List.of(), store.write(SmallStore.articles()).quarantined());
    }

    @AfterAll
    static void close() {
        store.close();
        Set<String> untested = new TreeSet<>();
        CATALOG.all().forEach(query -> untested.add(query.name()));
        untested.removeAll(tested);
        if (!tested.isEmpty()) {
            assertEquals(Set.of(), untested, "queries without expected rows");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(
            resources = "/query/expected.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void givesExactlyTheRightRows(String name, String inputs, String rows) {
        tested.add(name);
        NamedQuery query = CATALOG.find(name).orElseThrow();
        Map<String, String> values = inputs(inputs);

        ResultTable table =
                store.read(
                        graphs ->
                                new QueryRunner(graphs, Duration.ofSeconds(30))
                                        .table(query, values));

        List<String> lines = table.rows().stream().map(row -> line(row)).toList();
        assertEquals(
                Optional.ofNullable(rows).map(r -> List.of(r.split(" / "))).orElse(List.of()),
                lines,
                () -> name + ": " + String.join(" / ", lines));
    }

    /** A thing with several rows, as an encounter of two kinds in two places, is on one page. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(
            resources = "/query/expected.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void pagesCutNoThing(String name, String inputs, String rows) {
        NamedQuery query = CATALOG.find(name).orElseThrow();
        if (query.pageSize().isEmpty()) {
            return;
        }
        Map<String, String> values = inputs(inputs);
        for (int size = 1; size <= 3; size++) {
            NamedQuery small =
                    NamedQuery.parse(
                            name, query.sparql().replaceAll("LIMIT \\d+", "LIMIT " + size));
            List<List<Optional<Node>>> pages = new ArrayList<>();
            Set<Optional<Node>> before = new HashSet<>();
            List<List<Optional<Node>>> page;
            for (int number = 1; !(page = page(small, values, number + "")).isEmpty(); number++) {
                Set<Optional<Node>> things = new HashSet<>();
                page.forEach(row -> things.add(row.get(0)));
                assertTrue(things.size() <= size, name + " of " + size + ": " + things);
                assertTrue(things.stream().noneMatch(before::contains), name + ": " + things);
                before.addAll(things);
                pages.addAll(page);
            }

            assertEquals(page(small, values, "all"), pages, name + ", " + size + " a page");
        }
    }

    private static List<List<Optional<Node>>> page(
            NamedQuery query, Map<String, String> inputs, String page) {
        Map<String, String> values = new LinkedHashMap<>(inputs);
        values.put("page", page);
        return store.read(
                graphs ->
                        new QueryRunner(graphs, Duration.ofSeconds(30))
                                .table(query, values)
                                .rows());
    }

    private static Map<String, String> inputs(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String input :
                Optional.ofNullable(text).map(i -> i.split("; ")).orElse(new String[0])) {
            values.put(
                    input.substring(0, input.indexOf('=')),
                    SmallStore.expanded(input.substring(input.indexOf('=') + 1)));
        }
        return values;
    }

    @Test
    void whoVisitedTheSamePlaceOrMetSomeoneTogetherHasNotMet() {
        ReadingBuilder article =
                new ReadingBuilder(
                                "a5",
                                "Anna Berg and Ivo Lenz visited Vienna. Berg will visit Vienna with"
                                        + " Lenz. Berg and Lenz met Mara Holt.")
                        .person("person/mara-holt", "Mara Holt")
                        .person("person/anna-berg", "Anna Berg", "Berg")
                        .person("person/ivo-lenz", "Ivo Lenz", "Lenz");
        article.met(
                new ReadingBuilder.Met("visited", "person/anna-berg", "person/ivo-lenz")
                        .type(EventType.VISIT));
        article.met(
                new ReadingBuilder.Met("met")
                        .side(1, "person/anna-berg")
                        .side(1, "person/ivo-lenz")
                        .side(2, "person/mara-holt"));
        article.met(
                new ReadingBuilder.Met("will visit", "person/anna-berg", "person/ivo-lenz")
                        .type(EventType.VISIT)
                        .told(Factuality.PLANNED));
        NamedQuery query = CATALOG.find("view-between").orElseThrow();

        try (GraphStore visits = GraphStore.inMemory()) {
            assertEquals(
                    List.of(),
                    visits.write(List.of(ClaimMapper.bundled("0.1.0").map(article.build())))
                            .quarantined());
            ResultTable table =
                    visits.read(
                            graphs ->
                                    new QueryRunner(graphs, Duration.ofSeconds(30))
                                            .table(
                                                    query,
                                                    Map.of(
                                                            "party", "Anna Berg",
                                                            "other", "Ivo Lenz")));

            // What is only planned is shown as a plan, as in the network.
            assertEquals(
                    List.of("Visit, positive, planned"),
                    table.rows().stream().map(row -> line(row.subList(1, 4))).toList());
        }
    }

    @Test
    void visitsAndClaimsHaveTheirPlacesAndWhoSaysSo() {
        ReadingBuilder article =
                new ReadingBuilder(
                                "a6",
                                "Anna Berg and Ivo Lenz toured Vienna. A foreign ministry said Lenz"
                                        + " had seen Holt and Quist in Nairobi. An aide said Berg"
                                        + " had gone to Nairobi.")
                        .person("person/mara-holt", "Mara Holt", "Holt")
                        .person("person/otto-quist", "Otto Quist", "Quist")
                        .person("person/anna-berg", "Anna Berg", "Berg")
                        .person("person/ivo-lenz", "Ivo Lenz", "Lenz")
                        .entity("place/vienna-at", EntityType.CITY, "Vienna", Optional.empty())
                        .entity("place/nairobi-ke", EntityType.CITY, "Nairobi", Optional.empty());
        article.met(
                new ReadingBuilder.Met("toured", "person/anna-berg", "person/ivo-lenz")
                        .type(EventType.VISIT)
                        .at("place/vienna-at")
                        .on("2031-03-04"));
        article.said(
                new ReadingBuilder.Said(
                        "Lenz had seen Holt and Quist in Nairobi",
                        article.unnamed(EntityType.ORGANIZATION, "A foreign ministry")));
        article.met(
                new ReadingBuilder.Met(
                                "seen", "person/ivo-lenz", "person/mara-holt", "person/otto-quist")
                        .told(Factuality.HAPPENED)
                        .at("place/nairobi-ke")
                        .in(0));
        article.said(
                new ReadingBuilder.Said(
                        "Berg had gone to Nairobi", article.unnamed(EntityType.PERSON, "An aide")));
        article.met(
                new ReadingBuilder.Met("gone", "person/anna-berg")
                        .type(EventType.VISIT)
                        .told(Factuality.HAPPENED)
                        .at("place/nairobi-ke")
                        .in(1));

        try (GraphStore visits = GraphStore.inMemory()) {
            assertEquals(
                    List.of(),
                    visits.write(List.of(ClaimMapper.bundled("0.1.0").map(article.build())))
                            .quarantined());

            // Polarity, modality, day, place, who came along, who says so.
            assertEquals(
                    List.of(
                            "-, -, 2031-03-04, Vienna, Ivo Lenz, -",
                            "positive, happened, -, Nairobi, -, An aide"),
                    lines(visits, "view-visits", "party=Anna Berg", 1, 2, 3, 6, 7, 8));
            // A body is called by its description; an aide is a source without a name.
            assertEquals(
                    List.of(
                            "Nairobi, Mara Holt, A foreign ministry, -",
                            "Nairobi, Otto Quist, A foreign ministry, -"),
                    lines(visits, "view-claims", "party=Ivo Lenz", 6, 8, 10, 11));
            assertEquals(List.of(), lines(visits, "view-claims", "party=Anna Berg", 0));
            assertEquals(
                    List.of("A foreign ministry, -", "An aide, true"),
                    lines(visits, "view-article-entities", "article=a6", 1, 2).subList(0, 2));
        }
    }

    private static List<String> lines(
            GraphStore graphs, String name, String inputs, int... columns) {
        NamedQuery query = CATALOG.find(name).orElseThrow();
        ResultTable table =
                graphs.read(
                        dataset ->
                                new QueryRunner(dataset, Duration.ofSeconds(30))
                                        .table(query, inputs(inputs)));
        return table.rows().stream()
                .map(row -> line(IntStream.of(columns).mapToObj(row::get).toList()))
                .toList();
    }

    private static String line(List<Optional<Node>> row) {
        List<String> cells = new ArrayList<>();
        for (Optional<Node> cell : row) {
            cells.add(cell.map(ResultTable::plain).map(SmallStore::abbreviated).orElse("-"));
        }
        return String.join(", ", cells);
    }

    static List<NamedQuery> queries() {
        return List.copyOf(CATALOG.all());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isShortAndDocumented(NamedQuery query) {
        PatternCounter counter = new PatternCounter();
        ElementWalker.walk(query.query().getQueryPattern(), counter);

        int most = OF_TWO_STATEMENTS.contains(query.name()) ? 5 * MOST_PATTERNS : MOST_PATTERNS;
        if (query.name().startsWith(OF_VIEWS) || WHOLE_ROWS.contains(query.name())) {
            most = MOST_PATTERNS_OF_VIEWS;
        }
        assertTrue(counter.patterns <= most, query.name() + " has " + counter.patterns);
        for (NamedQuery.Input input : query.inputs()) {
            assertTrue(
                    input.type() == InputType.PAGE || counter.variables.contains(input.variable()),
                    query.name() + ": " + input);
        }
        assertEquals(
                query.query().isAskType()
                        ? List.of()
                        : query.query().getProjectVars().stream().map(Var::getVarName).toList(),
                query.outputs().stream().map(NamedQuery.Output::variable).toList(),
                query.name());
        assertTrue(
                query.query().isAskType() || query.query().hasOrderBy(),
                query.name() + " gives its rows in no order");
    }

    /**
     * Whoever sees a list that ends at a LIMIT can ask for the rest of it, or knows that it ends.
     */
    @ParameterizedTest
    @MethodSource("queries")
    void noListEndsWithoutAWord(NamedQuery query) {
        boolean saysSo = query.summary().matches(".*: the (first|last) \\d+\\.");
        boolean ends = !Pages.limited(query.query()).isEmpty();

        assertEquals(ends, saysSo || query.pageSize().isPresent(), query.summary());
        query.pageSize()
                .ifPresent(
                        size ->
                                assertTrue(
                                        query.summary().endsWith(size + " a page."),
                                        query.summary()));
    }

    @Test
    void thereAreTheQuestionsOfUsersAndMore() {
        assertTrue(CATALOG.all().size() >= 27, "queries: " + CATALOG.all().size());
        assertTrue(CATALOG.find("who-met-whom").isPresent());
        assertEquals(Optional.empty(), CATALOG.find("no-such-query"));
        assertTrue(CATALOG.near("meetings-with").contains("meetings-of"));
    }

    /** Counts triple patterns, a path as one, wherever they stand, and collects their variables. */
    private static final class PatternCounter extends ElementVisitorBase {
        private int patterns;
        private final Set<String> variables = new TreeSet<>();

        @Override
        public void visit(ElementPathBlock block) {
            patterns += block.getPattern().size();
            block.patternElts()
                    .forEachRemaining(
                            path -> {
                                note(path.getSubject());
                                note(path.getObject());
                            });
        }

        @Override
        public void visit(ElementNamedGraph graph) {
            note(graph.getGraphNameNode());
        }

        @Override
        public void visit(ElementFilter filter) {
            filter.getExpr()
                    .getVarsMentioned()
                    .forEach(variable -> variables.add(variable.getName()));
            if (filter.getExpr() instanceof ExprFunctionOp exists) {
                ElementWalker.walk(exists.getElement(), this);
            }
        }

        @Override
        public void visit(ElementSubQuery inner) {
            ElementWalker.walk(inner.getQuery().getQueryPattern(), this);
        }

        private void note(Node node) {
            if (node.isVariable()) {
                variables.add(node.getName());
            }
        }
    }
}
