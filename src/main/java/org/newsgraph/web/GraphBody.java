package org.newsgraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

/** Sends graphs. */
final class GraphBody {
    private GraphBody() {}

    /** How triples are written one by one as they are read, in formats that allow it. */
    static Optional<RDFFormat> streamed(Lang lang) {
        return Optional.ofNullable(StreamRDFWriter.defaultSerialization(lang));
    }

    /** Sends a graph that is in memory. */
    static void send(HttpAction action, Graph graph, Lang lang) throws IOException {
        start(action, lang);
        RDFWriter.source(graph).lang(lang).output(action.getResponseOutputStream());
    }

    /**
     * Sends a graph as it is read.
     *
     * @throws org.apache.jena.query.QueryCancelledException at the deadline, with half of it sent
     */
    static void stream(HttpAction action, Graph graph, RDFFormat format, Deadline deadline)
            throws IOException {
        start(action, format.getLang());
        OutputStream body = action.getResponseOutputStream();
        StreamRDF out = StreamRDFWriter.getWriterStream(body, format);
        out.start();
        graph.getPrefixMapping().getNsPrefixMap().forEach(out::prefix);
        Iterator<Triple> triples = graph.find();
        while (triples.hasNext()) {
            deadline.check();
            out.triple(triples.next());
        }
        out.finish();
    }

    /** XML names its characters itself; the others are UTF-8, which not every client expects. */
    private static void start(HttpAction action, Lang lang) {
        String type = lang.getContentType().getContentTypeStr();
        action.setResponseContentType(type.endsWith("xml") ? type : type + ";charset=utf-8");
        action.setResponseHeader("Cache-Control", "no-store");
    }
}
