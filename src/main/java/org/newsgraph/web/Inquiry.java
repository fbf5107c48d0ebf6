package org.newsgraph.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryRunner;

/**
 * Named queries that are asked one after the other to answer one request: in one read transaction,
 * and within the time of one query.
 */
final class Inquiry {
    private final DatasetGraph dataset;
    private final QueryCatalog catalog;
    private final QueryWork work;
    private final long end;
    private final QueryRunner runner;
    private boolean cut;

    Inquiry(DatasetGraph dataset, QueryCatalog catalog, QueryWork work, Duration patience) {
        this.dataset = dataset;
        this.catalog = catalog;
        this.work = work;
        this.end = System.nanoTime() + patience.toNanos();
        this.runner = new QueryRunner(dataset, patience);
    }

    /**
     * The rows of a query of the catalog.
     *
     * @param inputs values by variable
     * @throws QueryCancelledException if the time of this inquiry is over
     */
    List<Row> ask(String name, Map<String, String> inputs) {
        return rows(runner.bind(query(name), inputs));
    }

    /**
     * The rows of a query for each of several IRIs in the place of one input.
     *
     * @param input the variable that takes them; the query must give it back
     */
    List<Row> askOfEach(String name, String input, Collection<String> iris) {
        Query query = query(name).query().cloneQuery();
        ElementData values = new ElementData();
        Var variable = Var.alloc(input);
        values.add(variable);
        iris.forEach(
                iri -> values.add(BindingFactory.binding(variable, NodeFactory.createURI(iri))));
        ElementGroup group = new ElementGroup();
        group.addElement(values);
        ((ElementGroup) query.getQueryPattern()).getElements().forEach(group::addElement);
        query.setQueryPattern(group);
        return rows(query);
    }

    /**
     * IRI of the party that a name or an IRI means.
     *
     * @throws org.newsgraph.query.QueryException if it means none or several
     */
    String party(String name) {
        return runner.party(name);
    }

    /**
     * Whether an answer so far had more rows than an inquiry reads: then what it says is not all.
     */
    boolean cut() {
        return cut;
    }

    /** SPARQL of a query of the catalog with the values of its inputs in place. */
    String text(NamedQuery query, Map<String, String> inputs) {
        return runner.bind(query, inputs).serialize();
    }

    private NamedQuery query(String name) {
        return catalog.find(name)
                .orElseThrow(() -> new IllegalStateException("no query \"" + name + "\""));
    }

    private List<Row> rows(Query query) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new QueryCancelledException();
        }
        Answer answer = work.run(dataset, query, Duration.ofNanos(left));
        cut |= answer.cut();
        List<Row> rows = new ArrayList<>();
        for (Binding binding : ((Answer.Rows) answer).rows()) {
            rows.add(new Row(binding));
        }
        return rows;
    }

    /** One row; a value that is unbound is the empty text. */
    record Row(Binding binding) {
        String get(String column) {
            var node = binding.get(column);
            if (node == null) {
                return "";
            }
            return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        }
    }
}
