package org.newsgraph.export;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.rdf.News;

/** The terms that networks are read from, as nodes. */
final class Terms {
    private static final String SCHEMA = "https://schema.org/";

    static final Node TYPE = RDF.type.asNode();
    static final Node PREF_LABEL = SKOS.prefLabel.asNode();
    static final Node NAME = NodeFactory.createURI(SCHEMA + "name");
    static final Node HEADLINE = NodeFactory.createURI(SCHEMA + "headline");

    static final Node ENCOUNTER = News.Encounter.asNode();
    static final Node PROPOSITION = News.Proposition.asNode();
    static final Node VISIT = News.Visit.asNode();
    static final Node STATEMENT = News.Statement.asNode();

    /** The event types in which parties come together. */
    static final Set<Node> ENCOUNTERS =
            Set.of(
                    ENCOUNTER,
                    News.Meeting.asNode(),
                    News.Negotiation.asNode(),
                    News.PhoneCall.asNode());

    static final Node POLARITY = News.polarity.asNode();
    static final Node MODALITY = News.modality.asNode();
    static final Node CONTENT = News.content.asNode();
    static final Node REFERS_TO = News.refersTo.asNode();
    static final Node PARTICIPANT = News.participant.asNode();
    static final Node MET = News.met.asNode();
    static final Node SPEAKER = News.speaker.asNode();
    static final Node ABOUT = News.about.asNode();
    static final Node SAYING_KIND = News.sayingKind.asNode();
    static final Node EVENT_TYPE = News.eventType.asNode();
    static final Node MODE = News.mode.asNode();
    static final Node DATE = News.date.asNode();
    static final Node EARLIEST = News.earliest.asNode();
    static final Node LATEST = News.latest.asNode();
    static final Node PLACE = News.place.asNode();
    static final Node PLACE_TEXT = News.placeText.asNode();
    static final Node EVIDENCE = News.evidence.asNode();
    static final Node ARTICLE = News.article.asNode();
    static final Node SENTENCE = News.sentence.asNode();
    static final Node SENTENCE_TEXT = News.sentenceText.asNode();
    static final Node UNNAMED = News.unnamed.asNode();
    static final Node TEXT = News.text.asNode();
    static final Node ALT_LABEL = SKOS.altLabel.asNode();
    static final Node HAS_ROLE = News.hasRole.asNode();
    static final Node TITLE = News.title.asNode();
    static final Node ORGANIZATION_TEXT = News.organizationText.asNode();
    static final Node TENURE = News.tenure.asNode();
    static final Node LATITUDE =
            NodeFactory.createURI("http://www.w3.org/2003/01/geo/wgs84_pos#lat");
    static final Node LONGITUDE =
            NodeFactory.createURI("http://www.w3.org/2003/01/geo/wgs84_pos#long");
    static final Node DESCRIPTION = News.description.asNode();

    private Terms() {}
}
