package org.newsgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.rdf.ReadingBuilder.Met;

class GraphStoreTest {
    static final ClaimMapper MAPPER = ClaimMapper.bundled("0.1.0");
    private static final Node IS_STRING =
            NodeFactory.createURI(
                    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString");

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderAnyBatchesAndASecondTimeGiveTheSameBytes(long seed) {
        List<ArticleGraph> articles = RandomReadings.articles(seed, 12, MAPPER);
        String once = written(articles);

        List<ArticleGraph> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, new Random(seed));
        try (GraphStore store = GraphStore.inMemory()) {
            for (int i = 0; i < shuffled.size(); i += 5) {
                store.write(shuffled.subList(i, Math.min(i + 5, shuffled.size())));
            }
            assertSame(once, dump(store));
            WriteReport again = store.write(articles);
            assertEquals(articles.size(), again.unchanged());
            assertSame(once, dump(store));
            assertTrue(store.validate().isValid(), () -> store.validate().toString());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aReplacedArticleLeavesNoTrace(long seed) {
        List<ArticleGraph> articles = RandomReadings.articles(seed, 10, MAPPER);
        SplittableRandom other = new SplittableRandom(seed + 1000);
        List<ArticleGraph> older = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            older.add(RandomReadings.article(other, seed + "-" + i, MAPPER));
        }
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(older);
            store.write(articles.subList(0, 4));
            store.write(articles.subList(4, articles.size()));
            assertSame(written(articles), dump(store));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDeletedArticleWasNeverThere(long seed) {
        List<ArticleGraph> articles = RandomReadings.articles(seed, 10, MAPPER);
        SplittableRandom random = new SplittableRandom(seed);
        List<ArticleGraph> kept = new ArrayList<>(articles);
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(articles);
            while (!kept.isEmpty()) {
                ArticleGraph gone = kept.remove(random.nextInt(kept.size()));
                assertTrue(
                        store.delete(
                                random.nextBoolean() ? gone.articleId() : gone.name().getURI()));
                assertFalse(store.delete(gone.articleId()));
                assertSame(written(kept), dump(store));
            }
            assertEquals("", dump(store));
        }
    }

    /** Shows the lines that only one of two dumps has. */
    private static void assertSame(String expected, String found) {
        if (!expected.equals(found)) {
            List<String> missing = new ArrayList<>(expected.lines().toList());
            missing.removeAll(found.lines().toList());
            List<String> surplus = new ArrayList<>(found.lines().toList());
            surplus.removeAll(expected.lines().toList());
            assertEquals(String.join("\n", missing), String.join("\n", surplus));
        }
    }

    @Test
    void threadsMayReadWhileOneWrites() throws Exception {
        List<ArticleGraph> articles = RandomReadings.articles(7, 40, MAPPER);
        ExecutorService readers = Executors.newFixedThreadPool(3);
        try (GraphStore store = GraphStore.inMemory()) {
            List<java.util.concurrent.Future<Boolean>> reads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                reads.add(readers.submit(() -> store.validate().isValid()));
            }
            for (ArticleGraph article : articles) {
                store.write(List.of(article));
            }
            for (java.util.concurrent.Future<Boolean> read : reads) {
                assertTrue(read.get());
            }
            assertSame(written(articles), dump(store));
        } finally {
            readers.shutdown();
            assertTrue(readers.awaitTermination(1, TimeUnit.MINUTES));
        }
    }

    @Test
    void whatIsReadDuringAWriteGoesByAnotherRevisionThanWhatIsWritten(@TempDir Path folder) {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            String before = store.revision();
            List<String> during = new ArrayList<>();
            store.mutate(
                    graphs -> {
                        during.add(store.revision());
                        graphs.add(
                                Quad.create(
                                        GraphNames.LINKS,
                                        GraphNames.LINKS,
                                        RDF.type.asNode(),
                                        GraphNames.LINKS));
                    });

            String after = store.revision();

            assertNotEquals(before, after);
            assertNotEquals(during, List.of(after));
        }
    }

    @Test
    void theUnionIsTheDefaultGraphAndTheNameIsChosenOverAllArticles() {
        ArticleGraph loud =
                MAPPER.map(
                        new ReadingBuilder("a", "x")
                                .person("person/anna-berg", "ANNA BERG")
                                .build());
        ArticleGraph plain =
                MAPPER.map(
                        new ReadingBuilder("b", "x")
                                .person("person/anna-berg", "Anna Berg", "Berg")
                                .build());
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(List.of(loud));
            assertEquals("ANNA BERG", label(store, "person/anna-berg"));
            store.write(List.of(plain));
            assertEquals("Anna Berg", label(store, "person/anna-berg"));
            store.delete("b");
            assertEquals("ANNA BERG", label(store, "person/anna-berg"));
        }
    }

    private static String label(GraphStore store, String id) {
        Node entity = NodeFactory.createURI("https://w3id.org/newsgraph/id/" + id);
        return store.read(
                graphs ->
                        graphs.find(GraphNames.ENTITIES, entity, SKOS.prefLabel.asNode(), Node.ANY)
                                .next()
                                .getObject()
                                .getLiteralLexicalForm());
    }

    @Test
    void reportsADayApartAreLinkedWhileBothAreThere() {
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(List.of(report("a", "2031-03-05", "place/kenya")));
            store.write(
                    List.of(
                            report("b", "2031-03-06", "place/kenya"),
                            report("c", "2031-03-09", "place/kenya"),
                            report("d", "2031-03-05", "place/austria")));
            // a-b, a-d, and b-d: all but the one four days later.
            assertEquals(6, links(store));
            store.delete("a");
            assertEquals(2, links(store));
            store.write(List.of(report("d", "2031-03-20", "place/austria")));
            assertEquals(0, links(store));
        }
    }

    private static ArticleGraph report(String id, String day, String place) {
        return MAPPER.map(
                new ReadingBuilder(id, "Berg met Lenz.")
                        .person("person/anna-berg", "Anna Berg")
                        .person("person/ivo-lenz", "Ivo Lenz")
                        .met(
                                new Met("met", "person/anna-berg", "person/ivo-lenz")
                                        .at(place)
                                        .on(day))
                        .build());
    }

    @Test
    void fiveOutletsOfWhichOneTellsThePlaceReportOneMeeting() {
        List<ArticleGraph> articles =
                List.of(
                        untold("a", "2031-03-05"),
                        untold("b", "2031-03-05"),
                        report("c", "2031-03-05", "place/nairobi-ke"),
                        untold("d", "2031-03-05"),
                        report("e", "2031-03-05", "place/kenya"));
        String dump = written(articles);
        for (int seed = 0; seed < 20; seed++) {
            List<ArticleGraph> shuffled = new ArrayList<>(articles);
            Collections.shuffle(shuffled, new Random(seed));
            try (GraphStore store = GraphStore.inMemory()) {
                shuffled.forEach(article -> store.write(List.of(article)));
                assertEquals(dump, dump(store));
                assertEquals(Map.of("place/kenya", 5), events(store));
                assertEquals(0, links(store));
                assertEquals(5, store.write(shuffled).unchanged());
                assertTrue(store.validate().isValid());
            }
        }
    }

    @Test
    void aReportWithoutPlaceIsOfNeitherWhereTwoPlacesAreTold() {
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(List.of(untold("a", "2031-03-05"), untold("b", "2031-03-05")));
            assertEquals(Map.of("-", 2), events(store));
            store.write(List.of(report("c", "2031-03-05", "place/kenya")));
            assertEquals(Map.of("place/kenya", 3), events(store));
            store.write(List.of(report("d", "2031-03-05", "place/austria")));
            assertEquals(Map.of("-", 2, "place/kenya", 1, "place/austria", 1), events(store));
            assertEquals(6, links(store));
            store.delete("c");
            assertEquals(Map.of("place/austria", 3), events(store));
            store.delete("d");
            assertEquals(Map.of("-", 2), events(store));
            assertEquals(
                    written(List.of(untold("a", "2031-03-05"), untold("b", "2031-03-05"))),
                    dump(store));
        }
    }

    @Test
    void aReportWithoutPlaceOfAnotherDayOrOtherPartiesStaysItsOwn() {
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(
                    List.of(
                            report("a", "2031-03-05", "place/kenya"),
                            untold("b", "2031-03-06"),
                            MAPPER.map(
                                    new ReadingBuilder("c", "Berg met Holt.")
                                            .person("person/anna-berg", "Anna Berg")
                                            .person("person/mara-holt", "Mara Holt")
                                            .met(
                                                    new Met(
                                                                    "met",
                                                                    "person/anna-berg",
                                                                    "person/mara-holt")
                                                            .on("2031-03-05"))
                                            .build())));
            assertEquals(3, distinct(store).size());
            // A day apart: perhaps the same.
            assertEquals(2, links(store));
        }
    }

    @Test
    void aMonthIsLinkedToTheOnlyDayInIt() {
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(List.of(untold("a", "2031-03"), report("b", "2031-03-05", "place/kenya")));
            assertEquals(2, links(store));
            store.write(List.of(untold("a", "2031-W10")));
            assertEquals(2, links(store));
            store.write(List.of(untold("a", "2031-W11")));
            assertEquals(0, links(store));
            store.write(List.of(untold("a", "2031")));
            assertEquals(0, links(store));
            store.write(List.of(untold("a", "2031-03")));
            store.write(List.of(report("c", "2031-03-25", "place/kenya")));
            assertEquals(0, links(store));
            store.delete("b");
            assertEquals(2, links(store));
        }
    }

    private static ArticleGraph untold(String id, String day) {
        return MAPPER.map(
                new ReadingBuilder(id, "Berg met Lenz.")
                        .person("person/anna-berg", "Anna Berg")
                        .person("person/ivo-lenz", "Ivo Lenz")
                        .met(new Met("met", "person/anna-berg", "person/ivo-lenz").on(day))
                        .build());
    }

    /** For each encounter the country that is told of it, and in how many articles it stands. */
    private static Map<String, Integer> events(GraphStore store) {
        Map<String, Integer> events = new TreeMap<>();
        distinct(store)
                .forEach(
                        (event, articles) -> {
                            String country =
                                    store.read(
                                            graphs -> {
                                                String found = "-";
                                                var keys =
                                                        graphs.find(
                                                                Node.ANY,
                                                                event,
                                                                News.eventKey.asNode(),
                                                                Node.ANY);
                                                while (keys.hasNext()) {
                                                    String line =
                                                            keys.next()
                                                                    .getObject()
                                                                    .getLiteralLexicalForm();
                                                    found =
                                                            line.endsWith("-")
                                                                    ? found
                                                                    : line.split(" ")[2];
                                                }
                                                return found;
                                            });
                            events.put(country, articles);
                        });
        return events;
    }

    private static Map<Node, Integer> distinct(GraphStore store) {
        return store.read(
                graphs -> {
                    Map<Node, Integer> events = new HashMap<>();
                    graphs.find(Node.ANY, Node.ANY, RDF.type.asNode(), News.Encounter.asNode())
                            .forEachRemaining(
                                    quad -> events.merge(quad.getSubject(), 1, Integer::sum));
                    return events;
                });
    }

    private static long links(GraphStore store) {
        return store.read(
                graphs -> {
                    List<Quad> quads = new ArrayList<>();
                    graphs.find(GraphNames.LINKS, Node.ANY, News.possiblySame.asNode(), Node.ANY)
                            .forEachRemaining(quads::add);
                    return (long) quads.size();
                });
    }

    @Test
    void anArticleThatBreaksAShapeIsKeptOutWithItsReport(@TempDir Path folder) {
        ArticleGraph good = report("good", "2031-03-05", "place/kenya");
        ArticleGraph bad = asserted(report("bad", "2031-03-06", "place/kenya"));
        Path directory = folder.resolve("news.tdb");
        try (GraphStore store = GraphStore.create(directory)) {
            WriteReport report = store.write(List.of(bad, good));

            assertEquals(1, report.added());
            assertEquals("bad", report.quarantined().get(0).articleId());
            String problems = report.quarantined().get(0).problems().toString();
            assertTrue(problems.contains("news:met without an encounter"), problems);
            assertEquals(written(List.of(good)), dump(store));
            assertEquals("bad", store.quarantined().values().iterator().next().get(0));

            store.write(List.of(report("bad", "2031-03-06", "place/kenya")));
            assertEquals(new TreeMap<>(), store.quarantined());
        }
    }

    /** The article with a claim that nothing supports: the two met, but no encounter says so. */
    private static ArticleGraph asserted(ArticleGraph article) {
        List<Triple> triples = new ArrayList<>(article.triples());
        triples.removeIf(
                t ->
                        t.getPredicate().equals(RDF.type.asNode())
                                && (t.getObject().equals(News.Encounter.asNode())
                                        || t.getObject().equals(News.Meeting.asNode())));
        return new ArticleGraph(
                article.name(),
                article.articleId(),
                triples,
                article.background(),
                article.record(),
                article.appearances());
    }

    @Test
    void aFlippedCharIsFound() {
        ArticleGraph article = report("a", "2031-03-05", "place/kenya");
        for (int flipped : List.of(0, 6, 13)) {
            try (GraphStore store = GraphStore.inMemory()) {
                store.write(List.of(article));
                assertTrue(store.validate().isValid());
                assertEquals(1, store.validate().anchors());
                flip(store, article.name(), flipped);
                ValidationReport report = store.validate();
                assertFalse(report.isValid());
                assertTrue(
                        report.problems().toString().contains("not the anchor"),
                        report.problems()::toString);
            }
        }
    }

    @Test
    void aCharThatFewAnchorsHoldIsFoundByTheHash() {
        ArticleGraph article =
                MAPPER.map(new ReadingBuilder("a", "Nothing was read here.").build());
        try (GraphStore store = GraphStore.inMemory()) {
            store.write(List.of(article));
            flip(store, article.name(), 3);
            assertTrue(store.validate().problems().toString().contains("hash differs"));
        }
    }

    private static void flip(GraphStore store, Node article, int index) {
        store.mutate(
                graphs -> {
                    Quad quad = graphs.find(article, article, IS_STRING, Node.ANY).next();
                    StringBuilder text =
                            new StringBuilder(quad.getObject().getLiteralLexicalForm());
                    text.setCharAt(index, '#');
                    graphs.delete(quad);
                    graphs.add(
                            article,
                            article,
                            IS_STRING,
                            NodeFactory.createLiteralString(text.toString()));
                });
    }

    @Test
    void onlyIngestMakesAStore(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing");
        assertTrue(message(missing).contains("no such store"), message(missing));
        assertFalse(Files.exists(missing));

        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        assertTrue(message(other).contains("not a Newsgraph store"), message(other));
        assertThrows(StoreException.class, () -> GraphStore.create(other));
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertTrue(message(file).contains("not a Newsgraph store"), message(file));

        Path made = folder.resolve("deep").resolve("made");
        GraphStore.create(made).close();
        GraphStore.open(made).close();
    }

    private static String message(Path directory) {
        return assertThrows(StoreException.class, () -> GraphStore.open(directory)).getMessage();
    }

    @Test
    void compactingKeepsEveryByte(@TempDir Path folder) {
        List<ArticleGraph> articles = RandomReadings.articles(3, 10, MAPPER);
        Path directory = folder.resolve("news.tdb");
        try (GraphStore store = GraphStore.create(directory)) {
            for (int round = 0; round < 3; round++) {
                store.write(articles.subList(0, 5));
                articles.subList(0, 5).forEach(article -> store.delete(article.articleId()));
            }
            store.write(articles);
            String before = dump(store);
            store.compact();
            assertEquals(before, dump(store));
            store.write(articles);
            assertEquals(before, dump(store));
        }
        try (GraphStore store = GraphStore.open(directory)) {
            assertTrue(store.validate().isValid());
            assertEquals(10, store.stats().byType().get("NewsArticle"));
        }
    }

    @Test
    void aSecondProcessLearnsWhoHoldsTheStore(@TempDir Path folder) throws Exception {
        Path directory = folder.resolve("news.tdb");
        GraphStore.create(directory).close();
        Process holder = start("hold", directory, 0);
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", out.readLine());
            String message = message(directory);
            assertTrue(message.contains("in use by process " + holder.pid()), message);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        GraphStore.open(directory).close();
    }

    @Test
    void aKilledIngestLeavesTheLastCommit(@TempDir Path folder) throws Exception {
        Path directory = folder.resolve("news.tdb");
        List<ArticleGraph> all = RandomReadings.articles(11, StoreProcess.ARTICLES, MAPPER);
        String expected = written(all);
        SplittableRandom random = new SplittableRandom(11);
        for (int kill = 0; kill < 4; kill++) {
            Process ingest = start("ingest", directory, 11);
            try (BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    ingest.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("ready", out.readLine());
                Thread.sleep(random.nextInt(400));
            } finally {
                ingest.destroyForcibly().waitFor();
            }
            try (GraphStore store = GraphStore.create(directory)) {
                ValidationReport report = store.validate();
                assertTrue(report.isValid(), report::toString);
                assertEquals(0, report.articles() % StoreProcess.BATCH, "half a batch is there");
            }
        }
        try (GraphStore store = GraphStore.create(directory)) {
            store.write(all);
            assertEquals(expected, dump(store));
        }
    }

    private static Process start(String what, Path directory, long seed) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        what,
                        directory.toString(),
                        Long.toString(seed));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String written(List<ArticleGraph> articles) {
        try (GraphStore store = GraphStore.inMemory()) {
            assertEquals(List.of(), store.write(articles).quarantined());
            return dump(store);
        }
    }

    private static String dump(GraphStore store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.dump(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
