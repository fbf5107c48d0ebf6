package org.newsgraph.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;

/**
 * What is served, in HTML without script or style: for browsers without script, and for programs.
 */
final class IndexPage extends Service {
    private final QueryCatalog queries;

    IndexPage(QueryCatalog queries) {
        this.queries = queries;
    }

    @Override
    void answer(HttpAction action) throws IOException {
        byte[] page =
                page(action.getRequestRequestURL().toString()).getBytes(StandardCharsets.UTF_8);
        action.setResponseContentType("text/html;charset=utf-8");
        action.setResponseContentLength(page.length);
        action.getResponseOutputStream().write(page);
    }

    private String page(String url) {
        String base = escaped(url.replaceFirst("(://[^/]*).*", "$1"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Newsgraph</title>
                </head>
                <body>
                <h1>Newsgraph</h1>
                <p>A knowledge graph of news articles, to read over HTTP. All articles are one graph; each is
                also a named graph.</p>
                <ul>
                <li><code>/sparql</code>: SPARQL 1.1 queries, by GET or POST</li>
                <li><code>/queries/NAME?INPUT=VALUE</code>: the questions below, by GET or POST</li>
                <li><code>/search?q=WORDS</code> and <code>/search?prefix=WORDS</code>: names, statements and
                headlines by their words, as JSON, by GET; in SPARQL: <code>text:query</code></li>
                <li><code>/data?default</code> and <code>/data?graph=IRI</code>: whole graphs, by GET</li>
                </ul>
                <h2>From a shell</h2>
                <pre>curl %1$s/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 10'
                curl '%1$s/queries/who-met-whom?format=csv'
                curl -H 'Accept: text/turtle' '%1$s/data?default'</pre>
                <p>Formats: JSON, XML, CSV, TSV and text for rows; Turtle, N-Triples, RDF/XML and JSON-LD for
                graphs. Choose with the header <code>Accept</code> or the parameter <code>format</code>.</p>
                <h2>Questions</h2>
                <dl>
                %2$s</dl>
                </body>
                </html>
                """
                .formatted(
                        base,
                        queries.all().stream().map(IndexPage::entry).collect(Collectors.joining()));
    }

    /** A link that runs the query, or a form where it needs a value. */
    private static String entry(NamedQuery query) {
        String path = SparqlServer.QUERIES + "/" + query.name();
        String form =
                query.inputs().stream()
                        .map(
                                input ->
                                        "<label>%s <input name=\"%s\" title=\"%s\"%s></label>\n"
                                                .formatted(
                                                        escaped(input.variable()),
                                                        escaped(input.variable()),
                                                        escaped(input.description()),
                                                        input.required() ? " required" : ""))
                        .collect(Collectors.joining());
        return "<dt><a href=\"%s?format=text\">%s</a></dt>\n<dd>%s%s</dd>\n"
                .formatted(
                        escaped(path),
                        escaped(query.name()),
                        escaped(query.summary()),
                        form.isEmpty()
                                ? ""
                                : "\n<form action=\"%s\">\n%s".formatted(escaped(path), form)
                                        + "<input type=\"hidden\" name=\"format\" value=\"text\">\n"
                                        + "<button>Ask</button>\n</form>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
