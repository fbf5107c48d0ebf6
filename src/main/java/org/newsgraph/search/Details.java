package org.newsgraph.search;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.newsgraph.rdf.EntityClass;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;

/** What the store tells of what was found. Inside a read transaction. */
final class Details {
    private static final Node TYPE = RDF.type.asNode();
    private static final Node STATEMENT = News.Statement.asNode();
    private static final Node PUBLISHED = IndexFields.schema("datePublished");
    private static final Node PUBLISHER = IndexFields.schema("publisher");

    private final DatasetGraph graphs;
    private final Map<String, Found.Source> sources = new HashMap<>();

    Details(DatasetGraph graphs) {
        this.graphs = graphs;
    }

    /** An entity without an article that mentions it, which takes longest to find. */
    Found.Entity suggestion(SearchIndex.Candidate one, List<Found.Span> highlights) {
        return entity(one, highlights, Optional.empty());
    }

    Found.Entity entity(SearchIndex.Candidate one, List<Found.Span> highlights) {
        Node node = NodeFactory.createURI(one.iri());
        Iterator<Quad> mentions = graphs.find(Node.ANY, Node.ANY, News.mentions.asNode(), node);
        Optional<Found.Source> source =
                Iter.asStream(mentions)
                        .map(quad -> quad.getSubject().getURI())
                        .min(String::compareTo)
                        .map(this::source);
        return entity(one, highlights, source);
    }

    private Found.Entity entity(
            SearchIndex.Candidate one, List<Found.Span> highlights, Optional<Found.Source> source) {
        Node node = NodeFactory.createURI(one.iri());
        return new Found.Entity(
                one.iri(),
                name(node),
                type(node),
                one.matched(),
                highlights,
                one.articles(),
                source,
                one.score());
    }

    Found.Statement statement(SearchIndex.Match match, List<Found.Span> highlights) {
        Node graph = NodeFactory.createURI(match.graph());
        Node statement = NodeFactory.createURI(match.subject());
        List<String> speakers =
                Iter.asStream(graphs.find(graph, statement, News.speaker.asNode(), Node.ANY))
                        .map(quad -> name(quad.getObject()))
                        .distinct()
                        .sorted()
                        .toList();
        return new Found.Statement(
                match.subject(),
                match.text(),
                highlights,
                speakers,
                graphs.contains(graph, statement, TYPE, STATEMENT),
                source(match.graph()),
                match.score());
    }

    Found.Source source(String article) {
        return sources.computeIfAbsent(
                article,
                iri -> {
                    Node node = NodeFactory.createURI(iri);
                    return new Found.Source(
                            iri,
                            first(node, node, IndexFields.HEADLINE).map(Details::text),
                            first(node, node, PUBLISHED).map(Details::text),
                            first(node, node, PUBLISHER)
                                    .map(
                                            publisher ->
                                                    first(node, publisher, IndexFields.NAME)
                                                            .map(Details::text)
                                                            .orElse(text(publisher))));
                });
    }

    private String name(Node node) {
        return first(GraphNames.ENTITIES, node, IndexFields.PREF_LABEL)
                .map(Details::text)
                .orElse(text(node));
    }

    private String type(Node node) {
        List<String> names =
                Iter.asStream(graphs.find(Node.ANY, node, TYPE, Node.ANY))
                        .map(quad -> localName(text(quad.getObject())))
                        .distinct()
                        .toList();
        return EntityClass.mostTelling(names).orElse("Thing");
    }

    private Optional<Node> first(Node graph, Node subject, Node predicate) {
        return Iter.asStream(graphs.find(graph, subject, predicate, Node.ANY))
                .map(Quad::getObject)
                .min((a, b) -> a.toString().compareTo(b.toString()));
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
