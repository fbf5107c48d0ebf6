package org.newsgraph.web;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * What a query gave, whole and in memory: so a query that fails on the way is an error and not half
 * an answer, and no transaction waits for a slow reader.
 */
sealed interface Answer {
    /** Whether rows or triples beyond the limit were left out. */
    boolean cut();

    /** Of SELECT. */
    record Rows(List<Var> columns, List<Binding> rows, boolean cut) implements Answer {
        public Rows {
            columns = List.copyOf(columns);
        }
    }

    /** Of CONSTRUCT and DESCRIBE. */
    record Triples(Graph graph, boolean cut) implements Answer {}

    /** Of ASK. */
    record Truth(boolean value) implements Answer {
        @Override
        public boolean cut() {
            return false;
        }
    }
}
