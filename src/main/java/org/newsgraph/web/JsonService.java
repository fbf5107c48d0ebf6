package org.newsgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;

/** A part of the explorer's interface: parameters in, JSON out. */
abstract class JsonService extends Service {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The answer: records, lists, maps, texts and numbers.
     *
     * @throws Refusal if a parameter is missing or cannot be read
     */
    abstract Object answer(HttpServletRequest request);

    @Override
    final void answer(HttpAction action) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer(action.getRequest()));
        action.setResponseContentType("application/json;charset=utf-8");
        action.setResponseHeader("Cache-Control", "no-store");
        action.setResponseContentLength(body.length);
        action.getResponseOutputStream().write(body);
    }

    /** The values of a parameter; none if it is not there. */
    static List<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /**
     * The value of a parameter.
     *
     * @throws Refusal 400 if it is missing, empty or there twice
     */
    static String one(HttpServletRequest request, String name) {
        List<String> values = all(request, name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw new Refusal(400, "expected one parameter \"" + name + "\" with a value");
        }
        return values.get(0);
    }
}
