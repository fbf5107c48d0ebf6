package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** GraphML 1.0, with nothing in it that only one program reads. */
final class GraphmlWriter implements NetworkWriter {
    @Override
    public void write(Network network, OutputStream out) throws IOException {
        XmlOut.document(out, xml -> write(network, xml));
    }

    private static void write(Network network, XmlOut xml) throws IOException {
        xml.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns");
        key(xml, "node", new EdgeColumns.Column("label", "string"));
        for (EdgeColumns.Column column : EdgeColumns.NODE) {
            key(xml, "node", column);
        }
        key(xml, "edge", new EdgeColumns.Column("label", "string"));
        key(xml, "edge", new EdgeColumns.Column("weight", "integer"));
        for (EdgeColumns.Column column : EdgeColumns.EDGE) {
            key(xml, "edge", column);
        }
        xml.open(
                "graph",
                "id",
                network.options().relation().key(),
                "edgedefault",
                network.isDirected() ? "directed" : "undirected");
        for (Vertex vertex : network.vertices()) {
            xml.open("node", "id", vertex.id());
            xml.element("data", vertex.label(), "key", "node-label");
            values(xml, "node", EdgeColumns.NODE, EdgeColumns.of(vertex));
            xml.close();
        }
        int number = 0;
        for (Iterator<Edge> edges = network.edges(); edges.hasNext(); ) {
            Edge edge = edges.next();
            xml.open(
                    "edge", "id", "e" + number++, "source", edge.source(), "target", edge.target());
            xml.element("data", EdgeColumns.label(edge), "key", "edge-label");
            xml.element("data", Integer.toString(edge.weight()), "key", "edge-weight");
            values(
                    xml,
                    "edge",
                    EdgeColumns.EDGE,
                    EdgeColumns.of(edge, network.options().relation()));
            xml.close();
        }
        xml.close().close();
    }

    private static void key(XmlOut xml, String of, EdgeColumns.Column column) throws IOException {
        xml.empty(
                "key",
                "id",
                of + "-" + column.name(),
                "for",
                of,
                "attr.name",
                column.name(),
                "attr.type",
                column.type().equals("integer") ? "int" : column.type());
    }

    private static void values(
            XmlOut xml, String of, List<EdgeColumns.Column> columns, List<String> values)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (!values.get(i).isEmpty()) {
                xml.element("data", values.get(i), "key", of + "-" + columns.get(i).name());
            }
        }
    }
}
