package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;

/**
 * {@code /api/sparql?query=NAME&INPUT=VALUE}: the text of a named query with its inputs in place,
 * to be shown, changed and run.
 */
final class BoundQuery extends JsonService {
    private static final String QUERY = "query";

    private final Answers answers;
    private final QueryCatalog catalog;

    BoundQuery(Answers answers, QueryCatalog catalog) {
        this.answers = answers;
        this.catalog = catalog;
    }

    @Override
    Object answer(HttpServletRequest request) {
        String name = one(request, QUERY);
        NamedQuery query =
                catalog.find(name)
                        .orElseThrow(() -> new Refusal(404, "no query is named \"" + name + "\""));
        Map<String, String> inputs = new LinkedHashMap<>();
        request.getParameterMap()
                .forEach(
                        (input, values) -> {
                            if (!input.equals(QUERY)) {
                                inputs.put(input, one(request, input));
                            }
                        });
        String sparql = answers.inquire(inquiry -> inquiry.text(query, inputs));
        return Map.of("sparql", "# " + query.name() + ": " + query.summary() + "\n" + sparql);
    }
}
