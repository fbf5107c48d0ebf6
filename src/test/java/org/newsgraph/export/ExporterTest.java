package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.Pseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.dot.DOTImporter;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.export.NetworkOptions.Relation;

/** Every file is read back by a reader that is not ours. */
class ExporterTest {
    private static final String ANA = NetworkTest.ID + "person/ana";
    private static final String BEN = NetworkTest.ID + "person/ben";
    private static final String ANA_LABEL = "Ana \"Ace\" <Kovář> & Söhne";
    private static final String BEN_LABEL = "Ben \\N Ödegård \uD83D\uDE00\tTab\nLine";
    private static final NetworkOptions MET = NetworkOptions.all(Relation.MET);

    private final Exporter exporter = new Exporter();
    private final DatasetGraph dataset = NetworkTest.sample();

    // ------------------------------------------------------------ RDF

    @ParameterizedTest
    @EnumSource(names = {"TRIG", "NQUADS", "JSONLD"})
    void keepsEveryGraph(Format format) throws IOException {
        Lang lang =
                Map.of(
                                Format.TRIG, Lang.TRIG,
                                Format.NQUADS, Lang.NQUADS,
                                Format.JSONLD, Lang.JSONLD11)
                        .get(format);
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.source(new ByteArrayInputStream(bytes(format, dataset))).lang(lang).parse(read);

        assertTrue(IsoMatcher.isomorphic(dataset, read));
    }

    @ParameterizedTest
    @EnumSource(names = {"TURTLE", "RDFXML"})
    void keepsEveryTriple(Format format) throws IOException {
        Graph expected = GraphFactory.createDefaultGraph();
        dataset.find().forEachRemaining(quad -> expected.add(quad.asTriple()));
        Graph read = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(bytes(format, dataset)))
                .lang(format == Format.TURTLE ? Lang.TURTLE : Lang.RDFXML)
                .parse(read);

        assertTrue(expected.isIsomorphicWith(read));
    }

    @Test
    void writesATripleOfTwoGraphsOnce() throws IOException {
        String turtle = new String(bytes(Format.TURTLE, dataset), StandardCharsets.UTF_8);

        assertEquals(1, count(turtle, "Ben received Ana."));
        assertEquals(1, count(turtle, "2031-03-06"));
        assertTrue(turtle.startsWith("@prefix"), turtle);
    }

    @Test
    void sortsGraphsAndTheSubjectsInThem() throws IOException {
        List<Quad> quads = new ArrayList<>();
        RDFParser.source(new ByteArrayInputStream(bytes(Format.NQUADS, dataset)))
                .lang(Lang.NQUADS)
                .parse(
                        new StreamRDFBase() {
                            @Override
                            public void quad(Quad quad) {
                                quads.add(quad);
                            }
                        });

        assertEquals(Iter.count(dataset.find()), quads.size());
        List<String> keys =
                quads.stream()
                        .map(quad -> quad.getGraph().getURI() + " " + quad.getSubject().getURI())
                        .toList();
        assertEquals(keys.stream().sorted().toList(), keys);
    }

    @Test
    void replacesInXmlWhatXmlCannotHold() throws IOException {
        DatasetGraph odd = DatasetGraphFactory.create();
        odd.add(
                Quad.create(
                        NodeFactory.createURI("https://example.org/g"),
                        NodeFactory.createURI("https://example.org/s"),
                        NodeFactory.createURI("https://example.org/p"),
                        NodeFactory.createLiteralString("a\u0001b\uFFFEc")));
        Graph read = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(bytes(Format.RDFXML, odd)))
                .lang(Lang.RDFXML)
                .parse(read);

        assertEquals("a\uFFFDb\uFFFDc", read.find().next().getObject().getLiteralLexicalForm());
    }

    /** The order in which quads came into the dataset, and its implementation, leave no trace. */
    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesForTheSameContent(Format format) throws IOException {
        List<Quad> quads = new ArrayList<>(Iter.toList(dataset.find()));
        byte[] expected = bytes(format, dataset);
        for (long seed = 0; seed < 5; seed++) {
            Collections.shuffle(quads, new Random(seed));
            DatasetGraph shuffled =
                    seed % 2 == 0
                            ? DatasetGraphFactory.create()
                            : DatasetGraphFactory.createTxnMem();
            quads.forEach(shuffled::add);
            assertArrayEquals(expected, bytes(format, shuffled), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAStoreWhoseDefaultGraphIsTheUnion(Format format) throws IOException {
        DatasetGraph store = DatabaseMgr.createDatasetGraph();
        store.getContext().set(org.apache.jena.tdb2.TDB2.symUnionDefaultGraph, true);
        Txn.executeWrite(store, () -> dataset.find().forEachRemaining(store::add));
        byte[] written =
                Txn.calculateRead(
                        store,
                        () -> {
                            try {
                                return bytes(format, store);
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });

        assertArrayEquals(bytes(format, dataset), written);
    }

    // ------------------------------------------------------------ networks

    /** What an importer found. */
    private record Found(Map<String, String> labels, List<Set<String>> edges) {}

    static Stream<Format> networksThatJgraphtReads() {
        return Stream.of(Format.GEXF, Format.GRAPHML, Format.DOT);
    }

    @ParameterizedTest
    @MethodSource("networksThatJgraphtReads")
    void isReadByJgrapht(Format format) throws IOException {
        Found found = jgrapht(format, MET);

        assertEquals(5, found.labels().size());
        assertEquals(3, found.edges().size());
        assertTrue(found.edges().contains(Set.of(ANA, BEN)));
        assertEquals(ANA_LABEL, found.labels().get(ANA));
        // JGraphT leaves DOT's escapes in labels, which are the layout's to read, as they are.
        String ben =
                format == Format.DOT
                        ? BEN_LABEL.replace("\\", "\\\\").replace("\n", "\\n")
                        : BEN_LABEL;
        assertEquals(ben, found.labels().get(BEN));
    }

    @ParameterizedTest
    @MethodSource("networksThatJgraphtReads")
    void isReadByJgraphtWithEachEventAnEdge(Format format) throws IOException {
        Found found =
                jgrapht(
                        format,
                        NetworkTest.options(Relation.SPOKE_OF, Set.of(), 1, null, false, true));

        assertEquals(3, found.labels().size());
        assertEquals(3, found.edges().size());
    }

    private Found jgrapht(Format format, NetworkOptions options) throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<Set<String>> edges = new ArrayList<>();
        StringReader file =
                new StringReader(
                        new String(bytes(format, dataset, options), StandardCharsets.UTF_8));
        org.jgrapht.Graph<String, DefaultEdge> graph =
                options.relation().isDirected()
                        ? new DirectedPseudograph<>(DefaultEdge.class)
                        : new Pseudograph<>(DefaultEdge.class);
        switch (format) {
            case GEXF -> {
                SimpleGEXFImporter<String, DefaultEdge> importer = new SimpleGEXFImporter<>();
                importer.setSchemaValidation(false);
                importer.setVertexFactory(id -> id);
                importer.addVertexAttributeConsumer(label(labels));
                importer.importGraph(graph, file);
            }
            case GRAPHML -> {
                GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
                importer.setSchemaValidation(false);
                importer.setVertexFactory(id -> id);
                importer.addVertexAttributeConsumer(label(labels));
                importer.importGraph(graph, file);
            }
            default -> {
                DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
                importer.setVertexFactory(id -> id);
                importer.addVertexAttributeConsumer(label(labels));
                importer.importGraph(graph, file);
            }
        }
        graph.vertexSet().forEach(id -> labels.putIfAbsent(id, ""));
        graph.edgeSet()
                .forEach(
                        edge ->
                                edges.add(
                                        Set.of(
                                                graph.getEdgeSource(edge),
                                                graph.getEdgeTarget(edge))));
        return new Found(labels, edges);
    }

    private static java.util.function.BiConsumer<
                    org.jgrapht.alg.util.Pair<String, String>, Attribute>
            label(Map<String, String> labels) {
        return (vertexAndKey, value) -> {
            if (vertexAndKey.getSecond().equals("label")) {
                labels.put(vertexAndKey.getFirst(), value.getValue());
            }
        };
    }

    @Test
    void givesGephiTheDaysOfEdges() throws IOException {
        NetworkOptions spells =
                new NetworkOptions(
                        Relation.MET, Set.of(), 1, Optional.empty(), 1, false, false, false, true);
        String gexf = new String(bytes(Format.GEXF, dataset, spells), StandardCharsets.UTF_8);

        assertTrue(gexf.contains("mode=\"dynamic\""));
        assertTrue(gexf.contains("<spell start=\"2031-02-01\" end=\"2031-02-28\""), gexf);
        assertTrue(gexf.contains("<spell start=\"2031-03-06\" end=\"2031-03-06\""), gexf);
        // The talks without a date are always there.
        assertEquals(2, count(gexf, "<spells>"));
    }

    @Test
    void writesElementsForCytoscape() throws IOException {
        JsonNode file = new ObjectMapper().readTree(bytes(Format.CYTOSCAPE, dataset, MET));

        assertEquals(5, file.at("/elements/nodes").size());
        JsonNode node = file.at("/elements/nodes/1/data");
        assertEquals(ANA, node.get("id").asText());
        assertEquals(ANA_LABEL, node.get("label").asText());
        JsonNode edge = file.at("/elements/edges/1/data");
        assertEquals(ANA, edge.get("source").asText());
        assertEquals(2, edge.get("weight").asInt());
        assertEquals("[\"phone\"]", edge.at("/events/0/modes").toString());
        assertEquals("Ben received Ana.", edge.at("/events/1/evidence/1/sentence").asText());
        assertEquals("2031-02-28", edge.at("/events/0/latest").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gml", "", "turtles"})
    void namesTheFormatsWhenThereIsNone(String name) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Format.of(name));
        assertTrue(error.getMessage().contains("turtle, trig, nquads"));
    }

    @Test
    void findsFormatsByKeyAndExtension() {
        for (Format format : Format.values()) {
            assertEquals(format, Format.of(format.key()));
            assertEquals(format, Format.of(format.extension().toUpperCase(java.util.Locale.ROOT)));
        }
    }

    // ------------------------------------------------------------ programs that may be there

    @Test
    void isReadByGraphviz(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("met.dot");
        Files.write(file, bytes(Format.DOT, dataset, MET));
        List<String> counts = run(folder, "gc", "-n", "-e", file.toString());

        assertTrue(counts.get(0).trim().matches("5\\s+3\\s+met.*"), counts.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isReadByNetworkx(boolean eachEvent, @TempDir Path folder) throws Exception {
        NetworkOptions options =
                NetworkTest.options(Relation.MET, Set.of(), 1, null, false, eachEvent);
        Files.write(folder.resolve("n.gexf"), bytes(Format.GEXF, dataset, options));
        Files.write(folder.resolve("n.graphml"), bytes(Format.GRAPHML, dataset, options));
        Path script = folder.resolve("read.py");
        Files.writeString(
                script,
                String.join(
                        "\n",
                        "import sys",
                        "try:",
                        "    import networkx as nx",
                        "except ImportError:",
                        "    sys.exit(77)",
                        "for g in nx.read_gexf('n.gexf'), nx.read_graphml('n.graphml'):",
                        "    edges = list(g.edges(data=True))",
                        "    print(len(g), len(edges), ascii(g.nodes['" + ANA + "']['label']),",
                        "          ascii(g.nodes['" + BEN + "']['label']),",
                        "          g.nodes['"
                                + ANA
                                + "']['degree'], sum(e[2]['weight'] for e in edges))"));
        List<String> rows = run(folder, "python3", script.toString());

        String expected =
                "5 "
                        + (eachEvent ? 4 : 3)
                        + " 'Ana \"Ace\" <Kov\\xe1\\u0159> & S\\xf6hne'"
                        + " 'Ben \\\\N \\xd6deg\\xe5rd \\U0001f600\\tTab\\nLine' 1 4";
        assertEquals(2, rows.size(), rows.toString());
        for (String row : rows) {
            assertEquals(expected, row.replaceAll("(\\d)\\.0$", "$1"));
        }
    }

    /** Lines that the command prints; skips the test if there is no such command. */
    private static List<String> run(Path folder, String... command) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(folder.resolve("stderr").toFile())
                            .start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed: " + e.getMessage());
            throw e;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " does not end");
        assumeTrue(process.exitValue() != 77, "python3 has no networkx");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr")));
        return out.lines().toList();
    }

    private byte[] bytes(Format format, DatasetGraph from) throws IOException {
        return bytes(format, from, MET);
    }

    private byte[] bytes(Format format, DatasetGraph from, NetworkOptions options)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(format, from, options, out);
        return out.toByteArray();
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
