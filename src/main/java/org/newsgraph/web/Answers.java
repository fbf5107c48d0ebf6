package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;

/** Answers queries of a store: takes a place, runs the query, and sends what it gave. */
final class Answers {
    /** Says how many rows or triples were sent, where there are more. */
    static final String CUT = "Newsgraph-Truncated";

    /** What an inquiry sums up may be more than what is sent: names, or the links of a network. */
    private static final int MOST_ROWS_OF_INQUIRY = 1_000_000;

    /** Fuseki lets these change the type of an answer, or put words of the caller into it. */
    private static final List<String> REFUSED = List.of("stylesheet", "callback", "force-accept");

    private final GraphStore store;
    private final RunningQueries running;
    private final QueryCatalog catalog;
    private final QueryWork work;
    private final QueryWork wide;
    private final ServerSettings settings;

    /**
     * @param catalog what an inquiry may ask
     */
    Answers(
            GraphStore store,
            QueryCatalog catalog,
            RunningQueries running,
            ServerSettings settings) {
        this.store = store;
        this.catalog = catalog;
        this.running = running;
        this.work = new QueryWork(running, settings.limit());
        this.wide = new QueryWork(running, MOST_ROWS_OF_INQUIRY);
        this.settings = settings;
    }

    /**
     * What several named queries give together, within the time of one.
     *
     * @throws Refusal 503 if the server is too busy
     */
    <T> T inquire(Function<Inquiry, T> questions) {
        try (var place = running.enter(settings.timeout())) {
            return store.read(
                    dataset ->
                            questions.apply(
                                    new Inquiry(dataset, catalog, wide, settings.timeout())));
        }
    }

    /**
     * Answers one request.
     *
     * @param question gives the query, inside a read transaction, for the time there is
     * @throws Refusal if the request asks for what is not there
     */
    void send(HttpAction action, BiFunction<DatasetGraph, Duration, Query> question)
            throws IOException {
        HttpServletRequest request = action.getRequest();
        for (String parameter : REFUSED) {
            if (request.getParameter(parameter) != null) {
                throw new Refusal(400, "the parameter \"" + parameter + "\" is not supported");
            }
        }
        Duration patience = patience(request);
        Answered answered;
        try (var place = running.enter(patience)) {
            answered =
                    store.read(
                            dataset -> {
                                Query query = question.apply(dataset, patience);
                                Formats.check(request, query);
                                return new Answered(query, work.run(dataset, query, patience));
                            });
        }
        write(action, answered.query(), answered.answer());
    }

    private record Answered(Query query, Answer answer) {}

    private void write(HttpAction action, Query query, Answer answer) throws IOException {
        if (answer.cut()) {
            action.setResponseHeader(CUT, String.valueOf(settings.limit()));
        }
        if (answer instanceof Answer.Rows rows) {
            RowSet again = RowSetStream.create(rows.columns(), rows.rows().iterator());
            Responses.doResponseResultSet(action, again, query.getPrologue());
        } else if (answer instanceof Answer.Truth truth) {
            Responses.doResponseBoolean(action, truth.value());
        } else if (answer instanceof Answer.Triples triples) {
            triples.graph().getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            GraphBody.send(action, triples.graph(), Formats.graph(action.getRequest()));
        }
    }

    /** The server's patience, or that of the caller if it is shorter. */
    private Duration patience(HttpServletRequest request) {
        String wanted = request.getParameter("timeout");
        if (wanted == null) {
            return settings.timeout();
        }
        try {
            double seconds = Double.parseDouble(wanted);
            if (seconds > 0) {
                double most = settings.timeout().toMillis() / 1000.0;
                return Duration.ofMillis(Math.max(1, Math.round(Math.min(seconds, most) * 1000)));
            }
        } catch (NumberFormatException e) {
            throw new Refusal(400, "timeout=" + wanted + "; expected seconds, such as 2.5", e);
        }
        throw new Refusal(400, "timeout=" + wanted + "; expected more than 0 seconds");
    }
}
