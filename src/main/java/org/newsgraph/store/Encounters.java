package org.newsgraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.rdf.EventKey;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.rdf.News;

/**
 * Finds which event an article reports that tells parties and day and no place: the one of those
 * parties and that day that other articles place, if they place only one. Where they place two or
 * none, all such reports are of an event of their own. A function of the set of articles.
 */
final class Encounters {
    private static final Node PARTIES_KEY = News.partiesKey.asNode();
    private static final Node EVENT_KEY = News.eventKey.asNode();
    private static final Node DATE = News.date.asNode();

    /** So many reports are looked through sooner than those of a day. */
    private static final int FEW = 100;

    private final DatasetGraph dataset;

    Encounters(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** An event as one article reports it. */
    private record Report(Node article, Node event, EventKey key) {}

    /**
     * Another IRI for each event of an article that others place.
     *
     * @param article the article's IRI
     * @param triples its graph, in which everyone has the IRI that the store gives
     */
    Map<Node, Node> names(Node article, Collection<Triple> triples) {
        Map<Node, String> parties = new HashMap<>();
        List<Report> reports = new ArrayList<>();
        for (Triple triple : triples) {
            if (triple.getPredicate().equals(PARTIES_KEY)) {
                parties.put(triple.getSubject(), triple.getObject().getLiteralLexicalForm());
            } else if (triple.getPredicate().equals(EVENT_KEY)) {
                reports.add(new Report(article, triple.getSubject(), key(triple.getObject())));
            }
        }
        Map<Node, Node> names = new LinkedHashMap<>();
        for (Report report : reports) {
            String key = parties.get(report.event());
            if (report.key().isPlaced() || key == null) {
                continue;
            }
            List<Report> others = reports(key, Set.of(report.key().day()));
            others.removeIf(other -> other.article().equals(article));
            for (Report own : reports) {
                if (key.equals(parties.get(own.event()))) {
                    others.add(own);
                }
            }
            Node now = event(report, key, others);
            if (!now.equals(report.event())) {
                names.put(report.event(), now);
            }
        }
        return names;
    }

    /**
     * Articles in which an event of these parties has not the IRI that it must have.
     *
     * @param parties a {@code news:partiesKey}
     * @param days ISO dates on which something was changed
     */
    Set<Node> outdated(String parties, Set<String> days) {
        List<Report> reports = reports(parties, days);
        Set<Node> outdated = new HashSet<>();
        for (Report report : reports) {
            if (!report.key().isPlaced()
                    && !report.event().equals(event(report, parties, reports))) {
                outdated.add(report.article());
            }
        }
        return outdated;
    }

    private static Node event(Report report, String parties, List<Report> reports) {
        Set<Node> placed = new HashSet<>();
        for (Report other : reports) {
            if (other.key().isPlaced() && other.key().isSameButPlace(report.key())) {
                placed.add(other.event());
            }
        }
        return placed.size() == 1
                ? placed.iterator().next()
                : IriMinter.ofArticle(report.article()).unplaced(report.key(), parties);
    }

    /**
     * Reports of encounters of some parties on some days. Of parties of whom the store has few they
     * are found by the parties; of others by the day, so that the work does not grow with how often
     * the two have met.
     */
    private List<Report> reports(String parties, Set<String> days) {
        Node key = NodeFactory.createLiteralString(parties);
        List<Quad> found = new ArrayList<>();
        Iterator<Quad> all = dataset.find(Node.ANY, Node.ANY, PARTIES_KEY, key);
        while (all.hasNext() && found.size() <= FEW) {
            found.add(all.next());
        }
        if (found.size() > FEW) {
            found.clear();
            for (String day : days) {
                Node date = NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
                List<Quad> dated = new ArrayList<>();
                dataset.find(Node.ANY, Node.ANY, DATE, date).forEachRemaining(dated::add);
                dated.removeIf(
                        quad ->
                                !dataset.contains(
                                        quad.getGraph(), quad.getSubject(), PARTIES_KEY, key));
                found.addAll(dated);
            }
        }
        List<Report> reports = new ArrayList<>();
        for (Quad quad : found) {
            dataset.find(quad.getGraph(), quad.getSubject(), EVENT_KEY, Node.ANY)
                    .forEachRemaining(
                            one -> {
                                EventKey event = key(one.getObject());
                                if (days.contains(event.day())) {
                                    reports.add(
                                            new Report(one.getGraph(), one.getSubject(), event));
                                }
                            });
        }
        return reports;
    }

    private static EventKey key(Node literal) {
        return EventKey.parse(literal.getLiteralLexicalForm());
    }
}
