package org.newsgraph.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Who is linked to whom: the one source that all network formats are written from.
 *
 * <p>Only what articles assert is in it, encounters and statements; the options may add encounters
 * that are claimed, planned, denied or supposed, as edges of their own. Two parties of an encounter
 * are linked where the same graph says that they met, so that those who came together are not; a
 * proposition does not tell who came together, and links all its parties. Nodes and edges come in
 * the order of their IRIs. All of it is held in memory.
 */
final class Network {
    private final NetworkOptions options;
    private final List<Vertex> vertices;
    private final List<Edge> edges;

    private Network(NetworkOptions options, List<Vertex> vertices, List<Edge> edges) {
        this.options = options;
        this.vertices = vertices;
        this.edges = edges;
    }

    /** Reads a network out of a dataset; the caller holds the transaction, if one is needed. */
    static Network read(DatasetGraph dataset, NetworkOptions options) {
        return new Reader(dataset, options).read();
    }

    NetworkOptions options() {
        return options;
    }

    boolean isDirected() {
        return options.relation().isDirected();
    }

    List<Vertex> vertices() {
        return vertices;
    }

    /** One edge for each pair, or for each event of a pair, as the options say. */
    Iterator<Edge> edges() {
        if (!options.eachEvent()) {
            return edges.iterator();
        }
        return edges.stream()
                .flatMap(
                        edge ->
                                edge.contacts().stream()
                                        .map(
                                                contact ->
                                                        new Edge(
                                                                edge.source(),
                                                                edge.target(),
                                                                edge.standing(),
                                                                List.of(contact))))
                .iterator();
    }

    private record Pair(String source, String target, Standing standing)
            implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::source)
                        .thenComparing(Pair::target)
                        .thenComparing(Pair::standing);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /** The reading of one network. */
    private static final class Reader {
        private final DatasetGraph dataset;
        private final NetworkOptions options;
        private final Set<String> kinds;
        private final Lookup lookup;

        Reader(DatasetGraph dataset, NetworkOptions options) {
            this.dataset = dataset;
            lookup = new Lookup(dataset);
            this.options = options;
            kinds =
                    options.kinds().stream()
                            .map(kind -> kind.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }

        Network read() {
            boolean met = options.relation() == NetworkOptions.Relation.MET;
            // An event told by two articles is in two graphs: one contact, with all its evidence.
            SortedMap<String, SortedSet<Node>> graphsOfEvent = new TreeMap<>();
            SortedMap<Pair, SortedMap<String, Node>> eventsOfPair = new TreeMap<>();
            Node type = met ? Terms.ENCOUNTER : Terms.STATEMENT;
            gather(type, met ? this::whoMet : this::whoOfWhom, graphsOfEvent, eventsOfPair);
            if (met && options.claims()) {
                gather(Terms.PROPOSITION, this::whoIsSaidToMeet, graphsOfEvent, eventsOfPair);
            }

            SortedMap<String, Contact> contacts = new TreeMap<>();
            List<Edge> edges = new ArrayList<>();
            eventsOfPair.forEach(
                    (pair, events) -> {
                        List<Contact> of =
                                events.values().stream()
                                        .map(
                                                event ->
                                                        contacts.computeIfAbsent(
                                                                event.getURI(),
                                                                iri ->
                                                                        lookup.contact(
                                                                                event,
                                                                                graphsOfEvent.get(
                                                                                        iri),
                                                                                met)))
                                        .filter(this::isWanted)
                                        .sorted(
                                                Comparator.comparing(
                                                                (Contact contact) ->
                                                                        contact.first().orElse("9"))
                                                        .thenComparing(Contact::event))
                                        .toList();
                        if (!of.isEmpty() && of.size() >= options.minWeight()) {
                            edges.add(new Edge(pair.source(), pair.target(), pair.standing(), of));
                        }
                    });
            List<Edge> kept =
                    options.ego().map(ego -> around(ego, options.hops(), edges)).orElse(edges);
            return new Network(options, vertices(kept), List.copyOf(kept));
        }

        /** Finds what is of a type, and whom it links. */
        private void gather(
                Node type,
                BiFunction<Node, Node, List<Pair>> pairs,
                SortedMap<String, SortedSet<Node>> graphsOfEvent,
                SortedMap<Pair, SortedMap<String, Node>> eventsOfPair) {
            Iterator<Quad> found = dataset.find(Node.ANY, Node.ANY, Terms.TYPE, type);
            while (found.hasNext()) {
                Quad quad = found.next();
                Node event = quad.getSubject();
                if (!event.isURI()) {
                    continue;
                }
                graphsOfEvent
                        .computeIfAbsent(event.getURI(), iri -> new TreeSet<>(Lookup::byText))
                        .add(quad.getGraph());
                for (Pair pair : pairs.apply(quad.getGraph(), event)) {
                    eventsOfPair
                            .computeIfAbsent(pair, key -> new TreeMap<>())
                            .put(event.getURI(), event);
                }
            }
        }

        private boolean isWanted(Contact contact) {
            return kinds.isEmpty()
                    || contact.kinds().stream()
                            .anyMatch(kind -> kinds.contains(kind.toLowerCase(Locale.ROOT)));
        }

        /** Pairs of parties that the graph says met each other. */
        private List<Pair> whoMet(Node graph, Node event) {
            List<Node> parties = entities(graph, event, Terms.PARTICIPANT);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                for (int j = i + 1; j < parties.size(); j++) {
                    Node a = parties.get(i);
                    Node b = parties.get(j);
                    if (dataset.contains(graph, a, Terms.MET, b)
                            || dataset.contains(graph, b, Terms.MET, a)) {
                        pairs.add(new Pair(a.getURI(), b.getURI(), Standing.FACT));
                    }
                }
            }
            return pairs;
        }

        /** All pairs of those whom a proposition brings together, unless the article asserts it. */
        private List<Pair> whoIsSaidToMeet(Node graph, Node proposition) {
            boolean ofEncounter =
                    lookup.values(graph, proposition, Terms.EVENT_TYPE).stream()
                            .anyMatch(Terms.ENCOUNTERS::contains);
            if (!ofEncounter || dataset.contains(graph, proposition, Terms.REFERS_TO, Node.ANY)) {
                return List.of();
            }
            Standing standing = lookup.standing(graph, proposition);
            List<Node> parties = entities(graph, proposition, Terms.PARTICIPANT);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                for (int j = i + 1; j < parties.size(); j++) {
                    pairs.add(new Pair(parties.get(i).getURI(), parties.get(j).getURI(), standing));
                }
            }
            return pairs;
        }

        /** Pairs of a speaker and someone or something that the statement speaks of. */
        private List<Pair> whoOfWhom(Node graph, Node statement) {
            List<Node> about = entities(graph, statement, Terms.ABOUT);
            List<Pair> pairs = new ArrayList<>();
            for (Node speaker : entities(graph, statement, Terms.SPEAKER)) {
                for (Node other : about) {
                    if (!speaker.equals(other)) {
                        pairs.add(new Pair(speaker.getURI(), other.getURI(), Standing.FACT));
                    }
                }
            }
            return pairs;
        }

        private List<Node> entities(Node graph, Node event, Node property) {
            return lookup.values(graph, event, property).stream()
                    .filter(Node::isURI)
                    .filter(node -> !options.named() || !lookup.unnamed(node))
                    .toList();
        }

        /** The edges among one node and those that a number of links lead to from it. */
        private static List<Edge> around(String ego, int hops, List<Edge> edges) {
            Set<String> circle = new TreeSet<>(Set.of(ego));
            for (int hop = 0; hop < hops; hop++) {
                Set<String> wider = new TreeSet<>(circle);
                for (Edge edge : edges) {
                    if (circle.contains(edge.source()) || circle.contains(edge.target())) {
                        wider.add(edge.source());
                        wider.add(edge.target());
                    }
                }
                circle = wider;
            }
            Set<String> inside = circle;
            return edges.stream()
                    .filter(
                            edge ->
                                    inside.contains(edge.source())
                                            && inside.contains(edge.target()))
                    .toList();
        }

        private List<Vertex> vertices(List<Edge> edges) {
            SortedMap<String, Set<String>> neighbours = new TreeMap<>();
            for (Edge edge : edges) {
                neighbours
                        .computeIfAbsent(edge.source(), iri -> new TreeSet<>())
                        .add(edge.target());
                neighbours
                        .computeIfAbsent(edge.target(), iri -> new TreeSet<>())
                        .add(edge.source());
            }
            List<Vertex> vertices = new ArrayList<>();
            neighbours.forEach(
                    (iri, others) -> {
                        Node node = NodeFactory.createURI(iri);
                        vertices.add(
                                new Vertex(
                                        iri,
                                        lookup.label(node),
                                        lookup.type(node),
                                        lookup.unnamed(node),
                                        others.size()));
                    });
            return List.copyOf(vertices);
        }
    }

    /** First day of an xsd:date, xsd:gYearMonth or xsd:gYear; empty if it has no year. */
    static Optional<String> firstDay(String date) {
        return day(date, true);
    }

    /** Last day of an xsd:date, xsd:gYearMonth or xsd:gYear; empty if it has no year. */
    static Optional<String> lastDay(String date) {
        return day(date, false);
    }

    private static Optional<String> day(String date, boolean first) {
        try {
            LocalDate day =
                    switch (date.length()) {
                        case 4 -> first ? Year.parse(date).atDay(1) : lastOf(Year.parse(date));
                        case 7 ->
                                first
                                        ? YearMonth.parse(date).atDay(1)
                                        : YearMonth.parse(date).atEndOfMonth();
                        default -> LocalDate.parse(date);
                    };
            return Optional.of(day.toString());
        } catch (DateTimeException e) {
            // Without a year, "--03-06", it is on no timeline.
            return Optional.empty();
        }
    }

    private static LocalDate lastOf(Year year) {
        return year.atMonth(12).atEndOfMonth();
    }
}
