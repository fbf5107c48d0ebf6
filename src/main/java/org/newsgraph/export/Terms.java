package org.newsgraph.export;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of the graph that networks are read from. */
final class Terms {
    private static final String NEWS = "https://w3id.org/newsgraph/ontology#";
    private static final String SCHEMA = "https://schema.org/";

    static final Node ENCOUNTER = news("Encounter");
    static final Node STATEMENT = news("Statement");
    static final Node PARTICIPANT = news("participant");
    static final Node MET = news("met");
    static final Node SPEAKER = news("speaker");
    static final Node ABOUT = news("about");
    static final Node SAYING_KIND = news("sayingKind");
    static final Node EVENT_TYPE = news("eventType");
    static final Node MODE = news("mode");
    static final Node DATE = news("date");
    static final Node EARLIEST = news("earliest");
    static final Node LATEST = news("latest");
    static final Node PLACE = news("place");
    static final Node PLACE_TEXT = news("placeText");
    static final Node EVIDENCE = news("evidence");
    static final Node ARTICLE = news("article");
    static final Node SENTENCE = news("sentence");
    static final Node SENTENCE_TEXT = news("sentenceText");
    static final Node UNNAMED = news("unnamed");
    static final Node DESCRIPTION = news("description");
    static final Node HEADLINE = NodeFactory.createURI(SCHEMA + "headline");

    private Terms() {}

    private static Node news(String name) {
        return NodeFactory.createURI(NEWS + name);
    }
}
