package org.newsgraph.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * The graph of an article after it was found that some of its entities are others: their IRIs
 * change, and with them those of events that are named by their parties. A pure function.
 */
public final class Renaming {
    private static final Node TYPE = RDF.type.asNode();
    private static final Node PARTICIPANT = News.participant.asNode();
    private static final Set<Node> COMPLETE =
            Set.of(
                    News.Encounter.asNode(),
                    News.Meeting.asNode(),
                    News.Negotiation.asNode(),
                    News.PhoneCall.asNode());

    private final String base;
    private final Map<Node, Node> names;
    private final Map<Node, List<Triple>> bySubject = new HashMap<>();
    private final Set<Node> touched = new HashSet<>();

    private Renaming(String base, Map<Node, Node> names) {
        this.base = base;
        this.names = new HashMap<>(names);
    }

    /**
     * What becomes of a graph.
     *
     * @param triples the graph as it is now
     * @param touched nodes that the change is about: a triple without one of them was there before
     *     and is there after
     */
    public record Renamed(List<Triple> triples, Set<Node> touched) {}

    /**
     * Renames entities.
     *
     * @param article the article's IRI
     * @param triples its graph
     * @param names the new IRI for each entity that is another; not to itself
     */
    public static Renamed apply(Node article, List<Triple> triples, Map<Node, Node> names) {
        String uri = article.getURI();
        String base = uri.substring(0, uri.lastIndexOf("article/"));
        return new Renaming(base, names).run(triples);
    }

    private Renamed run(List<Triple> triples) {
        for (Triple triple : triples) {
            bySubject.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple);
        }
        names.forEach(
                (from, to) -> {
                    touched.add(from);
                    touched.add(to);
                });
        Map<Node, Node> parties = Map.copyOf(names);
        Set<Triple> extra = new LinkedHashSet<>();
        Set<Triple> gone = new HashSet<>();
        for (Map.Entry<Node, List<Triple>> node : bySubject.entrySet()) {
            boolean affected =
                    node.getValue().stream()
                            .anyMatch(
                                    t ->
                                            t.getPredicate().equals(PARTICIPANT)
                                                    && parties.containsKey(t.getObject()));
            if (affected) {
                touched.add(node.getKey());
                event(node.getKey(), node.getValue(), parties, extra, gone);
            }
        }
        Set<Triple> renamed = new LinkedHashSet<>();
        for (Triple triple : triples) {
            if (!gone.contains(triple)) {
                rename(triple).ifPresent(renamed::add);
            }
        }
        for (Triple triple : extra) {
            rename(triple).ifPresent(renamed::add);
        }
        return new Renamed(withOneName(renamed), touched);
    }

    /** Names an event anew by its parties. */
    private void event(
            Node event,
            List<Triple> triples,
            Map<Node, Node> parties,
            Set<Triple> extra,
            Set<Triple> gone) {
        Set<Node> all = new HashSet<>();
        TreeSet<String> named = new TreeSet<>();
        boolean group = false;
        for (Triple triple : triples) {
            if (triple.getPredicate().equals(PARTICIPANT)) {
                Node party = triple.getObject();
                Node now = parties.getOrDefault(party, party);
                all.add(now);
                boolean isGroup = has(party, TYPE, News.Group.asNode());
                group |= isGroup;
                boolean unnamed =
                        bySubject.getOrDefault(party, List.of()).stream()
                                .anyMatch(t -> t.getPredicate().equals(News.unnamed.asNode()));
                if (!isGroup && (!unnamed || !now.equals(party))) {
                    named.add(id(now));
                }
            }
        }
        boolean visit = has(event, News.eventType.asNode(), News.Visit.asNode());
        String parted = IriMinter.partiesKey(named);
        boolean proposition = has(event, TYPE, News.Proposition.asNode());
        for (Triple triple : triples) {
            boolean key =
                    triple.getPredicate().equals(News.partiesKey.asNode())
                            || triple.getPredicate().equals(News.claimKey.asNode());
            boolean alone = !visit && all.size() < 2 && !group;
            boolean complete =
                    triple.getPredicate().equals(TYPE) && COMPLETE.contains(triple.getObject());
            if (key || alone && complete) {
                gone.add(triple);
            }
            if (triple.getPredicate().equals(News.eventKey.asNode())) {
                EventKey what = EventKey.parse(triple.getObject().getLiteralLexicalForm());
                if (what.isShared(named)) {
                    Node now = new IriMinter(base).event(what, named);
                    if (!now.equals(event)) {
                        names.put(event, now);
                        touched.add(now);
                    }
                }
            }
        }
        if (!visit && named.size() >= 2) {
            Node key = proposition ? News.claimKey.asNode() : News.partiesKey.asNode();
            extra.add(Triple.create(event, key, NodeFactory.createLiteralString(parted)));
        }
    }

    private boolean has(Node subject, Node predicate, Node object) {
        return bySubject
                .getOrDefault(subject, List.of())
                .contains(Triple.create(subject, predicate, object));
    }

    private java.util.Optional<Triple> rename(Triple triple) {
        Node subject = names.getOrDefault(triple.getSubject(), triple.getSubject());
        Node object = names.getOrDefault(triple.getObject(), triple.getObject());
        boolean self =
                subject.equals(object)
                        && !triple.getSubject().equals(triple.getObject())
                        && triple.getPredicate().equals(News.met.asNode());
        boolean noLonger =
                !subject.equals(triple.getSubject())
                        && triple.getPredicate().equals(News.unnamed.asNode());
        return self || noLonger
                ? java.util.Optional.empty()
                : java.util.Optional.of(Triple.create(subject, triple.getPredicate(), object));
    }

    /** Of several names of what is now one, the longest stays the name; the others are told too. */
    private List<Triple> withOneName(Set<Triple> triples) {
        Map<Node, TreeSet<Triple>> fullest = new HashMap<>();
        Map<Node, TreeSet<Triple>> descriptions = new HashMap<>();
        Set<Node> targets = new HashSet<>(names.values());
        for (Triple triple : triples) {
            if (targets.contains(triple.getSubject())) {
                if (triple.getPredicate().equals(Terms.NAME)) {
                    put(fullest, triple);
                } else if (triple.getPredicate().equals(News.description.asNode())) {
                    put(descriptions, triple);
                }
            }
        }
        List<Triple> out = new ArrayList<>();
        for (Triple triple : triples) {
            TreeSet<Triple> all = fullest.get(triple.getSubject());
            TreeSet<Triple> described = descriptions.get(triple.getSubject());
            boolean otherName =
                    triple.getPredicate().equals(Terms.NAME)
                            && all != null
                            && !triple.equals(all.first());
            boolean noDescription =
                    triple.getPredicate().equals(News.description.asNode())
                            && described != null
                            && (all != null || !triple.equals(described.first()));
            if (otherName) {
                out.add(
                        Triple.create(
                                triple.getSubject(), SKOS.altLabel.asNode(), triple.getObject()));
            } else if (!noDescription) {
                out.add(triple);
            }
        }
        return out;
    }

    private static void put(Map<Node, TreeSet<Triple>> into, Triple triple) {
        into.computeIfAbsent(
                        triple.getSubject(),
                        s ->
                                new TreeSet<>(
                                        Comparator.comparing(
                                                        (Triple t) ->
                                                                -t.getObject()
                                                                        .getLiteralLexicalForm()
                                                                        .length())
                                                .thenComparing(TripleOrder.INSTANCE)))
                .add(triple);
    }

    private String id(Node entity) {
        String uri = entity.getURI();
        return uri.startsWith(base) ? IriMinter.id(base, entity) : uri;
    }
}
