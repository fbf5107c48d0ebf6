package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees: help, clear errors, data and messages apart. */
class UsageTest {
    @TempDir private static Path folder;

    private static Path store;

    @BeforeAll
    static void ingest() {
        store = folder.resolve("news.tdb");
        assertEquals(0, Command.run("ingest", "--store", store.toString(), "data/articles").exit());
    }

    /** Arguments, STORE for the store; then words of the message. */
    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("frobnicate", "Unmatched argument"),
                List.of("ingest", "--store", "STORE", "data/articles", "--nope", "Unknown option"),
                List.of("ingest", "--store", "STORE-new", "missing.txt", "missing.txt"),
                List.of(
                        "ingest",
                        "--store",
                        "STORE",
                        "--threads",
                        "0",
                        "data/articles",
                        "--threads is 0"),
                List.of("query", "--store", "STORE-none", "who-met-whom", "no such store"),
                List.of("stats", "--store", "STORE-none", "no such store"),
                List.of("stats", "--store", "data", "not a Newsgraph store"),
                List.of("query", "--store", "STORE", "who-met-who", "who-met-whom"),
                List.of("query", "--store", "STORE", "meetings-of", "needs party"),
                List.of(
                        "query",
                        "--store",
                        "STORE",
                        "meetings-of",
                        "party=Nobody Atall",
                        "Nobody Atall"),
                List.of("query", "--store", "STORE", "meetings-of", "nose=Anna", "nose"),
                List.of("query", "--store", "STORE", "--format", "xml", "who-met-whom", "--format"),
                List.of("query", "--store", "STORE", "--file", "missing.rq", "missing.rq"),
                List.of("query", "who-met-whom", "which store"),
                List.of("query", "--store", "STORE", "--timeout", "0", "who-met-whom", "--timeout"),
                List.of("export", "--store", "STORE", "--format", "docx", "docx"),
                List.of("export", "--store", "STORE", "--format", "turtle", "--named", "--named"),
                List.of(
                        "export",
                        "--store",
                        "STORE",
                        "--format",
                        "gexf",
                        "--network",
                        "hates",
                        "hates"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneClearLine(List<String> row) {
        String[] args =
                row.subList(0, row.size() - 1).stream()
                        .map(a -> a.startsWith("STORE") ? store + a.substring(5) : a)
                        .toArray(String[]::new);

        Command.Said said = Command.run(args);

        assertEquals(2, said.exit(), said.err());
        assertEquals("", said.out());
        assertTrue(said.err().contains(row.get(row.size() - 1)), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertFalse(
                Files.exists(Path.of(store + "-none")), "a store that is not there is never made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * WHERE { ?s ?p }",
                "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
                "SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }"
            })
    void onlyReadingQueriesAreAnswered(String sparql) {
        Command.Said said =
                Command.run(
                        sparql.getBytes(StandardCharsets.UTF_8),
                        "query",
                        "--store",
                        store.toString(),
                        "--file",
                        "-");

        assertEquals(2, said.exit(), said.err());
        assertEquals("", said.out());
    }

    @Test
    void freeSparqlSeesAllArticles() {
        Command.Said said =
                Command.run(
                        "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a <https://schema.org/NewsArticle> }"
                                .getBytes(StandardCharsets.UTF_8),
                        "query",
                        "--store",
                        store.toString(),
                        "--format",
                        "csv",
                        "--file",
                        "-");

        assertEquals(0, said.exit(), said.err());
        assertEquals("n\r\n19\r\n", said.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turtle",
                "trig",
                "nquads",
                "jsonld",
                "rdfxml",
                "gexf",
                "graphml",
                "dot",
                "cytoscape"
            })
    void everyFormatIsWritten(String format) {
        Command.Said said = Command.run("export", "--store", store.toString(), "--format", format);

        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Achola"), format);
        assertEquals("", said.err());
    }

    @Test
    void badInputCostsOnlyItself() throws IOException {
        Path inputs = Files.createDirectories(folder.resolve("inputs"));
        Files.writeString(inputs.resolve("a-good.txt"), "Anna Berg met Ivo Lenz in Vienna.");
        Files.writeString(inputs.resolve("b-cut.json"), "{\"text\": \"It rained");
        Files.write(
                inputs.resolve("c-binary.txt"),
                new byte[] {0, 1, 2, 3, 0, 0, (byte) 0xff, (byte) 0xd8});
        Files.writeString(
                inputs.resolve("d-lines.jsonl"),
                "{\"text\": \"Anna Berg met Ivo Lenz in Oslo.\"}\n{\"text\": 7}\n{\"text\": \"Anna Berg met Ivo Lenz in Rome.\"}\n");
        Files.writeString(inputs.resolve("e-empty.txt"), "");
        Files.writeString(
                inputs.resolve("f-german.txt"),
                "Die Kanzlerin traf am Montag in Berlin mit dem Präsidenten zusammen und sprach mit ihm über die Lage der Wirtschaft in den Nachbarländern.");
        try (GZIPOutputStream bomb =
                new GZIPOutputStream(Files.newOutputStream(inputs.resolve("g-bomb.txt.gz")))) {
            byte[] zeros = new byte[1 << 20];
            java.util.Arrays.fill(zeros, (byte) 'a');
            for (int i = 0; i < 64; i++) {
                bomb.write(zeros);
            }
        }
        Path mixed = folder.resolve("mixed.tdb");

        Command.Said said = Command.run("ingest", "--store", mixed.toString(), inputs.toString());

        assertEquals(1, said.exit());
        for (String named :
                List.of(
                        "b-cut.json",
                        "c-binary.txt",
                        "d-lines.jsonl:2",
                        "e-empty.txt",
                        "f-german.txt",
                        "g-bomb.txt.gz")) {
            assertTrue(
                    said.err()
                            .lines()
                            .anyMatch(
                                    l ->
                                            l.startsWith("rejected ")
                                                    && l.contains(named)
                                                    && l.contains("expected")),
                    named + " in " + said.err());
        }
        assertTrue(
                Command.run("stats", "--store", mixed.toString()).out().contains("articles\t3\n"));
        assertTrue(said.err().contains("3 new") && said.err().contains("6 rejected"), said.err());
    }

    @Test
    void helpLoadsNoGraphAndNoLanguageLibrary() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + folder.resolve("classes.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.newsgraph.cli.Main",
                        "--help");
        builder.redirectOutput(folder.resolve("help.log").toFile());

        assertEquals(0, builder.start().waitFor());
        // Interfaces that signatures name are loaded; none of the libraries is started.
        List<String> heavy =
                Files.readAllLines(folder.resolve("classes.log")).stream()
                        .filter(
                                line ->
                                        line.contains(" org.apache.jena.sys.JenaSystem ")
                                                || line.contains(" org.apache.jena.query.ARQ ")
                                                || line.contains(" org.apache.jena.tdb2.TDB2 ")
                                                || line.contains(" org.apache.jena.fuseki.")
                                                || line.contains(" org.eclipse.jetty.")
                                                || line.contains(" opennlp."))
                        .toList();
        assertEquals(List.of(), heavy);
    }

    @Test
    void aStoreIsHeldByOneProcess() throws Exception {
        Path held = folder.resolve("held.tdb");
        Process holder = Command.start(folder, "ingest", "--store", held.toString(), "-");
        try {
            for (int i = 0; i < 600 && !Files.exists(held.resolve("Data-0001")); i++) {
                Thread.sleep(100);
            }
            Command.Said said = Command.run("stats", "--store", held.toString());
            assertEquals(2, said.exit(), said.err());
            assertTrue(said.err().contains(String.valueOf(holder.pid())), said.err());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertEquals(0, Command.run("stats", "--store", held.toString()).exit());
    }
}
