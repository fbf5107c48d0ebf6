package org.newsgraph.store;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * What an article's graph in the store says otherwise than its reading alone would, and so what is
 * needed to make the reading again.
 *
 * @param touched nodes that the change is about
 * @param triples the reading's triples about them
 * @param background what tables know of entities that the graph has no more
 */
record HeldBack(
        Set<Node> touched, List<Triple> triples, SortedMap<String, List<Triple>> background) {
    private static final String TOUCHED = "# ";

    /**
     * As text: a line for each node, then N-Triples, those of the background after an empty line.
     */
    String text() {
        List<String> nodes = new ArrayList<>();
        touched.forEach(node -> nodes.add(TOUCHED + node.getURI()));
        Collections.sort(nodes);
        List<Triple> known = new ArrayList<>();
        background.values().forEach(known::addAll);
        return String.join("\n", nodes)
                + "\n"
                + String.join("\n", lines(triples))
                + "\n\n"
                + String.join("\n", lines(known));
    }

    static HeldBack parse(String text) {
        int end = text.indexOf("\n\n");
        Set<Node> touched = new HashSet<>();
        for (String line : text.substring(0, end).split("\n")) {
            if (line.startsWith(TOUCHED)) {
                touched.add(NodeFactory.createURI(line.substring(TOUCHED.length())));
            }
        }
        SortedMap<String, List<Triple>> background = new TreeMap<>();
        for (Triple triple : read(text.substring(end))) {
            background
                    .computeIfAbsent(triple.getSubject().getURI(), s -> new ArrayList<>())
                    .add(triple);
        }
        return new HeldBack(touched, read(text.substring(0, end)), background);
    }

    /** The reading, from the graph as it is in the store. */
    List<Triple> restore(Collection<Triple> now) {
        List<Triple> reading = new ArrayList<>(triples);
        for (Triple triple : now) {
            if (!isAbout(triple, touched)) {
                reading.add(triple);
            }
        }
        return reading;
    }

    /** The triples that must be held back when a reading changes about these nodes. */
    static List<Triple> about(Collection<Triple> reading, Set<Node> touched) {
        return reading.stream().filter(triple -> isAbout(triple, touched)).toList();
    }

    /** What of the background is about entities that the graph does not link to. */
    static SortedMap<String, List<Triple>> unused(
            Map<String, List<Triple>> background, Collection<Triple> now) {
        SortedMap<String, List<Triple>> unused = new TreeMap<>(background);
        for (Triple triple : now) {
            if (Entities.isLink(triple)) {
                unused.remove(triple.getObject().getURI());
            }
        }
        return unused;
    }

    private static boolean isAbout(Triple triple, Set<Node> touched) {
        return touched.contains(triple.getSubject()) || touched.contains(triple.getObject());
    }

    private static List<String> lines(List<Triple> triples) {
        List<String> lines = new ArrayList<>();
        for (Triple triple : triples) {
            lines.add(
                    NodeFmtLib.strNT(triple.getSubject())
                            + " "
                            + NodeFmtLib.strNT(triple.getPredicate())
                            + " "
                            + NodeFmtLib.strNT(triple.getObject())
                            + " .");
        }
        Collections.sort(lines);
        return lines;
    }

    private static List<Triple> read(String lines) {
        var graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(lines))
                .lang(Lang.NTRIPLES)
                .parse(StreamRDFLib.graph(graph));
        return graph.find().toList();
    }
}
