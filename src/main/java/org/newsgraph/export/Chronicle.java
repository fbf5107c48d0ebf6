package org.newsgraph.export;

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
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * What is told, event by event: the one source of the formats for maps, timelines and notes.
 *
 * <p>Encounters, visits and statements that articles assert; the options may add those that are
 * only claimed, planned, denied or supposed. In the order of their days, then of their IRIs; those
 * without a day come last. All of it is held in memory.
 */
final class Chronicle {
    private static final Comparator<Told> ORDER =
            Comparator.comparing((Told told) -> told.contact().first().orElse("9999"))
                    .thenComparing(Told::iri)
                    .thenComparing(Told::standing);

    private final DatasetGraph dataset;
    private final NetworkOptions options;
    private final Lookup lookup;
    private final Set<String> kinds;

    private record Key(String iri, Told.What what, Standing standing) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::iri)
                        .thenComparing(Key::what)
                        .thenComparing(Key::standing);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Chronicle(DatasetGraph dataset, NetworkOptions options) {
        this.dataset = dataset;
        this.options = options;
        lookup = new Lookup(dataset);
        kinds =
                options.kinds().stream()
                        .map(kind -> kind.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    Lookup lookup() {
        return lookup;
    }

    List<Told> read() {
        SortedMap<Key, SortedSet<Node>> found = new TreeMap<>();
        gather(Terms.ENCOUNTER, Told.What.ENCOUNTER, found);
        gather(Terms.VISIT, Told.What.VISIT, found);
        gather(Terms.STATEMENT, Told.What.STATEMENT, found);
        if (options.claims()) {
            propositions(found);
        }
        List<Told> told = new ArrayList<>();
        found.forEach((key, graphs) -> told(key, graphs).ifPresent(told::add));
        told.sort(ORDER);
        return told;
    }

    private void gather(Node type, Told.What what, SortedMap<Key, SortedSet<Node>> found) {
        Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, Terms.TYPE, type);
        while (quads.hasNext()) {
            note(quads.next(), what, Standing.FACT, found);
        }
    }

    private void propositions(SortedMap<Key, SortedSet<Node>> found) {
        Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, Terms.TYPE, Terms.PROPOSITION);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            Node graph = quad.getGraph();
            Node proposition = quad.getSubject();
            // What the article itself asserts is told as that.
            if (dataset.contains(graph, proposition, Terms.REFERS_TO, Node.ANY)) {
                continue;
            }
            List<Node> types = lookup.values(graph, proposition, Terms.EVENT_TYPE);
            Told.What what =
                    types.contains(Terms.STATEMENT)
                            ? Told.What.STATEMENT
                            : types.contains(Terms.VISIT) ? Told.What.VISIT : Told.What.ENCOUNTER;
            note(quad, what, lookup.standing(graph, proposition), found);
        }
    }

    private static void note(
            Quad quad, Told.What what, Standing standing, SortedMap<Key, SortedSet<Node>> found) {
        if (quad.getSubject().isURI()) {
            found.computeIfAbsent(
                            new Key(quad.getSubject().getURI(), what, standing),
                            key -> new TreeSet<>(Lookup::byText))
                    .add(quad.getGraph());
        }
    }

    private Optional<Told> told(Key key, SortedSet<Node> graphs) {
        Node event = NodeFactory.createURI(key.iri());
        boolean said = key.what() == Told.What.STATEMENT;
        Contact contact = lookup.contact(event, graphs, !said);
        boolean wanted =
                kinds.isEmpty()
                        || contact.kinds().stream()
                                .anyMatch(kind -> kinds.contains(kind.toLowerCase(Locale.ROOT)));
        if (!wanted) {
            return Optional.empty();
        }
        Told told =
                new Told(
                        key.what(),
                        key.standing(),
                        contact,
                        things(graphs, event, said ? Terms.SPEAKER : Terms.PARTICIPANT),
                        said ? things(graphs, event, Terms.ABOUT) : List.of(),
                        said
                                ? graphs.stream()
                                        .flatMap(
                                                graph ->
                                                        lookup
                                                                .values(graph, event, Terms.TEXT)
                                                                .stream())
                                        .findFirst()
                                        .map(Lookup::text)
                                        .orElse("")
                                : "",
                        things(graphs, event, Terms.PLACE).stream().map(this::spot).toList());
        boolean around =
                options.ego().isEmpty()
                        || told.things().anyMatch(thing -> thing.iri().equals(options.ego().get()));
        boolean named = !options.named() || !told.parties().isEmpty();
        return around && named ? Optional.of(told) : Optional.empty();
    }

    private List<Told.Thing> things(SortedSet<Node> graphs, Node event, Node property) {
        return graphs.stream()
                .flatMap(graph -> lookup.values(graph, event, property).stream())
                .filter(Node::isURI)
                .distinct()
                .sorted(Lookup::byText)
                .map(
                        node ->
                                new Told.Thing(
                                        node.getURI(), lookup.label(node), lookup.unnamed(node)))
                .filter(thing -> !options.named() || !thing.unnamed())
                .toList();
    }

    private Told.Spot spot(Told.Thing thing) {
        Node place = NodeFactory.createURI(thing.iri());
        Optional<Double> longitude = number(place, Terms.LONGITUDE);
        Optional<Double> latitude = number(place, Terms.LATITUDE);
        return new Told.Spot(
                thing,
                longitude.isPresent() && latitude.isPresent()
                        ? Told.Coordinates.of(longitude.get(), latitude.get())
                        : Optional.empty());
    }

    private Optional<Double> number(Node place, Node property) {
        return lookup.anywhere(place, property).stream()
                .filter(
                        node ->
                                node.isLiteral()
                                        && node.getLiteral().isWellFormed()
                                        && node.getLiteralValue() instanceof Number)
                .map(node -> ((Number) node.getLiteralValue()).doubleValue())
                .findFirst();
    }
}
