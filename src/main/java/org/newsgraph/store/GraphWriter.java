package org.newsgraph.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.EventKey;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;

/**
 * Replaces and removes articles inside one write transaction, and brings the shared graphs up to
 * date when {@link #finish} is called. Used once for each transaction.
 */
final class GraphWriter {
    private static final Node GENERATED_BY =
            NodeFactory.createURI("http://www.w3.org/ns/prov#wasGeneratedBy");
    private static final Set<Node> TOLD =
            Set.of(
                    News.date.asNode(),
                    News.earliest.asNode(),
                    News.latest.asNode(),
                    News.dateBasis.asNode(),
                    News.polarity.asNode(),
                    News.modality.asNode(),
                    News.refersTo.asNode());
    private static final Node PARTIES_KEY = News.partiesKey.asNode();
    private static final Node EVENT_KEY = News.eventKey.asNode();
    private static final Set<Node> KEYS = Set.of(PARTIES_KEY, News.claimKey.asNode());
    private static final Node PUBLISHED = NodeFactory.createURI("https://schema.org/datePublished");

    /** What a replacement did. */
    enum Outcome {
        ADDED,
        REPLACED,
        UNCHANGED
    }

    private final DatasetGraph dataset;
    private final Entities entities;
    private final Links links;

    /**
     * Entities whose names, links or background may have changed, with what tables know of them.
     */
    private final SortedMap<String, List<Triple>> dirtyEntities = new TreeMap<>();

    private final Set<Node> touchedEntities = new LinkedHashSet<>();
    private final Set<Node> dirtyParties = new LinkedHashSet<>();
    private final SortedMap<String, SortedSet<String>> dirtyDays = new TreeMap<>();
    private final Set<Node> keyedEvents = new LinkedHashSet<>();

    GraphWriter(DatasetGraph dataset) {
        this.dataset = dataset;
        this.entities = new Entities(dataset);
        this.links = new Links(dataset);
    }

    /**
     * Writes the graph of an article.
     *
     * @param sameRecord whether the record of how it was made is as it was
     */
    Outcome replace(ArticleGraph article, boolean sameRecord) {
        return write(article.name(), article.triples(), article.background(), sameRecord);
    }

    /**
     * Writes the graph of an article that is in the store anew.
     *
     * @param background what tables know of its entities, as far as that is not in the store
     */
    void rewrite(Node article, List<Triple> triples, Map<String, List<Triple>> background) {
        write(article, triples, background, true);
    }

    private Outcome write(
            Node name,
            List<Triple> triples,
            Map<String, List<Triple>> background,
            boolean sameRecord) {
        Set<Triple> old = triples(name);
        Set<Triple> surplus = new HashSet<>(old);
        Set<Triple> missing = new LinkedHashSet<>(triples);
        missing.removeIf(surplus::remove);
        noteDays(old, surplus);
        noteDays(triples, missing);
        remove(name, surplus);
        for (Triple triple : missing) {
            if (Entities.isNaming(triple)
                    && !dataset.contains(
                            Node.ANY,
                            triple.getSubject(),
                            triple.getPredicate(),
                            triple.getObject())) {
                touchedEntities.add(triple.getSubject());
            }
            noteParties(triple);
            dataset.add(Quad.create(name, triple));
        }
        for (Node entity : Entities.linked(dataset, name)) {
            List<Triple> known = background.getOrDefault(entity.getURI(), List.of());
            boolean stored =
                    dataset.contains(GraphNames.ENTITIES, entity, Node.ANY, Node.ANY)
                            && known.stream()
                                    .allMatch(
                                            triple ->
                                                    dataset.contains(
                                                            Quad.create(
                                                                    GraphNames.ENTITIES, triple)));
            if (!stored || touchedEntities.contains(entity)) {
                touchedEntities.remove(entity);
                dirtyEntities.merge(entity.getURI(), known, (a, b) -> b.isEmpty() ? a : b);
            }
        }
        if (old.isEmpty()) {
            return Outcome.ADDED;
        }
        return surplus.isEmpty() && missing.isEmpty() && sameRecord
                ? Outcome.UNCHANGED
                : Outcome.REPLACED;
    }

    /** Removes an article; false if it is not there. */
    boolean delete(Node article) {
        Set<Triple> old = triples(article);
        if (old.isEmpty()) {
            return false;
        }
        noteDays(old, old);
        remove(article, old);
        deleteRecord(article);
        return true;
    }

    /**
     * Of all encounters that were written or removed so far, the days that are told, by the key of
     * their parties.
     */
    SortedMap<String, SortedSet<String>> dirtyDays() {
        return dirtyDays;
    }

    /** Brings the graphs of entities and links up to date with all that was written. */
    void finish() {
        touchedEntities.forEach(entity -> dirtyEntities.putIfAbsent(entity.getURI(), List.of()));
        for (Map.Entry<String, List<Triple>> dirty : dirtyEntities.entrySet()) {
            entities.update(NodeFactory.createURI(dirty.getKey()), dirty.getValue());
        }
        for (Node event : keyedEvents) {
            if (KEYS.stream().noneMatch(key -> dataset.contains(Node.ANY, event, key, Node.ANY))) {
                links.forget(event);
            }
        }
        dirtyParties.forEach(links::update);
    }

    private void remove(Node graph, Set<Triple> surplus) {
        surplus.forEach(triple -> dataset.delete(Quad.create(graph, triple)));
        for (Triple triple : surplus) {
            noteParties(triple);
            boolean gone =
                    !dataset.contains(
                            Node.ANY,
                            triple.getSubject(),
                            triple.getPredicate(),
                            triple.getObject());
            if (Entities.isNaming(triple) && gone) {
                touchedEntities.add(triple.getSubject());
            }
            if (Entities.isLink(triple) && !entities.isLinked(triple.getObject())) {
                touchedEntities.add(triple.getObject());
            }
        }
    }

    /**
     * A date, a party or whether it happened may have changed with the event: all reports of those
     * parties count.
     */
    private void noteParties(Triple triple) {
        if (KEYS.contains(triple.getPredicate())) {
            dirtyParties.add(triple.getObject());
            keyedEvents.add(triple.getSubject());
        } else if (TOLD.contains(triple.getPredicate())) {
            for (Node key : KEYS) {
                dataset.find(Node.ANY, triple.getSubject(), key, Node.ANY)
                        .forEachRemaining(quad -> dirtyParties.add(quad.getObject()));
            }
        } else if (triple.getPredicate().equals(PUBLISHED)) {
            // The day of an article counts for what it tells without one.
            for (Node key : KEYS) {
                dataset.find(triple.getSubject(), Node.ANY, key, Node.ANY)
                        .forEachRemaining(quad -> dirtyParties.add(quad.getObject()));
            }
        }
    }

    /** Remembers the days of encounters about which something changes. */
    private void noteDays(Collection<Triple> graph, Set<Triple> changed) {
        Map<Node, String> parties = new HashMap<>();
        for (Triple triple : graph) {
            if (triple.getPredicate().equals(PARTIES_KEY)) {
                parties.put(triple.getSubject(), triple.getObject().getLiteralLexicalForm());
            }
        }
        if (parties.isEmpty()) {
            return;
        }
        Set<Node> touched = new HashSet<>();
        changed.forEach(triple -> touched.add(triple.getSubject()));
        for (Triple triple : graph) {
            String key = parties.get(triple.getSubject());
            if (key != null
                    && triple.getPredicate().equals(EVENT_KEY)
                    && touched.contains(triple.getSubject())) {
                dirtyDays
                        .computeIfAbsent(key, k -> new TreeSet<>())
                        .add(EventKey.parse(triple.getObject().getLiteralLexicalForm()).day());
            }
        }
    }

    /** Whether the record of how the article's graph was made is in the store as it is. */
    boolean hasRecord(ArticleGraph article) {
        Set<Triple> old = new HashSet<>();
        dataset.find(GraphNames.RUNS, article.name(), Node.ANY, Node.ANY)
                .forEachRemaining(quad -> old.add(quad.asTriple()));
        boolean same =
                article.record().stream()
                        .allMatch(t -> dataset.contains(Quad.create(GraphNames.RUNS, t)));
        return same && new HashSet<>(article.record()).containsAll(old);
    }

    /** Writes the record of how the article's graph was made. */
    void replaceRecord(ArticleGraph article) {
        deleteRecord(article.name());
        article.record().forEach(t -> dataset.add(Quad.create(GraphNames.RUNS, t)));
    }

    private void deleteRecord(Node article) {
        Set<Node> runs = new HashSet<>();
        dataset.find(GraphNames.RUNS, article, GENERATED_BY, Node.ANY)
                .forEachRemaining(quad -> runs.add(quad.getObject()));
        dataset.deleteAny(GraphNames.RUNS, article, Node.ANY, Node.ANY);
        for (Node run : runs) {
            if (!dataset.contains(GraphNames.RUNS, Node.ANY, GENERATED_BY, run)) {
                dataset.deleteAny(GraphNames.RUNS, run, Node.ANY, Node.ANY);
            }
        }
    }

    private Set<Triple> triples(Node graph) {
        Set<Triple> triples = new LinkedHashSet<>();
        Iterator<Quad> quads = dataset.findNG(graph, Node.ANY, Node.ANY, Node.ANY);
        quads.forEachRemaining(quad -> triples.add(quad.asTriple()));
        return triples;
    }
}
