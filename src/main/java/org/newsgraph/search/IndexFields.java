package org.newsgraph.search;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;

/** What a document of the index has: one document is one triple with words in it. */
final class IndexFields {
    static final String KIND = "kind";
    static final String SUBJECT = "subject";
    static final String PREDICATE = "predicate";
    static final String GRAPH = "graph";
    static final String TEXT = Words.TEXT;

    /** How many articles mention the entity. */
    static final String MENTIONS = "mentions";

    static final Node PREF_LABEL = SKOS.prefLabel.asNode();
    static final Node ALT_LABEL = SKOS.altLabel.asNode();
    static final Node NAME = schema("name");
    static final Node HEADLINE = schema("headline");

    /** Kinds of document. */
    enum Kind {
        ENTITY,
        /** Someone without a name: found through what they say, and by SPARQL. */
        UNNAMED,
        STATEMENT,
        HEADLINE
    }

    private IndexFields() {}

    static Node schema(String name) {
        return NodeFactory.createURI("https://schema.org/" + name);
    }
}
