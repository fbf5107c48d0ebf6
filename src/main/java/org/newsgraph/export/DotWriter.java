package org.newsgraph.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** The language of Graphviz. Layout with {@code dot} is for small graphs; use an ego network. */
final class DotWriter implements NetworkWriter {
    @Override
    public void write(Network network, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        boolean directed = network.isDirected();
        String arrow = directed ? " -> " : " -- ";
        out.write((directed ? "digraph " : "graph ") + quote(network.options().relation().key()));
        out.write(" {\n");
        for (Vertex vertex : network.vertices()) {
            out.write("  " + quote(vertex.id()) + " [label=" + quote(vertex.label()));
            columns(out, EdgeColumns.NODE, EdgeColumns.of(vertex));
            out.write("];\n");
        }
        for (Iterator<Edge> edges = network.edges(); edges.hasNext(); ) {
            Edge edge = edges.next();
            out.write("  " + quote(edge.source()) + arrow + quote(edge.target()));
            out.write(" [label=" + quote(EdgeColumns.label(edge)) + ", weight=" + edge.weight());
            columns(out, EdgeColumns.EDGE, EdgeColumns.of(edge, network.options().relation()));
            out.write("];\n");
        }
        out.write("}\n");
        out.flush();
    }

    private static void columns(Writer out, List<EdgeColumns.Column> columns, List<String> values)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (!values.get(i).isEmpty()) {
                out.write(", " + columns.get(i).name() + "=" + quote(values.get(i)));
            }
        }
    }

    /**
     * A quoted string. In labels Graphviz reads backslash as the start of an escape, so that one is
     * written as two. Chars that would end the file for a C program are replaced.
     */
    private static String quote(String text) {
        String plain =
                WellFormed.xml(text)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n");
        return '"' + plain + '"';
    }
}
