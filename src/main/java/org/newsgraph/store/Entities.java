package org.newsgraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.NameKey;
import org.newsgraph.rdf.News;

/**
 * Keeps the graph of entities a function of the articles' graphs: an entity is there while some
 * article mentions it or lies in it, with one preferred name, the keys of all its names, and what
 * curated tables know. The order in which articles came leaves no trace.
 */
final class Entities {
    private static final Node NAME = NodeFactory.createURI("https://schema.org/name");
    private static final Node ALT_LABEL = SKOS.altLabel.asNode();
    private static final Node PREF_LABEL = SKOS.prefLabel.asNode();
    private static final Node NAME_KEY = News.nameKey.asNode();
    private static final Node DESCRIPTION = News.description.asNode();
    private static final List<Node> LINKS =
            List.of(News.mentions.asNode(), News.background.asNode());
    private static final List<Node> NAMING = List.of(NAME, ALT_LABEL, DESCRIPTION);

    /**
     * Which of several names of one entity is shown: one that is not all in capitals, then the
     * longest, then the first by its chars.
     */
    private static final Comparator<String> BEST_FIRST =
            Comparator.comparing(Entities::isAllCapitals)
                    .thenComparing(Comparator.comparingInt(String::length).reversed())
                    .thenComparing(Comparator.naturalOrder());

    private final DatasetGraph dataset;

    Entities(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Entities that an article's graph links to. */
    static List<Node> linked(DatasetGraph dataset, Node article) {
        List<Node> linked = new ArrayList<>();
        for (Node link : LINKS) {
            dataset.find(article, article, link, Node.ANY)
                    .forEachRemaining(quad -> linked.add(quad.getObject()));
        }
        return linked;
    }

    /** Triples of an article's graph that name an entity. */
    static boolean isNaming(Triple triple) {
        return NAMING.contains(triple.getPredicate());
    }

    /** Brings the entity up to date with the articles' graphs. Inside a write transaction. */
    void update(Node entity, List<Triple> background) {
        Set<Triple> should = new HashSet<>();
        if (isLinked(entity)) {
            List<Triple> known = background.isEmpty() ? curated(entity) : background;
            should.addAll(known);
            should.addAll(names(entity, known));
        }
        List<Triple> surplus = new ArrayList<>();
        dataset.find(GraphNames.ENTITIES, entity, Node.ANY, Node.ANY)
                .forEachRemaining(
                        quad -> {
                            if (!should.remove(quad.asTriple())) {
                                surplus.add(quad.asTriple());
                            }
                        });
        surplus.forEach(triple -> dataset.delete(Quad.create(GraphNames.ENTITIES, triple)));
        should.forEach(triple -> dataset.add(Quad.create(GraphNames.ENTITIES, triple)));
    }

    /** Whether the triple links an article to an entity. */
    static boolean isLink(Triple triple) {
        return LINKS.contains(triple.getPredicate());
    }

    /** Whether some article links to the entity. */
    boolean isLinked(Node entity) {
        return LINKS.stream().anyMatch(link -> dataset.contains(Node.ANY, Node.ANY, link, entity));
    }

    /** What is stored of the entity and does not come from the articles. */
    List<Triple> curated(Node entity) {
        List<Triple> curated = new ArrayList<>();
        dataset.find(GraphNames.ENTITIES, entity, Node.ANY, Node.ANY)
                .forEachRemaining(
                        quad -> {
                            if (!quad.getPredicate().equals(PREF_LABEL)
                                    && !quad.getPredicate().equals(NAME_KEY)) {
                                curated.add(quad.asTriple());
                            }
                        });
        return curated;
    }

    private List<Triple> names(Node entity, List<Triple> known) {
        TreeSet<String> fullest = new TreeSet<>(BEST_FIRST);
        Set<String> all = new HashSet<>();
        Optional<String> curatedName =
                known.stream()
                        .filter(triple -> triple.getPredicate().equals(NAME))
                        .map(triple -> triple.getObject().getLiteralLexicalForm())
                        .findFirst();
        curatedName.ifPresent(all::add);
        collect(entity, NAME, fullest);
        all.addAll(fullest);
        collect(entity, ALT_LABEL, all);
        TreeSet<String> descriptions = new TreeSet<>(BEST_FIRST);
        if (fullest.isEmpty()) {
            collect(entity, DESCRIPTION, descriptions);
        }

        List<Triple> names = new ArrayList<>();
        curatedName
                .or(() -> fullest.stream().findFirst())
                .or(() -> descriptions.stream().findFirst())
                .ifPresent(
                        name ->
                                names.add(
                                        Triple.create(
                                                entity,
                                                PREF_LABEL,
                                                NodeFactory.createLiteralString(name))));
        for (String name : all) {
            String key = NameKey.of(name);
            if (!key.isEmpty()) {
                names.add(Triple.create(entity, NAME_KEY, NodeFactory.createLiteralString(key)));
            }
        }
        return names;
    }

    private void collect(Node entity, Node predicate, Set<String> into) {
        Iterator<Quad> quads = dataset.find(Node.ANY, entity, predicate, Node.ANY);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            if (!GraphNames.isShared(quad.getGraph())) {
                into.add(quad.getObject().getLiteralLexicalForm());
            }
        }
    }

    private static boolean isAllCapitals(String name) {
        return name.codePoints().anyMatch(Character::isUpperCase)
                && name.codePoints().noneMatch(Character::isLowerCase);
    }
}
