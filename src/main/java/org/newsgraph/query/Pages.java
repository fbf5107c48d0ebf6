package org.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/** The pages of an answer: what the one LIMIT of a query, wherever it stands, lets through. */
final class Pages {
    private static final String ALL = "all";

    private Pages() {}

    /** The parts of a query that have a LIMIT, the query itself first. */
    static List<Query> limited(Query query) {
        List<Query> limited = new ArrayList<>();
        if (query.hasLimit()) {
            limited.add(query);
        }
        ElementWalker.walk(
                query.getQueryPattern(),
                new ElementVisitorBase() {
                    @Override
                    public void visit(ElementSubQuery element) {
                        limited.addAll(limited(element.getQuery()));
                    }
                });
        return limited;
    }

    /** Without an order, a row could stand on two pages, or on none. */
    static boolean canTurn(Query query) {
        List<Query> limited = limited(query);
        return limited.size() == 1 && limited.get(0).hasOrderBy() && !limited.get(0).hasOffset();
    }

    /**
     * Turns a query, which is changed, to a page.
     *
     * @param page a number from 1, or {@code all}
     * @throws QueryException if it is neither
     */
    static void turn(Query query, String variable, String page) {
        Query limited = limited(query).get(0);
        if (page.equals(ALL)) {
            limited.setLimit(Query.NOLIMIT);
        } else if (page.matches("[1-9]\\d{0,8}")) {
            limited.setOffset((Long.parseLong(page) - 1) * limited.getLimit());
        } else {
            throw new QueryException(
                    variable + "=" + page + ": no page; expected a number from 1, or all");
        }
    }
}
