package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.newsgraph.store.GraphStore;

/**
 * Graph Store Protocol, the part that reads: {@code ?default}, the union of all graphs, or {@code
 * ?graph=IRI}. Whole graphs: as they are read in the formats that allow it; in the others up to the
 * limit of rows, since they are made in memory.
 */
final class GraphService extends Service {
    private final GraphStore store;
    private final RunningQueries running;
    private final ServerSettings settings;

    GraphService(GraphStore store, RunningQueries running, ServerSettings settings) {
        this.store = store;
        this.running = running;
        this.settings = settings;
    }

    @Override
    void answer(HttpAction action) throws IOException {
        HttpServletRequest request = action.getRequest();
        boolean all = request.getParameter("default") != null;
        String[] named = request.getParameterValues("graph");
        if (all == (named != null) || named != null && named.length > 1) {
            throw new Refusal(
                    400, "which graph? Ask for ?default, which is all graphs, or for ?graph=IRI");
        }
        Lang lang = Formats.graph(request);
        Duration patience = settings.timeout();
        try (var place = running.enter(patience)) {
            store.read(
                    dataset -> {
                        Graph graph = graph(dataset, all ? null : named[0]);
                        send(action, graph, lang, new Deadline(patience));
                        return null;
                    });
        }
    }

    /** TDB2 has no empty graphs: one without triples is not there. */
    private static Graph graph(DatasetGraph dataset, String name) {
        if (name == null) {
            return dataset.getUnionGraph();
        }
        Node node = NodeFactory.createURI(name);
        if (!dataset.containsGraph(node)) {
            throw new Refusal(404, "no graph <" + name + "> in this store");
        }
        return dataset.getGraph(node);
    }

    private void send(HttpAction action, Graph graph, Lang lang, Deadline deadline) {
        Optional<RDFFormat> streamed = GraphBody.streamed(lang);
        try (var noted = running.add(settings.timeout(), deadline::cancel)) {
            if (streamed.isPresent()) {
                GraphBody.stream(action, graph, streamed.get(), deadline);
            } else {
                GraphBody.send(action, copy(graph, lang, deadline), lang);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the graph cannot be sent", e);
        }
    }

    private Graph copy(Graph graph, Lang lang, Deadline deadline) {
        Graph copy = GraphFactory.createDefaultGraph();
        Iterator<Triple> triples = graph.find();
        while (triples.hasNext()) {
            deadline.check();
            if (copy.size() == settings.limit()) {
                throw new Refusal(
                        406,
                        "the graph has more than "
                                + settings.limit()
                                + " triples, too many for "
                                + lang.getName()
                                + "; ask for text/turtle or application/n-triples");
            }
            copy.add(triples.next());
        }
        return copy;
    }
}
