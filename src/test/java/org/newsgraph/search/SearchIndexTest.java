package org.newsgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.query.SmallStore;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.ClaimMapper;
import org.newsgraph.rdf.ReadingBuilder;
import org.newsgraph.store.GraphStore;

class SearchIndexTest {
    private static final String TEXT = "https://w3id.org/newsgraph/ontology#text";

    private static GraphStore store;
    private static SearchIndex index;

    @BeforeAll
    static void open() {
        store = GraphStore.inMemory();
        store.write(SmallStore.articles());
        index = SearchIndex.open(store);
    }

    @AfterAll
    static void close() {
        index.close();
        store.close();
    }

    // ------------------------------------------------------------ words

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "anna berg       | Anna Berg         |",
                "BERG            | Anna Berg, Otto Quist |",
                "Bérg -quist     | Anna Berg         |",
                "kenya           | Kenya             | that Kenya was calm",
                "kenya calm      |                   | that Kenya was calm",
                "\"was kenya\"   |                   |",
                "\"kenya was\"   |                   | that Kenya was calm",
                "meet May        |                   | \"We will meet Holt in May,\"",
                "'late | calm'   |                   | it was late",
                "nairobi's       | Nairobi           |",
                "nair*           | Nairobi           |",
                "official        |                   |",
                "AND OR          |                   |",
                "zzz             |                   |"
            })
    void finds(String words, String names, String first) {
        Found found = index.search(words, 10);

        assertEquals(
                names == null ? "" : names,
                found.entities().stream()
                        .map(Found.Entity::name)
                        .sorted()
                        .collect(Collectors.joining(", ")));
        if (first == null) {
            assertEquals(List.of(), found.statements());
        } else {
            assertEquals(
                    first,
                    found.statements().stream()
                            .map(Found.Statement::text)
                            .filter(first::equals)
                            .findFirst()
                            .orElse("none of " + found.statements()));
        }
    }

    @Test
    void tellsWhoSaidItAndWhereItStands() {
        Found.Statement statement = index.search("calm", 10).statements().get(0);

        assertEquals(List.of("Anna Berg"), statement.speakers());
        assertTrue(statement.asserted());
        assertEquals(Optional.of("2031-03-06"), statement.source().date());
        assertEquals(Optional.of("Norpress"), statement.source().publisher());
        assertEquals(List.of(new Found.Span(15, 19)), statement.highlights());
        assertEquals("calm", statement.text().substring(15, 19));
    }

    @Test
    void namesAnEntityOnceByTheNameThatFits() {
        List<Found.Entity> quist = index.search("quist", 10).entities();

        assertEquals(1, quist.size());
        assertEquals("Otto Quist", quist.get(0).name());
        assertEquals("Person", quist.get(0).type());
        assertEquals(4, quist.get(0).articles());
        assertTrue(quist.get(0).source().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a         | Anna Berg, Austria",
                "an        | Anna Berg",
                "ANNA B    | Anna Berg",
                "berg a    | Anna Berg",
                "o         | Otto Quist",
                "vienn     | Vienna",
                "kenya     | Kenya",
                "'kenya '  | Kenya",
                "'ken '    | ",
                "official  | ",
                "senior    | "
            })
    void suggestsNamesThatBeginSo(String beginning, String expected) {
        assertEquals(
                expected == null ? "" : expected,
                index.suggest(beginning, 10).stream()
                        .map(Found.Entity::name)
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void givesTriples() {
        List<SearchIndex.Match> all =
                index.matches("holt", List.of(), Optional.empty(), Optional.empty(), 100);
        List<SearchIndex.Match> said =
                index.matches("holt", List.of(TEXT), Optional.empty(), Optional.empty(), 100);

        assertTrue(said.size() >= 2 && all.size() > said.size(), all.toString());
        assertTrue(said.stream().allMatch(match -> match.predicate().equals(TEXT)));
        SearchIndex.Match first = said.get(0);
        assertEquals(
                List.of(first),
                index.matches(
                        "holt",
                        List.of(),
                        Optional.of(first.subject()),
                        Optional.of(first.graph()),
                        100));
        assertEquals(
                List.of(first),
                index.matches("holt", List.of(TEXT), Optional.empty(), Optional.empty(), 1));
    }

    // ------------------------------------------------------------ callers who are not trusted

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "*", "-", "|", "()", "...", "a* b", "\u0000"})
    void refusesWhatIsNoWord(String words) {
        String message =
                assertThrows(SearchException.class, () -> index.search(words, 10)).getMessage();

        assertTrue(message.contains("word"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((((((((((((((((((((((((((calm",
                "calm~2 ca?m /c.*m/ [a TO z]",
                "text:calm subject:x *:*",
                "\\ calm \\",
                "calm\" \" | - + & ^5",
                "\uD83D calm \uFFFF",
                "calm' OR '1'='1"
            })
    void readsWhatLuceneWouldRunAsWords(String words) {
        Found found = index.search(words, 10);

        assertTrue(found.entities().size() < 10);
    }

    @Test
    void refusesWhatIsLong() {
        assertThrows(SearchException.class, () -> index.search("a".repeat(501), 10));
        assertThrows(SearchException.class, () -> index.search("calm ".repeat(25), 10));
        assertThrows(SearchException.class, () -> index.suggest("calm ".repeat(25), 10));
        assertThrows(SearchException.class, () -> index.search("calm", 0));
        assertThrows(SearchException.class, () -> index.search("calm", 1001));
    }

    // ------------------------------------------------------------ the cache

    @Test
    void followsTheStoreAndIsMadeOnce(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("news.tdb");
        List<ArticleGraph> articles = SmallStore.articles();
        try (GraphStore graphs = GraphStore.create(place);
                SearchIndex search = SearchIndex.open(graphs)) {
            assertEquals(0, search.search("calm", 10).statements().size());
            graphs.write(articles);
            assertEquals(1, search.search("calm", 10).statements().size());
            String revision = graphs.revision();

            graphs.write(articles);
            assertEquals(revision, graphs.revision(), "nothing has changed");
            assertTrue(SearchIndex.isReady(graphs));

            assertTrue(graphs.delete("a1"));
            assertFalse(holds(place, "calm"), "the words of a deleted article are gone at once");
            assertNotEquals(revision, graphs.revision());
            assertEquals(0, search.search("calm", 10).statements().size());
            assertFalse(graphs.delete("a1"));
            assertTrue(SearchIndex.isReady(graphs), "nothing was deleted");
        }
        try (GraphStore graphs = GraphStore.open(place)) {
            assertTrue(SearchIndex.isReady(graphs));
            TreeMap<Path, FileTime> before = times(place);
            try (SearchIndex search = SearchIndex.open(graphs)) {
                search.search("quist", 10);
            }
            graphs.compact();
            assertTrue(SearchIndex.isReady(graphs));
            assertEquals(before, times(place), "it is only read");
        }
    }

    @Test
    void amongManyOfANameThoseMentionedMostAreFirst() {
        ReadingBuilder many = new ReadingBuilder("many", "Daniel Zorn met them.");
        for (int i = 0; i < 400; i++) {
            String name = "Daniel " + (char) ('A' + i / 20) + "orn" + (char) ('a' + i % 20);
            many.person("person/" + name.toLowerCase(Locale.ROOT).replace(' ', '-'), name);
        }
        String zorn = "person/daniel-zorn";
        try (GraphStore other = GraphStore.inMemory()) {
            ClaimMapper mapper = ClaimMapper.bundled("test");
            other.write(
                    List.of(
                            mapper.map(many.person(zorn, "Daniel Zorn").build()),
                            mapper.map(
                                    new ReadingBuilder("one", "Daniel Zorn met them again.")
                                            .person(zorn, "Daniel Zorn")
                                            .build())));
            try (SearchIndex search = SearchIndex.open(other)) {
                assertTrue(search.search("daniel", 5).entities().get(0).iri().endsWith(zorn));
                assertTrue(search.suggest("dan", 5).get(0).iri().endsWith(zorn));
            }
        }
    }

    @Test
    void isTheSameWhateverTheOrderOfArticles() {
        List<ArticleGraph> articles = new java.util.ArrayList<>(SmallStore.articles());
        Found expected = index.search("holt", 10);
        for (long seed = 0; seed < 5; seed++) {
            Collections.shuffle(articles, new Random(seed));
            try (GraphStore other = GraphStore.inMemory()) {
                articles.forEach(article -> other.write(List.of(article)));
                try (SearchIndex search = SearchIndex.open(other)) {
                    assertEquals(expected, search.search("holt", 10), "seed " + seed);
                }
            }
        }
    }

    /** Whatever lies in the folder, an answer is right; what is damaged is found and made anew. */
    @Test
    void mendsWhatIsDamaged(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("news.tdb");
        try (GraphStore graphs = GraphStore.create(place)) {
            graphs.write(SmallStore.articles());
            SearchIndex.open(graphs).close();
            assertEquals(List.of(), SearchIndex.check(graphs));

            Path segments =
                    files(place.resolve("cache")).stream()
                            .filter(file -> file.getFileName().toString().startsWith("segments"))
                            .findFirst()
                            .orElseThrow();
            Files.write(segments, new byte[] {1, 2, 3});
            assertFalse(SearchIndex.check(graphs).isEmpty());
            try (SearchIndex search = SearchIndex.open(graphs)) {
                assertEquals(1, search.search("calm", 10).statements().size());
            }
            assertEquals(List.of(), SearchIndex.check(graphs));

            // As a kill leaves it: half an index, whole ones of older content, a torn revision.
            Path parent = segments.getParent().getParent();
            Files.createDirectories(parent.resolve("new-123"))
                    .resolve("x")
                    .toFile()
                    .createNewFile();
            Files.writeString(place.resolve("newsgraph.revision"), "torn");
        }
        try (GraphStore graphs = GraphStore.open(place);
                SearchIndex search = SearchIndex.open(graphs)) {
            assertEquals(1, search.search("calm", 10).statements().size());
            try (Stream<Path> kept = Files.list(place.resolve("cache").resolve("search"))) {
                assertEquals(1, kept.count(), "what was left over is gone");
            }
        }
    }

    /** An index that was made of other content, and put in the place of the right one. */
    @Test
    void theCheckFindsAnIndexOfOtherContent(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("news.tdb");
        try (GraphStore graphs = GraphStore.create(place)) {
            graphs.write(SmallStore.articles().subList(0, 2));
            SearchIndex.open(graphs).close();
            Path made = folder.resolve("made");
            Files.move(SearchIndexTest.files(place.resolve("cache")).get(0).getParent(), made);
            graphs.write(SmallStore.articles().subList(2, 4));
            Path right = place.resolve("cache").resolve("search");
            Files.createDirectories(right);
            Files.move(made, right.resolve("3-" + graphs.revision()));

            List<String> problems = SearchIndex.check(graphs);
            assertTrue(problems.get(0).contains("expected"), problems.toString());
        }
    }

    @Test
    void servesManyWhileOneWrites(@TempDir Path folder) throws Exception {
        List<ArticleGraph> articles = SmallStore.articles();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (GraphStore graphs = GraphStore.create(folder.resolve("news.tdb"));
                SearchIndex search = SearchIndex.open(graphs)) {
            List<Future<Boolean>> readers =
                    Stream.of(1, 2)
                            .map(
                                    n ->
                                            threads.submit(
                                                    () -> {
                                                        for (int i = 0; i < 30; i++) {
                                                            int found =
                                                                    search.search("berg", 10)
                                                                            .entities()
                                                                            .size();
                                                            if (found > 2) {
                                                                return false;
                                                            }
                                                        }
                                                        return true;
                                                    }))
                            .toList();
            for (int i = 0; i < 3; i++) {
                graphs.write(articles);
                graphs.delete("a1");
                graphs.delete("a2");
            }
            for (Future<Boolean> reader : readers) {
                assertTrue(reader.get());
            }
            assertEquals(0, search.search("calm", 10).statements().size());
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean holds(Path folder, String word) throws IOException {
        for (Path file : files(folder.resolve("cache"))) {
            if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static TreeMap<Path, FileTime> times(Path place) throws IOException {
        TreeMap<Path, FileTime> times = new TreeMap<>();
        for (Path file : files(place.resolve("cache"))) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }
}
