package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.newsgraph.query.InputType;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryRunner;

/** A query of {@code queries/}; the parameters of the request are its inputs. */
final class NamedQueryService extends Service {
    /** How to answer, and not what. */
    private static final Set<String> RESERVED = Set.of("format", "output", "results", "timeout");

    private static final Set<InputType> NAMING = Set.of(InputType.ENTITY, InputType.PARTY);
    private static final Pattern IRI = Pattern.compile("https?://[!-~]+/[!-~]+/[!-~]+");

    /** Says how many rows or things a page of this answer has. */
    static final String PAGE = "Newsgraph-Page";

    /** Says who is now the one asked for, where people have merged or split that one. */
    static final String NOW = "Newsgraph-Now";

    private static final int MOST_NAMED = 20;

    private final NamedQuery query;
    private final Answers answers;

    NamedQueryService(NamedQuery query, Answers answers) {
        this.query = query;
        this.answers = answers;
    }

    @Override
    void answer(HttpAction action) throws IOException {
        Map<String, String> inputs = inputs(action.getRequest());
        // So that who asks knows whether there may be another page.
        query.pageSize().ifPresent(size -> action.setResponseHeader(PAGE, String.valueOf(size)));
        List<String> now =
                query.inputs().stream()
                        .filter(input -> NAMING.contains(input.type()))
                        .map(input -> inputs.getOrDefault(input.variable(), ""))
                        .filter(value -> IRI.matcher(value).matches())
                        .flatMap(value -> answers.successors(value).stream())
                        .limit(MOST_NAMED)
                        .toList();
        if (!now.isEmpty()) {
            action.setResponseHeader(NOW, String.join(" ", now));
        }
        answers.send(
                action,
                new Answers.Question(
                        (dataset, patience) ->
                                new QueryRunner(dataset, patience).bind(query, inputs),
                        true));
    }

    /** An empty field of a form is no input. */
    private static Map<String, String> inputs(HttpServletRequest request) {
        Map<String, String> inputs = new LinkedHashMap<>();
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (values.length > 1) {
                                throw new Refusal(
                                        400,
                                        values.length
                                                + " values for \""
                                                + name
                                                + "\"; expected one");
                            }
                            if (!RESERVED.contains(name) && !values[0].isEmpty()) {
                                inputs.put(name, values[0]);
                            }
                        });
        return inputs;
    }
}
