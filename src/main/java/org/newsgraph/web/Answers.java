package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.search.SearchIndex;
import org.newsgraph.store.GraphStore;

/** Answers queries of a store: takes a place, runs the query, and sends what it gave. */
final class Answers {
    /** Says how many rows or triples were sent, where there are more. */
    static final String CUT = "Newsgraph-Truncated";

    /** What an inquiry sums up may be more than what is sent: names, or the links of a network. */
    private static final int MOST_ROWS_OF_INQUIRY = 1_000_000;

    /** Different questions seldom share one. */
    private static final int TURNS = 256;

    /** Fuseki lets these change the type of an answer, or put words of the caller into it. */
    private static final List<String> REFUSED = List.of("stylesheet", "callback", "force-accept");

    private final GraphStore store;
    private final RunningQueries running;
    private final QueryCatalog catalog;
    private final QueryWork work;
    private final QueryWork wide;
    private final ServerSettings settings;
    private final AnswerMemory memory = new AnswerMemory();
    private final SavedAnswers saved;
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(ReentrantLock[]::new);

    /**
     * @param catalog what an inquiry may ask
     * @param index is asked for when a query searches for words; may wait until there is one
     */
    Answers(
            GraphStore store,
            QueryCatalog catalog,
            Supplier<SearchIndex> index,
            RunningQueries running,
            ServerSettings settings) {
        this.store = store;
        this.catalog = catalog;
        this.running = running;
        this.work = new QueryWork(index, running, settings.limit());
        this.wide = new QueryWork(index, running, MOST_ROWS_OF_INQUIRY);
        this.settings = settings;
        this.saved = new SavedAnswers(store);
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

    /** IRIs of those who are now what an IRI named, if the store speaks of it no more. */
    List<String> successors(String iri) {
        return store.successors(iri);
    }

    /**
     * Answers one request.
     *
     * @throws Refusal if the request asks for what is not there
     */
    void send(HttpAction action, Question question) throws IOException {
        HttpServletRequest request = action.getRequest();
        for (String parameter : REFUSED) {
            if (request.getParameter(parameter) != null) {
                throw new Refusal(400, "the parameter \"" + parameter + "\" is not supported");
            }
        }
        Duration patience = patience(request);
        Answered answered = answer(question, query -> Formats.check(request, query), patience);
        write(action, answered.query(), answered.answer());
    }

    private record Answered(Query query, Answer answer) {}

    /** Runs a query, or remembers what it gave. */
    private Answered answer(Question question, Consumer<Query> check, Duration patience) {
        Deadline deadline = new Deadline(patience);
        String revision = store.revision();
        Query query;
        try (var place = running.enter(patience)) {
            query = store.read(dataset -> question.query().apply(dataset, patience));
            check.accept(query);
            if (!question.lasting()) {
                Duration left = deadline.left();
                return new Answered(query, store.read(dataset -> work.run(dataset, query, left)));
            }
        }
        var asked = new AnswerMemory.Question(query.toString(), revision);
        return new Answered(query, lasting(query, asked, deadline, false));
    }

    /**
     * What is known, or is found now. Of those who ask the same at once, one looks; the others wait
     * for what it finds, and meanwhile take no place among the running queries.
     *
     * @param ahead whether it is found for those who will ask, here or of a later server
     */
    private Answer lasting(
            Query query, AnswerMemory.Question asked, Deadline deadline, boolean ahead) {
        Optional<Answer.Rows> known = memory.find(asked);
        if (known.isPresent()) {
            return known.get();
        }
        ReentrantLock turn = turns[Math.floorMod(asked.hashCode(), turns.length)];
        try {
            if (!turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new QueryCancelledException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the server is stopping", e);
        }
        try {
            known = memory.find(asked);
            return known.isPresent() ? known.get() : found(query, asked, deadline, ahead);
        } finally {
            turn.unlock();
        }
    }

    /** What an earlier server found, or is found now. */
    private Answer found(
            Query query, AnswerMemory.Question asked, Deadline deadline, boolean ahead) {
        Answer answer;
        long nanos;
        try (var place = running.enter(deadline.left())) {
            Optional<Answer.Rows> recalled = saved.find(asked, settings.limit());
            if (recalled.isPresent()) {
                memory.keep(asked, recalled.get());
                return recalled.get();
            }
            long began = System.nanoTime();
            Duration left = deadline.left();
            answer = store.read(dataset -> work.run(dataset, query, left));
            nanos = System.nanoTime() - began;
        }
        memory.note(asked, answer, nanos);
        if (ahead && answer instanceof Answer.Rows rows && AnswerMemory.isLong(nanos)) {
            saved.save(asked, rows);
        }
        return answer;
    }

    /**
     * Finds what a query of the catalog gives, so that whoever asks for it next need not wait:
     * here, or with a server that is started later.
     *
     * @return the rows
     */
    List<Inquiry.Row> prepare(NamedQuery query, Map<String, String> inputs) {
        Duration patience = settings.timeout();
        String revision = store.revision();
        Query bound;
        try (var place = running.enter(patience)) {
            bound = store.read(dataset -> new QueryRunner(dataset, patience).bind(query, inputs));
        }
        var asked = new AnswerMemory.Question(bound.toString(), revision);
        return lasting(bound, asked, new Deadline(patience), true) instanceof Answer.Rows answer
                ? answer.rows().stream().map(Inquiry.Row::new).toList()
                : List.of();
    }

    /**
     * What is asked.
     *
     * @param query gives the query, inside a read transaction, for the time there is
     * @param lasting whether the same data always give the same answer, as the queries of the
     *     catalog do; not so where a query may ask for the time or for chance
     */
    record Question(BiFunction<DatasetGraph, Duration, Query> query, boolean lasting) {}

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
