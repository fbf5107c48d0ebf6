package org.newsgraph.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * An answer in memory.
 *
 * @param columns names of the variables; the one column {@code answer} for true or false
 * @param rows one term for each column, empty where it is unbound
 */
public record ResultTable(List<String> columns, List<List<Optional<Node>>> rows) {
    public ResultTable {
        columns = List.copyOf(columns);
        List<List<Optional<Node>>> copy = new ArrayList<>(rows.size());
        rows.forEach(row -> copy.add(List.copyOf(row)));
        rows = Collections.unmodifiableList(copy);
    }

    /** The term in a row, if it is bound. */
    public Optional<Node> get(int row, String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "no column \"" + column + "\"; there are " + columns);
        }
        return rows.get(row).get(index);
    }

    /** The plain value in a row: the chars of a literal or an IRI; empty if it is unbound. */
    public String value(int row, String column) {
        return get(row, column).map(ResultTable::plain).orElse("");
    }

    static String plain(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? node.getURI() : node.toString();
    }
}
