package org.newsgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;

/** Checks the graph of one article against ontology/shapes.ttl. Shared by threads. */
final class ShapeChecker {
    private static final String SHAPES = "/ontology/shapes.ttl";

    private final Shapes shapes;

    ShapeChecker() {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = ShapeChecker.class.getResourceAsStream(SHAPES)) {
            if (in == null) {
                throw new IllegalStateException(SHAPES + " is not on the class path");
            }
            RDFDataMgr.read(graph, in, Lang.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(SHAPES + " cannot be read", e);
        }
        this.shapes = Shapes.parse(graph);
    }

    /** What breaks the shapes, one line each, sorted; empty if nothing does. */
    List<String> problems(Iterable<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        ValidationReport report = ShaclValidator.get().validate(shapes, graph);
        if (report.conforms()) {
            return List.of();
        }
        TreeSet<String> lines = new TreeSet<>();
        report.getEntries()
                .forEach(
                        entry ->
                                lines.add(
                                        shown(entry.focusNode())
                                                + ": "
                                                + entry.message()
                                                + (entry.value() == null
                                                        ? ""
                                                        : " (" + shown(entry.value()) + ")")));
        return Collections.unmodifiableList(new ArrayList<>(lines));
    }

    private static String shown(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : node.toString();
    }
}
