package org.newsgraph.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Elements to UTF-8, an element a line.
 *
 * <p>Not the JDK's XMLStreamWriter: that one leaves tabs and line feeds in attributes as they are,
 * which every reader then turns into spaces, and it has no way to write them as references.
 */
final class XmlOut {
    /** What stands in the document. */
    interface Body {
        void write(XmlOut xml) throws IOException;
    }

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    private XmlOut(Writer out) {
        this.out = out;
    }

    /**
     * Writes a document: its declaration, and what {@code body} writes.
     *
     * @throws IllegalStateException if {@code body} leaves an element open
     */
    static void document(OutputStream stream, Body body) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        XmlOut xml = new XmlOut(writer);
        body.write(xml);
        if (!xml.open.isEmpty()) {
            throw new IllegalStateException("left open: " + xml.open);
        }
        writer.write("\n");
        writer.flush();
    }

    /** Opens an element with attributes: name, value, name, value, ... */
    XmlOut open(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.write('>');
        open.push(name);
        return this;
    }

    /** Closes the innermost element. */
    XmlOut close() throws IOException {
        String name = open.pop();
        line();
        out.write("</" + name + ">");
        return this;
    }

    /** An element without content. */
    XmlOut empty(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.write("/>");
        return this;
    }

    /** An element that holds text only. */
    XmlOut element(String name, String text, String... attributes) throws IOException {
        start(name, attributes);
        out.write(">" + escape(text) + "</" + name + ">");
        return this;
    }

    private void start(String name, String... namesAndValues) throws IOException {
        line();
        out.write("<" + name);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.write(" " + namesAndValues[i] + "=\"" + escape(namesAndValues[i + 1]) + "\"");
        }
    }

    private void line() throws IOException {
        out.write("\n" + "  ".repeat(open.size()));
    }

    private static String escape(String text) {
        String allowed = WellFormed.xml(text);
        StringBuilder escaped = new StringBuilder(allowed.length() + 16);
        for (int i = 0; i < allowed.length(); i++) {
            char c = allowed.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append((int) c).append(';');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
