package org.newsgraph.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
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
    /** Classes of an entity, most telling first. */
    private static final List<String> TYPES =
            List.of(
                    "Person",
                    "GovernmentOrganization",
                    "Organization",
                    "Country",
                    "City",
                    "Place",
                    "Group",
                    "CreativeWork");

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
        private final Map<Node, String> labels = new TreeMap<>(Reader::byText);

        Reader(DatasetGraph dataset, NetworkOptions options) {
            this.dataset = dataset;
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
                                                                        contact(
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
                        .computeIfAbsent(event.getURI(), iri -> new TreeSet<>(Reader::byText))
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
                    values(graph, proposition, Terms.EVENT_TYPE).stream()
                            .anyMatch(Terms.ENCOUNTERS::contains);
            if (!ofEncounter || dataset.contains(graph, proposition, Terms.REFERS_TO, Node.ANY)) {
                return List.of();
            }
            Standing standing = standing(graph, proposition);
            List<Node> parties = entities(graph, proposition, Terms.PARTICIPANT);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                for (int j = i + 1; j < parties.size(); j++) {
                    pairs.add(new Pair(parties.get(i).getURI(), parties.get(j).getURI(), standing));
                }
            }
            return pairs;
        }

        private Standing standing(Node graph, Node proposition) {
            return Standing.of(
                    one(graph, proposition, Terms.POLARITY).map(Reader::text).orElse(""),
                    one(graph, proposition, Terms.MODALITY).map(Reader::text).orElse(""),
                    dataset.contains(graph, Node.ANY, Terms.CONTENT, proposition));
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
            return values(graph, event, property).stream()
                    .filter(Node::isURI)
                    .filter(node -> !options.named() || !unnamed(node))
                    .toList();
        }

        private Contact contact(Node event, Collection<Node> graphs, boolean met) {
            SortedSet<String> kind = new TreeSet<>();
            SortedSet<String> modes = new TreeSet<>();
            SortedSet<String> dates = new TreeSet<>();
            SortedSet<String> first = new TreeSet<>();
            SortedSet<String> last = new TreeSet<>();
            SortedSet<String> places = new TreeSet<>();
            SortedSet<String> claimedBy = new TreeSet<>();
            SortedSet<Contact.Sentence> evidence = new TreeSet<>();
            for (Node graph : graphs) {
                values(graph, event, met ? Terms.EVENT_TYPE : Terms.SAYING_KIND)
                        .forEach(node -> kind.add(met ? localName(node) : text(node)));
                values(graph, event, Terms.MODE).forEach(node -> modes.add(text(node)));
                values(graph, event, Terms.DATE).forEach(node -> dates.add(text(node)));
                values(graph, event, Terms.EARLIEST).forEach(node -> first.add(text(node)));
                values(graph, event, Terms.LATEST).forEach(node -> last.add(text(node)));
                values(graph, event, Terms.PLACE).forEach(node -> places.add(label(node)));
                values(graph, event, Terms.PLACE_TEXT).forEach(node -> places.add(text(node)));
                Iter.asStream(dataset.find(graph, Node.ANY, Terms.CONTENT, event))
                        .flatMap(quad -> values(graph, quad.getSubject(), Terms.SPEAKER).stream())
                        .forEach(speaker -> claimedBy.add(label(speaker)));
                values(graph, event, Terms.EVIDENCE)
                        .forEach(mention -> sentence(graph, mention).ifPresent(evidence::add));
            }
            if (first.isEmpty()) {
                dates.forEach(date -> firstDay(date).ifPresent(first::add));
                dates.forEach(date -> lastDay(date).ifPresent(last::add));
            }
            return new Contact(
                    event.getURI(),
                    List.copyOf(kind),
                    List.copyOf(modes),
                    List.copyOf(dates),
                    first.stream().findFirst(),
                    last.isEmpty() ? Optional.empty() : Optional.of(last.last()),
                    List.copyOf(places),
                    List.copyOf(claimedBy),
                    List.copyOf(evidence));
        }

        private Optional<Contact.Sentence> sentence(Node graph, Node mention) {
            Optional<String> text = one(graph, mention, Terms.SENTENCE_TEXT).map(Reader::text);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Node> article = one(graph, mention, Terms.ARTICLE);
            String title =
                    article.flatMap(node -> one(graph, node, Terms.HEADLINE))
                            .map(Reader::text)
                            .orElse("");
            int number =
                    one(graph, mention, Terms.SENTENCE)
                            .map(Reader::text)
                            .filter(digits -> digits.matches("\\d{1,9}"))
                            .map(Integer::parseInt)
                            .orElse(0);
            return Optional.of(
                    new Contact.Sentence(
                            article.orElse(graph).toString(), title, number, text.get()));
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
                                        label(node),
                                        type(node),
                                        unnamed(node),
                                        others.size()));
                    });
            return List.copyOf(vertices);
        }

        private String label(Node node) {
            return labels.computeIfAbsent(
                    node,
                    key ->
                            Stream.of(Terms.PREF_LABEL, Terms.NAME, Terms.DESCRIPTION)
                                    .flatMap(property -> anywhere(key, property).stream())
                                    .findFirst()
                                    .map(Reader::text)
                                    .orElseGet(() -> localName(key)));
        }

        private String type(Node node) {
            List<String> names =
                    anywhere(node, Terms.TYPE).stream().map(Reader::localName).toList();
            return TYPES.stream()
                    .filter(names::contains)
                    .findFirst()
                    .or(() -> names.stream().findFirst())
                    .orElse("Thing");
        }

        private boolean unnamed(Node node) {
            return anywhere(node, Terms.UNNAMED).stream()
                    .anyMatch(value -> text(value).equals("true"));
        }

        private Optional<Node> one(Node graph, Node subject, Node property) {
            return values(graph, subject, property).stream().findFirst();
        }

        private List<Node> values(Node graph, Node subject, Node property) {
            return sorted(dataset.find(graph, subject, property, Node.ANY));
        }

        private List<Node> anywhere(Node subject, Node property) {
            return sorted(dataset.find(Node.ANY, subject, property, Node.ANY));
        }

        private static List<Node> sorted(Iterator<Quad> quads) {
            return Iter.asStream(quads)
                    .map(Quad::getObject)
                    .distinct()
                    .sorted(Reader::byText)
                    .toList();
        }

        private static int byText(Node a, Node b) {
            return a.toString().compareTo(b.toString());
        }

        private static String text(Node node) {
            return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        }

        private static String localName(Node node) {
            String iri = text(node);
            return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
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
