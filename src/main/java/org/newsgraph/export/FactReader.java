package org.newsgraph.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.News;

/** Reads the facts of an article's graph; used once. */
final class FactReader {
    private static final Node NAME = NodeFactory.createURI("https://schema.org/name");
    private static final Node TYPE = RDF.type.asNode();

    private final Map<Node, List<Triple>> bySubject = new HashMap<>();
    private final Map<Node, Set<Node>> claimedIn = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private FactReader(ArticleGraph article) {
        add(article.triples());
        article.background().values().forEach(this::add);
    }

    private void add(Collection<Triple> triples) {
        for (Triple triple : triples) {
            bySubject.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple);
            if (triple.getPredicate().equals(News.content.asNode())) {
                claimedIn
                        .computeIfAbsent(triple.getObject(), s -> new HashSet<>())
                        .add(triple.getSubject());
            }
        }
    }

    static List<Fact> read(ArticleGraph article) {
        FactReader reader = new FactReader(article);
        for (Node subject : List.copyOf(reader.bySubject.keySet())) {
            Set<Node> types = reader.all(subject, TYPE);
            Set<Node> kinds = reader.all(subject, News.eventType.asNode());
            boolean said = kinds.contains(News.Statement.asNode());
            if (types.contains(News.Statement.asNode())
                    || types.contains(News.Proposition.asNode()) && said) {
                reader.statement(subject);
            } else if (types.contains(News.Event.asNode())
                    || types.contains(News.Proposition.asNode())) {
                reader.event(subject, kinds);
            }
            for (Node role : reader.all(subject, News.hasRole.asNode())) {
                reader.role(subject, role);
            }
        }
        return reader.facts;
    }

    private void event(Node event, Set<Node> kinds) {
        Set<Node> parties = all(event, News.participant.asNode());
        SortedMap<String, String> values = new TreeMap<>();
        boolean visit = kinds.contains(News.Visit.asNode());
        put(values, "kind", kinds.stream().map(FactReader::local).toList());
        put(values, "date", texts(event, News.date.asNode()));
        put(values, "place", names(all(event, News.place.asNode())));
        put(values, "place", texts(event, News.placeText.asNode()));
        put(values, "mode", texts(event, News.mode.asNode()));
        values.put("status", status(event));
        facts.add(
                new Fact(
                        "event",
                        String.join("; ", names(parties)),
                        (visit ? "visit " : "encounter ") + ids(parties),
                        values));
    }

    private String status(Node event) {
        if (all(event, TYPE).contains(News.Event.asNode())) {
            return "happened";
        }
        boolean denied = texts(event, News.polarity.asNode()).contains("negative");
        String modality = String.join(" ", texts(event, News.modality.asNode()));
        TreeSet<String> by = new TreeSet<>();
        for (Node statement : claimedIn.getOrDefault(event, Set.of())) {
            by.addAll(names(all(statement, News.speaker.asNode())));
        }
        return (denied ? "denied" : modality)
                + (by.isEmpty() ? "" : " by " + String.join("; ", by));
    }

    private void statement(Node statement) {
        Set<Node> speakers = all(statement, News.speaker.asNode());
        SortedMap<String, String> values = new TreeMap<>();
        put(values, "text", texts(statement, News.text.asNode()));
        put(values, "kind", texts(statement, News.sayingKind.asNode()));
        put(values, "to", texts(statement, News.audienceText.asNode()));
        put(values, "date", texts(statement, News.date.asNode()));
        if (texts(statement, News.polarity.asNode()).contains("negative")) {
            values.put("status", "not said");
        }
        facts.add(
                new Fact(
                        "statement",
                        speakers.isEmpty() ? "someone" : String.join("; ", names(speakers)),
                        "said " + ids(speakers),
                        values));
    }

    private void role(Node holder, Node role) {
        SortedMap<String, String> values = new TreeMap<>();
        put(values, "title", texts(role, News.title.asNode()));
        put(values, "of", texts(role, News.organizationText.asNode()));
        put(values, "tenure", texts(role, News.tenure.asNode()));
        Fact fact =
                new Fact(
                        "role",
                        String.join("; ", names(Set.of(holder))),
                        "role " + ids(Set.of(holder)) + " " + values.get("title"),
                        values);
        if (!facts.contains(fact)) {
            facts.add(fact);
        }
    }

    /** Named entities by IRI; those without a name by their words, as their IRIs tell the place. */
    private String ids(Set<Node> entities) {
        TreeSet<String> ids = new TreeSet<>();
        for (Node entity : entities) {
            boolean named = !all(entity, NAME).isEmpty();
            ids.add(named ? entity.getURI() : String.join(" ", names(Set.of(entity))));
        }
        return String.join(" ", ids);
    }

    private TreeSet<String> names(Set<Node> entities) {
        TreeSet<String> names = new TreeSet<>();
        for (Node entity : entities) {
            TreeSet<String> name = texts(entity, NAME);
            if (name.isEmpty()) {
                name = texts(entity, News.description.asNode());
            }
            names.add(name.isEmpty() ? local(entity) : name.first());
        }
        return names;
    }

    private Set<Node> all(Node subject, Node predicate) {
        Set<Node> objects = new HashSet<>();
        for (Triple triple : bySubject.getOrDefault(subject, List.of())) {
            if (triple.getPredicate().equals(predicate)) {
                objects.add(triple.getObject());
            }
        }
        return objects;
    }

    private TreeSet<String> texts(Node subject, Node predicate) {
        TreeSet<String> texts = new TreeSet<>();
        all(subject, predicate).forEach(node -> texts.add(node.getLiteralLexicalForm()));
        return texts;
    }

    private static void put(SortedMap<String, String> values, String key, Collection<String> all) {
        if (!all.isEmpty()) {
            String joined = String.join("; ", new TreeSet<>(all));
            values.merge(key, joined, (a, b) -> a + "; " + b);
        }
    }

    private static String local(Node iri) {
        String uri = iri.getURI();
        return uri.substring(Math.max(uri.lastIndexOf('#'), uri.lastIndexOf('/')) + 1);
    }
}
