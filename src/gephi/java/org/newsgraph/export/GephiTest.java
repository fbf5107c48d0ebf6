package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsgraph.export.NetworkOptions.Relation;
import org.openide.util.Lookup;

/** Gephi itself opens the networks: run with mvn -Pgephi test -Dtest=GephiTest. */
class GephiTest {
    private static final String ANA = NetworkTest.ID + "person/ana";
    private static final String BEN = NetworkTest.ID + "person/ben";

    @TempDir private Path folder;

    private ProjectController projects;

    @BeforeEach
    void newProject() {
        projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
    }

    private GraphModel open(Format format, NetworkOptions options) throws Exception {
        File file = folder.resolve("network." + format.extension()).toFile();
        try (var out = Files.newOutputStream(file.toPath())) {
            new Exporter().write(format, NetworkTest.sample(), options, out);
        }
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(file);
        assertNotNull(container, "Gephi reads " + format);
        assertTrue(
                Stream.of(container.getReport().getText().split("\n"))
                        .noneMatch(line -> line.contains("SEVERE") || line.contains("CRITICAL")),
                container.getReport().getText());
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    }

    /** Gephi shows columns by their titles, and keeps them by the numbers of the file. */
    private static Object value(Table table, Element element, String title) {
        for (Column column : table) {
            if (column.getTitle().equals(title)) {
                return element.getAttribute(column);
            }
        }
        throw new AssertionError("no column " + title);
    }

    @ParameterizedTest
    @EnumSource(names = {"GEXF", "GRAPHML", "DOT"})
    void opensNetworks(Format format) throws Exception {
        GraphModel model = open(format, NetworkOptions.all(Relation.MET));

        assertEquals(5, model.getGraph().getNodeCount());
        assertEquals(3, model.getGraph().getEdgeCount());
        assertTrue(model.isUndirected());
    }

    @Test
    void readsNamesWeightsAndColumnsOfGexf() throws Exception {
        GraphModel model = open(Format.GEXF, NetworkOptions.all(Relation.MET));
        Node ana = model.getGraph().getNode(ANA);
        Node ben = model.getGraph().getNode(BEN);
        Edge edge = model.getGraph().getEdge(ana, ben);

        assertEquals("Ana \"Ace\" <Kovář> & Söhne", ana.getLabel());
        assertEquals("Person", value(model.getNodeTable(), ana, "type"));
        assertEquals(2.0, edge.getWeight());
        assertEquals("fact", value(model.getEdgeTable(), edge, "standing"));
        assertTrue(
                ((String) value(model.getEdgeTable(), edge, "sentences"))
                        .contains("Ben received Ana."));
    }

    @Test
    void readsTheArrowsOfStatements() throws Exception {
        GraphModel model = open(Format.GEXF, NetworkOptions.all(Relation.SPOKE_OF));

        assertTrue(model.isDirected());
        assertEquals(3, model.getGraph().getEdgeCount());
    }

    @Test
    void readsTheDaysOfEvents() throws Exception {
        GraphModel model =
                open(
                        Format.GEXF,
                        new NetworkOptions(
                                Relation.MET,
                                Set.of(),
                                1,
                                Optional.empty(),
                                1,
                                false,
                                false,
                                false,
                                true));

        assertTrue(model.isDynamic());
        assertEquals(5, model.getGraph().getNodeCount());
    }

    @Test
    void tellsClaimsFromFacts() throws Exception {
        GraphModel model = open(Format.GEXF, SvgTest.claims());
        long claimed =
                Stream.of(model.getGraph().getEdges().toArray())
                        .filter(
                                edge ->
                                        "claimed"
                                                .equals(
                                                        value(
                                                                model.getEdgeTable(),
                                                                edge,
                                                                "standing")))
                        .count();

        assertEquals(1, claimed);
        assertEquals(6, model.getGraph().getEdgeCount());
    }
}
