package org.newsgraph.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.identity.Appearance;
import org.newsgraph.identity.Curation;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.rdf.NameKey;
import org.newsgraph.rdf.News;

/** Tells who is in a store and why; used inside one read transaction. */
final class EntityReports {
    private static final Node NAME = NodeFactory.createURI("https://schema.org/name");
    private static final Node IDENTITY = News.identity.asNode();

    private final DatasetGraph dataset;
    private final Curation curation;

    EntityReports(DatasetGraph dataset) {
        this.dataset = dataset;
        this.curation = Identities.curation(dataset);
    }

    /**
     * All people and bodies with a name, or those of one name, in order of their IRIs. If there is
     * nobody of that name, those whose names contain it as whole words.
     *
     * @param name a name in any spelling, or an id; all if empty
     */
    void each(Optional<String> name, Consumer<EntityReport> to) {
        TreeSet<String> found = new TreeSet<>();
        Iterator<Quad> any =
                dataset.find(GraphNames.ENTITIES, Node.ANY, SKOS.prefLabel.asNode(), Node.ANY);
        if (name.isPresent()) {
            String key = NameKey.of(name.get());
            dataset.find(
                            GraphNames.ENTITIES,
                            Node.ANY,
                            News.nameKey.asNode(),
                            NodeFactory.createLiteralString(key))
                    .forEachRemaining(quad -> found.add(quad.getSubject().getURI()));
            while (any.hasNext()) {
                String uri = any.next().getSubject().getURI();
                if (uri.endsWith("/" + name.get())) {
                    found.add(uri);
                }
            }
            if (found.stream().noneMatch(EntityReports::isListed)) {
                withPart(key, found);
            }
        } else {
            any.forEachRemaining(quad -> found.add(quad.getSubject().getURI()));
        }
        for (String uri : found) {
            if (isListed(uri)) {
                to.accept(report(NodeFactory.createURI(uri), id(uri)));
            }
        }
    }

    /** Adds those whose names have these words, whole and in this order: a surname alone. */
    private void withPart(String key, TreeSet<String> found) {
        if (key.isEmpty()) {
            return;
        }
        dataset.find(GraphNames.ENTITIES, Node.ANY, News.nameKey.asNode(), Node.ANY)
                .forEachRemaining(
                        quad -> {
                            String other = quad.getObject().getLiteralLexicalForm();
                            if ((" " + other + " ").contains(" " + key + " ")) {
                                found.add(quad.getSubject().getURI());
                            }
                        });
    }

    private static boolean isListed(String uri) {
        String id = id(uri);
        return id.startsWith("person/") || id.startsWith("org/");
    }

    private static String id(String uri) {
        int kind = uri.lastIndexOf('/', uri.lastIndexOf('/') - 1) + 1;
        return new IriMinter(uri.substring(0, kind)).id(NodeFactory.createURI(uri));
    }

    private EntityReport report(Node entity, String id) {
        SortedSet<String> aliases = new TreeSet<>();
        String name = "";
        Iterator<Quad> label =
                dataset.find(GraphNames.ENTITIES, entity, SKOS.prefLabel.asNode(), Node.ANY);
        if (label.hasNext()) {
            name = label.next().getObject().getLiteralLexicalForm();
        }
        for (Node predicate : List.of(NAME, SKOS.altLabel.asNode())) {
            dataset.find(Node.ANY, entity, predicate, Node.ANY)
                    .forEachRemaining(
                            quad -> aliases.add(quad.getObject().getLiteralLexicalForm()));
        }
        aliases.remove(name);
        SortedSet<String> countries = new TreeSet<>();
        dataset.find(Node.ANY, entity, News.country.asNode(), Node.ANY)
                .forEachRemaining(quad -> countries.add(id(quad.getObject().getURI())));
        SortedMap<String, Long> together = new TreeMap<>();
        TreeSet<String> blocks = new TreeSet<>();
        Iterator<Quad> appearances =
                dataset.find(GraphNames.IDENTITIES, Node.ANY, IDENTITY, entity);
        while (appearances.hasNext()) {
            Node node = appearances.next().getSubject();
            Appearance appearance = appearance(node);
            blocks.add(appearance.block());
            countries.addAll(appearance.countries());
            long articles =
                    count(
                            dataset.find(
                                    GraphNames.IDENTITIES, Node.ANY, News.appears.asNode(), node));
            together.merge(shown(appearance), articles, Long::sum);
        }
        SortedSet<String> sameAs = new TreeSet<>();
        dataset.find(GraphNames.ENTITIES, entity, OWL.sameAs.asNode(), Node.ANY)
                .forEachRemaining(quad -> sameAs.add(quad.getObject().getURI()));
        return new EntityReport(
                id,
                name,
                aliases,
                roles(entity),
                countries,
                count(dataset.find(Node.ANY, Node.ANY, News.mentions.asNode(), entity)),
                together,
                namesakes(id, blocks),
                curation.rows().stream()
                        .filter(row -> Curation.ids(List.of(row)).contains(id))
                        .toList(),
                sameAs);
    }

    private SortedSet<String> roles(Node entity) {
        SortedSet<String> roles = new TreeSet<>();
        Iterator<Quad> held = dataset.find(Node.ANY, entity, News.hasRole.asNode(), Node.ANY);
        while (held.hasNext()) {
            Node role = held.next().getObject();
            String title = first(role, News.title.asNode()).orElse("");
            String tenure = first(role, News.tenure.asNode()).orElse("current");
            Optional<String> body = first(role, News.organizationText.asNode());
            roles.add(
                    (tenure.equals("current") ? "" : tenure + " ")
                            + title
                            + body.map(words -> " (" + words + ")").orElse(""));
        }
        // "Mining Minister" and "mining minister" are one office.
        SortedSet<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(List.copyOf(roles));
        return new TreeSet<>(List.copyOf(folded));
    }

    private Optional<String> first(Node subject, Node predicate) {
        Iterator<Quad> found = dataset.find(Node.ANY, subject, predicate, Node.ANY);
        return found.hasNext()
                ? Optional.of(found.next().getObject().getLiteralLexicalForm())
                : Optional.empty();
    }

    /** Others who share the name, and what is said of them. */
    private SortedMap<String, String> namesakes(String id, TreeSet<String> blocks) {
        SortedMap<String, TreeSet<String>> others = new TreeMap<>();
        for (String block : blocks) {
            dataset.find(
                            GraphNames.IDENTITIES,
                            Node.ANY,
                            News.block.asNode(),
                            NodeFactory.createLiteralString(block))
                    .forEachRemaining(
                            quad -> {
                                Node node = quad.getSubject();
                                Appearance appearance = appearance(node);
                                Iterator<Quad> identity =
                                        dataset.find(
                                                GraphNames.IDENTITIES, node, IDENTITY, Node.ANY);
                                String other =
                                        identity.hasNext()
                                                ? id(identity.next().getObject().getURI())
                                                : "";
                                if (!other.equals(id)) {
                                    others.computeIfAbsent(other, key -> new TreeSet<>())
                                            .add(shown(appearance));
                                }
                            });
        }
        SortedMap<String, String> apart = new TreeMap<>();
        others.forEach(
                (other, words) ->
                        apart.put(
                                other.isEmpty() ? "articles that do not tell which" : other,
                                words.stream().collect(Collectors.joining("; "))));
        return apart;
    }

    private static String shown(Appearance appearance) {
        List<String> words = new ArrayList<>();
        words.add(appearance.entity().substring(appearance.entity().indexOf('/') + 1));
        if (!appearance.mark().isEmpty() && !appearance.isIndirect()) {
            words.add("initial " + appearance.mark());
        }
        words.add(appearance.isBare() ? "nothing told" : appearance.words());
        return String.join(": ", words);
    }

    private Appearance appearance(Node node) {
        return Appearance.parse(
                dataset.find(GraphNames.IDENTITIES, node, News.looks.asNode(), Node.ANY)
                        .next()
                        .getObject()
                        .getLiteralLexicalForm());
    }

    private static long count(Iterator<?> items) {
        long count = 0;
        while (items.hasNext()) {
            items.next();
            count++;
        }
        return count;
    }
}
