package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;

/** {@code /api/queries}: the queries of the catalog with their documentation and their text. */
final class CatalogService extends JsonService {
    private final List<Entry> entries;

    CatalogService(QueryCatalog catalog) {
        this.entries = catalog.all().stream().map(Entry::of).toList();
    }

    /** A query as the explorer shows it. */
    private record Entry(
            String name,
            String summary,
            String cost,
            List<Map<String, Object>> inputs,
            List<Map<String, Object>> outputs,
            String sparql) {
        static Entry of(NamedQuery query) {
            return new Entry(
                    query.name(),
                    query.summary(),
                    query.cost(),
                    query.inputs().stream().map(Entry::input).toList(),
                    query.outputs().stream().map(Entry::output).toList(),
                    query.sparql());
        }

        private static Map<String, Object> input(NamedQuery.Input input) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("variable", input.variable());
            fields.put("type", input.type().name().toLowerCase(Locale.ROOT));
            fields.put("description", input.description());
            fields.put("required", input.required());
            return fields;
        }

        private static Map<String, Object> output(NamedQuery.Output output) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("variable", output.variable());
            fields.put("description", output.description());
            return fields;
        }
    }

    @Override
    Object answer(HttpServletRequest request) {
        return Map.of("queries", entries);
    }
}
