package org.newsgraph.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.newsgraph.search.SearchIndex;

/** Runs one query within its bounds of time and size. Inside a read transaction. */
final class QueryWork {
    private final Supplier<SearchIndex> index;
    private final RunningQueries running;
    private final int limit;

    /**
     * @param index for text:query
     * @param limit most rows or triples of an answer
     */
    QueryWork(Supplier<SearchIndex> index, RunningQueries running, int limit) {
        this.index = index;
        this.running = running;
        this.limit = limit;
    }

    /**
     * The answer, as far as the limit allows.
     *
     * @throws QueryCancelledException if it takes longer than {@code patience}, or too much memory
     */
    Answer run(DatasetGraph dataset, Query query, Duration patience) {
        Deadline deadline = new Deadline(patience);
        Query bounded = QueryGuard.bounded(query, deadline);
        DatasetGraph chosen = dataset;
        if (query.hasDatasetDescription()) {
            // TDB2 itself takes no note of FROM where the default graph is the union of all.
            chosen = DynamicDatasets.dynamicDataset(query.getDatasetDescription(), dataset, false);
            bounded.getGraphURIs().clear();
            bounded.getNamedGraphURIs().clear();
        }
        return query.isDescribeType()
                ? described(chosen, bounded, patience, deadline)
                : executed(chosen, bounded, patience, deadline);
    }

    private Answer executed(
            DatasetGraph dataset, Query query, Duration patience, Deadline deadline) {
        try (QueryExec execution = execution(dataset, query, new TextSearch(index, deadline));
                var noted = running.add(patience, new Cancellation(execution, deadline))) {
            if (query.isAskType()) {
                return new Answer.Truth(execution.ask());
            }
            return query.isSelectType()
                    ? rows(execution.select(), deadline)
                    : triples(execution.constructTriples(), deadline);
        } catch (AtlasException e) {
            // A sort that is cancelled while it fills says that it is closed.
            deadline.check();
            throw e;
        }
    }

    private static QueryExec execution(DatasetGraph dataset, Query query, TextSearch search) {
        return QueryExec.dataset(dataset)
                .query(query)
                .set(ARQ.httpServiceAllowed, false)
                .set(ARQConstants.registryPropertyFunctions, search)
                .build();
    }

    private Answer.Rows rows(RowSet found, Deadline deadline) {
        List<Var> columns = found.getResultVars();
        List<Binding> rows = new ArrayList<>();
        while (rows.size() < limit && found.hasNext()) {
            deadline.check();
            rows.add(copy(columns, found.next()));
        }
        return new Answer.Rows(columns, rows, rows.size() == limit && found.hasNext());
    }

    /** TDB2 looks the terms of a row up when they are first read, which must be in here. */
    private static Binding copy(List<Var> columns, Binding row) {
        var copy = BindingFactory.builder();
        for (Var column : columns) {
            Node value = row.get(column);
            if (value != null) {
                copy.add(column, value);
            }
        }
        return copy.build();
    }

    private Answer.Triples triples(Iterator<Triple> found, Deadline deadline) {
        Graph graph = GraphFactory.createDefaultGraph();
        return new Answer.Triples(graph, addAll(found, graph, deadline));
    }

    /** Whether some did not fit. */
    private boolean addAll(Iterator<Triple> found, Graph graph, Deadline deadline) {
        while (found.hasNext()) {
            deadline.check();
            Triple triple = found.next();
            if (graph.size() == limit) {
                if (!graph.contains(triple)) {
                    return true;
                }
            } else {
                graph.add(triple);
            }
        }
        return false;
    }

    /**
     * All triples about each thing. Jena's own DESCRIBE takes no note of time and size. Nothing in
     * a store is without a name, so no triple leads to a node that would have to be described too.
     */
    private Answer described(
            DatasetGraph dataset, Query query, Duration patience, Deadline deadline) {
        Set<Node> things = new LinkedHashSet<>(query.getResultURIs());
        boolean cut = false;
        if (query.getQueryPattern() != null) {
            Query select = query.cloneQuery();
            select.setQuerySelectType();
            select.resetResultVars();
            Answer.Rows rows = (Answer.Rows) executed(dataset, select, patience, deadline);
            rows.rows().forEach(row -> rows.columns().forEach(name -> things.add(row.get(name))));
            things.remove(null);
            cut = rows.cut();
        }
        Graph graph = GraphFactory.createDefaultGraph();
        Graph all =
                dataset instanceof DynamicDatasets.DynamicDatasetGraph
                        ? dataset.getDefaultGraph()
                        : dataset.getUnionGraph();
        try (var noted = running.add(patience, deadline::cancel)) {
            for (Node thing : things) {
                cut |= addAll(all.find(thing, Node.ANY, Node.ANY), graph, deadline);
            }
        }
        return new Answer.Triples(graph, cut);
    }
}
