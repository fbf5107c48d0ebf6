package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/**
 * GEXF in the namespace of 1.2draft, which Gephi, graphology and NetworkX read; NetworkX does not
 * read 1.3. With spells the graph is dynamic: an edge is there on the days of its events, and one
 * whose day is not known is always there.
 */
final class GexfWriter implements NetworkWriter {
    @Override
    public void write(Network network, OutputStream out) throws IOException {
        XmlOut.document(out, xml -> write(network, xml));
    }

    private static void write(Network network, XmlOut xml) throws IOException {
        boolean spells = network.options().spells();
        xml.open("gexf", "xmlns", "http://www.gexf.net/1.2draft", "version", "1.2");
        xml.open("meta").element("creator", "Newsgraph").close();
        String type = network.isDirected() ? "directed" : "undirected";
        if (spells) {
            xml.open("graph", "mode", "dynamic", "defaultedgetype", type, "timeformat", "date");
        } else {
            xml.open("graph", "mode", "static", "defaultedgetype", type);
        }
        attributes(xml, "node", EdgeColumns.NODE);
        attributes(xml, "edge", EdgeColumns.EDGE);

        xml.open("nodes");
        for (Vertex vertex : network.vertices()) {
            xml.open("node", "id", vertex.id(), "label", vertex.label());
            values(xml, EdgeColumns.of(vertex));
            xml.close();
        }
        xml.close();

        xml.open("edges");
        int number = 0;
        for (Iterator<Edge> edges = network.edges(); edges.hasNext(); ) {
            Edge edge = edges.next();
            xml.open(
                    "edge",
                    "id",
                    Integer.toString(number++),
                    "source",
                    edge.source(),
                    "target",
                    edge.target(),
                    "label",
                    EdgeColumns.label(edge),
                    "weight",
                    Integer.toString(edge.weight()));
            values(xml, EdgeColumns.of(edge, network.options().relation()));
            if (spells) {
                spells(xml, edge);
            }
            xml.close();
        }
        xml.close();
        xml.close().close();
    }

    private static void attributes(XmlOut xml, String of, List<EdgeColumns.Column> columns)
            throws IOException {
        xml.open("attributes", "class", of);
        for (int i = 0; i < columns.size(); i++) {
            EdgeColumns.Column column = columns.get(i);
            xml.empty(
                    "attribute",
                    "id",
                    Integer.toString(i),
                    "title",
                    column.name(),
                    "type",
                    column.type());
        }
        xml.close();
    }

    private static void values(XmlOut xml, List<String> values) throws IOException {
        xml.open("attvalues");
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                xml.empty("attvalue", "for", Integer.toString(i), "value", values.get(i));
            }
        }
        xml.close();
    }

    private static void spells(XmlOut xml, Edge edge) throws IOException {
        List<Contact> dated =
                edge.contacts().stream()
                        .filter(
                                contact ->
                                        contact.first().isPresent() && contact.last().isPresent())
                        .toList();
        // An edge with an undated event among its events is there at all times.
        if (dated.size() < edge.contacts().size()) {
            return;
        }
        xml.open("spells");
        for (Contact contact : dated) {
            xml.empty(
                    "spell",
                    "start",
                    contact.first().orElseThrow(),
                    "end",
                    contact.last().orElseThrow());
        }
        xml.close();
    }
}
