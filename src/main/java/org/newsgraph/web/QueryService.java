package org.newsgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.Query;
import org.apache.jena.riot.WebContent;

/** SPARQL 1.1 Protocol, the part for queries: GET, POST of a form, and POST of the query itself. */
final class QueryService extends Service {
    private static final String UPDATE = "update";
    private static final String QUERY = "query";

    private final Answers answers;

    QueryService(Answers answers) {
        this.answers = answers;
    }

    @Override
    void answer(HttpAction action) throws IOException {
        HttpServletRequest request = action.getRequest();
        Query query = QueryGuard.parse(sparql(request));
        chooseGraphs(request, query);
        answers.send(action, new Answers.Question((dataset, patience) -> query, false));
    }

    private static String sparql(HttpServletRequest request) throws IOException {
        String type = contentType(request);
        if (type.equals(WebContent.contentTypeSPARQLUpdate)
                || request.getParameter(UPDATE) != null) {
            throw QueryGuard.updatesAreOff();
        }
        if (request.getMethod().equals("POST") && type.equals(WebContent.contentTypeSPARQLQuery)) {
            return body(request);
        }
        if (request.getMethod().equals("POST") && !type.equals(WebContent.contentTypeHTMLForm)) {
            throw new Refusal(
                    415,
                    "a POST of \""
                            + type
                            + "\"; expected "
                            + WebContent.contentTypeHTMLForm
                            + " or "
                            + WebContent.contentTypeSPARQLQuery);
        }
        String[] queries = request.getParameterValues(QUERY);
        if (queries == null || queries.length != 1) {
            throw new Refusal(
                    400,
                    (queries == null ? "no query" : queries.length + " queries")
                            + "; expected one parameter \"query\" with SPARQL");
        }
        return queries[0];
    }

    /** The media type without its parameters, in lower case; empty if there is none. */
    private static String contentType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The protocol allows UTF-8 only, and other bytes would ask for other words. */
    private static String body(HttpServletRequest request) throws IOException {
        String charset = request.getCharacterEncoding();
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new Refusal(415, "the charset is \"" + charset + "\"; expected UTF-8");
        }
        byte[] bytes = request.getInputStream().readAllBytes();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "the query is not UTF-8", e);
        }
    }

    /** The graphs that the request names, which count instead of those that the query names. */
    private static void chooseGraphs(HttpServletRequest request, Query query) {
        String[] defaults = request.getParameterValues("default-graph-uri");
        String[] named = request.getParameterValues("named-graph-uri");
        if (defaults == null && named == null) {
            return;
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        for (String iri : defaults == null ? new String[0] : defaults) {
            query.addGraphURI(iri);
        }
        for (String iri : named == null ? new String[0] : named) {
            query.addNamedGraphURI(iri);
        }
    }
}
