package org.newsgraph.store;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.newsgraph.document.Span;
import org.newsgraph.identity.Curation;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.rdf.MentionIndex;
import org.newsgraph.rdf.News;
import org.newsgraph.rdf.Renaming;

/**
 * The articles of a store as a set: what is written of one depends on the others, not on the order
 * in which they came. Used once for each write transaction: put and remove, then {@link #settle}.
 *
 * <p>What a reading says by itself is kept with the article, as far as its graph says something
 * else, so that every decision can be taken anew when articles come or go.
 */
final class ArticleSet {
    private static final Node IDENTIFIER = DCTerms.identifier.asNode();
    private static final Node PUBLISHER = NodeFactory.createURI("https://schema.org/publisher");
    private static final Node TEXT =
            NodeFactory.createURI(
                    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString");
    private static final Node HELD_BACK = News.heldBack.asNode();

    private final DatasetGraph dataset;
    private final GraphWriter writer;
    private final Identities identities;
    private long settlingNanos;
    private int reconsidered;
    private final Stories stories;
    private final Encounters encounters;
    private final Set<Node> sameRecords = new HashSet<>();
    private final Map<Node, ArticleGraph> batch = new LinkedHashMap<>();

    ArticleSet(DatasetGraph dataset) {
        this.dataset = dataset;
        this.writer = new GraphWriter(dataset);
        this.identities = new Identities(dataset);
        this.stories = new Stories(dataset);
        this.encounters = new Encounters(dataset);
    }

    /**
     * CPU time of this thread spent so far on who is who and on stories, other than to write the
     * articles put.
     */
    long settlingNanos() {
        return settlingNanos;
    }

    /** How many articles were looked at again that were not put. */
    int reconsidered() {
        return reconsidered;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void put(ArticleGraph article) {
        long start = cpu();
        identities.put(article);
        if (writer.hasRecord(article)) {
            sameRecords.add(article.name());
        } else {
            stories.leave(article.name());
            writer.replaceRecord(article);
            stories.enter(article.name());
        }
        batch.put(article.name(), article);
        settlingNanos += cpu() - start;
    }

    /** False if it is not there. */
    boolean remove(Node article) {
        identities.remove(article);
        stories.leave(article);
        return writer.delete(article);
    }

    void curate(Curation rows) {
        identities.curate(rows);
    }

    /**
     * Writes what was put, and brings all other articles and the shared graphs up to date.
     *
     * @param outcomes takes what was done with each article that was put, in their order
     */
    void settle(Consumer<GraphWriter.Outcome> outcomes) {
        long start = cpu();
        identities.decide();
        stories.settle();
        settlingNanos += cpu() - start;
        for (ArticleGraph article : batch.values()) {
            start = cpu();
            ArticleGraph settled =
                    settled(article.name(), article.triples(), article.background()).of(article);
            settlingNanos += cpu() - start;
            outcomes.accept(writer.replace(settled, sameRecords.contains(article.name())));
        }
        start = cpu();
        rewriteAffected();
        settlingNanos += cpu() - start;
        writer.finish();
    }

    private void rewriteAffected() {
        Set<Node> affected = new TreeSet<>(Comparator.comparing(Node::getURI));
        affected.addAll(identities.affected());
        affected.addAll(stories.affected());
        for (Node article : affected) {
            boolean there = dataset.contains(GraphNames.RUNS, article, IDENTIFIER, Node.ANY);
            if (there && !batch.containsKey(article)) {
                rewrite(article);
            }
        }
        // Only now everyone has the IRI that they keep, and so have the events that are placed.
        // A copy, as rewriting notes the days of what it writes.
        for (Map.Entry<String, SortedSet<String>> dirty : copy(writer.dirtyDays()).entrySet()) {
            encounters.outdated(dirty.getKey(), dirty.getValue()).forEach(this::rewrite);
        }
    }

    private static SortedMap<String, SortedSet<String>> copy(
            SortedMap<String, SortedSet<String>> days) {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        days.forEach((key, all) -> copy.put(key, new TreeSet<>(all)));
        return copy;
    }

    private void rewrite(Node article) {
        reconsidered++;
        Optional<HeldBack> held = heldBack(article);
        Settled settled = settled(article, reading(article, held), background(article, held));
        writer.rewrite(article, settled.triples(), settled.background());
    }

    /** What the article says by itself; without the record. */
    ArticleGraph reading(Node article) {
        Optional<HeldBack> held = heldBack(article);
        return new ArticleGraph(
                article,
                IriMinter.articleKey(article),
                reading(article, held),
                background(article, held),
                List.of(),
                List.of());
    }

    /** For each id of the article's reading whom it means, where that is another. */
    SortedMap<String, String> identities(Node article) {
        IriMinter iris = IriMinter.ofArticle(article);
        SortedMap<String, String> ids = new TreeMap<>();
        identities
                .names(article, reading(article, heldBack(article)))
                .forEach((from, to) -> ids.put(iris.id(from), iris.id(to)));
        return ids;
    }

    /**
     * Where an article speaks of someone, without regard to rows about single mentions; empty if it
     * was read before that was kept.
     */
    Optional<List<EntityMention>> mentions(Node article, String id) {
        return mentions(article, id, Map.of());
    }

    /** Where the articles of the store speak of someone. */
    List<EntityMention> mentionsOf(String id) {
        Iterator<Quad> any = dataset.find(GraphNames.RUNS, Node.ANY, IDENTIFIER, Node.ANY);
        if (!any.hasNext()) {
            return List.of();
        }
        Node entity = IriMinter.ofArticle(any.next().getSubject()).entity(id);
        Set<Node> articles = new TreeSet<>(Comparator.comparing(Node::getURI));
        dataset.find(Node.ANY, Node.ANY, News.mentions.asNode(), entity)
                .forEachRemaining(quad -> articles.add(quad.getSubject()));
        List<EntityMention> found = new ArrayList<>();
        for (Node article : articles) {
            Map<MentionIndex.Mention, Node> apart =
                    identities.apart(article, reading(article, heldBack(article)));
            mentions(article, id, apart).ifPresent(found::addAll);
        }
        return found;
    }

    private Optional<List<EntityMention>> mentions(
            Node article, String id, Map<MentionIndex.Mention, Node> apart) {
        Optional<MentionIndex> index = Identities.mentions(dataset, article);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        IriMinter iris = IriMinter.ofArticle(article);
        Map<Node, Node> names = identities.names(article, reading(article, heldBack(article)));
        String text = literal(article, article, TEXT);
        String articleId = literal(GraphNames.RUNS, article, IDENTIFIER);
        List<EntityMention> found = new ArrayList<>();
        for (MentionIndex.Mention mention : index.get().mentions()) {
            Node entity = iris.entity(mention.entity());
            Node meant = apart.getOrDefault(mention, names.getOrDefault(entity, entity));
            if (meant.equals(iris.entity(id))) {
                Span span = mention.span();
                found.add(new EntityMention(articleId, span.start(), span.end(), span.of(text)));
            }
        }
        return Optional.of(found);
    }

    private String literal(Node graph, Node subject, Node predicate) {
        return dataset.find(graph, subject, predicate, Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm();
    }

    /** An article's graph as it must be. */
    private record Settled(List<Triple> triples, SortedMap<String, List<Triple>> background) {
        ArticleGraph of(ArticleGraph article) {
            return new ArticleGraph(
                    article.name(),
                    article.articleId(),
                    triples,
                    background,
                    article.record(),
                    article.appearances());
        }
    }

    private Settled settled(
            Node article, List<Triple> reading, SortedMap<String, List<Triple>> background) {
        if (stories.isSuperseded(article)) {
            return withdrawn(article, reading, background);
        }
        Set<Node> touched = new HashSet<>();
        Map<Node, Node> names = identities.names(article, reading);
        Map<MentionIndex.Mention, Node> apart = identities.apart(article, reading);
        List<Triple> triples = reading;
        if (!apart.isEmpty()) {
            names = new HashMap<>(names);
            triples = parted(article, reading, apart, names, touched);
        }
        triples = renamed(article, triples, names, touched);
        triples = renamed(article, triples, encounters.names(article, triples), touched);
        Optional<HeldBack> held = Optional.empty();
        if (!touched.isEmpty()) {
            held =
                    Optional.of(
                            new HeldBack(
                                    touched,
                                    HeldBack.about(reading, touched),
                                    HeldBack.unused(background, triples)));
        }
        keep(article, held);
        return new Settled(triples, background);
    }

    /**
     * Gives mentions that mean others than the rest of the article nodes of their own, which are
     * renamed with all others: events are named by their parties.
     */
    private List<Triple> parted(
            Node article,
            List<Triple> reading,
            Map<MentionIndex.Mention, Node> apart,
            Map<Node, Node> names,
            Set<Node> touched) {
        IriMinter iris = IriMinter.ofArticle(article);
        MentionIndex index = Identities.mentions(dataset, article).orElseThrow();
        Map<MentionIndex.Mention, Node> nodes = new TreeMap<>();
        apart.forEach(
                (mention, to) -> {
                    Node own = iris.entity(mention.entity() + "_at-" + mention.span().start());
                    nodes.put(mention, own);
                    names.put(own, to);
                });
        Map<Node, Node> whole = new HashMap<>();
        for (MentionIndex.Mention mention : index.mentions()) {
            whole.merge(
                    iris.entity(mention.entity()),
                    apart.getOrDefault(mention, article),
                    (a, b) -> a.equals(b) ? a : article);
        }
        // Where all mentions mean the same other, all that is said of them is said of that one.
        whole.forEach(
                (entity, to) -> {
                    if (!to.equals(article)) {
                        names.put(entity, to);
                        nodes.keySet().removeIf(m -> iris.entity(m.entity()).equals(entity));
                    }
                });
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        if (nodes.isEmpty()) {
            return reading;
        }
        MentionIndex.Parted parted = index.part(article, reading, nodes);
        touched.addAll(parted.touched());
        return parted.triples();
    }

    private static List<Triple> renamed(
            Node article, List<Triple> triples, Map<Node, Node> names, Set<Node> touched) {
        if (names.isEmpty()) {
            return triples;
        }
        Renaming.Renamed renamed = Renaming.apply(article, triples, names);
        touched.addAll(renamed.touched());
        return renamed.triples();
    }

    /** Of an article that a later version supersedes its text and metadata stay. */
    private Settled withdrawn(
            Node article, List<Triple> reading, SortedMap<String, List<Triple>> background) {
        List<Triple> kept = new ArrayList<>();
        List<Triple> claims = new ArrayList<>();
        Set<Node> described = new HashSet<>(Set.of(article));
        for (Triple triple : reading) {
            if (triple.getSubject().equals(article) && triple.getPredicate().equals(PUBLISHER)) {
                described.add(triple.getObject());
            }
        }
        for (Triple triple : reading) {
            boolean metadata =
                    described.contains(triple.getSubject())
                            && !Entities.isLink(triple)
                            && !triple.getPredicate().equals(News.datelinePlace.asNode());
            (metadata ? kept : claims).add(triple);
        }
        keep(
                article,
                Optional.of(new HeldBack(Set.of(), claims, HeldBack.unused(background, kept))));
        return new Settled(kept, new TreeMap<>());
    }

    private void keep(Node article, Optional<HeldBack> held) {
        Optional<String> now = held.map(HeldBack::text);
        Optional<String> old = heldText(article);
        if (!now.equals(old)) {
            dataset.deleteAny(GraphNames.IDENTITIES, article, HELD_BACK, Node.ANY);
            now.ifPresent(
                    text ->
                            dataset.add(
                                    Quad.create(
                                            GraphNames.IDENTITIES,
                                            article,
                                            HELD_BACK,
                                            NodeFactory.createLiteralString(text))));
        }
    }

    private Optional<HeldBack> heldBack(Node article) {
        return heldText(article).map(HeldBack::parse);
    }

    private Optional<String> heldText(Node article) {
        Iterator<Quad> found = dataset.find(GraphNames.IDENTITIES, article, HELD_BACK, Node.ANY);
        return found.hasNext()
                ? Optional.of(found.next().getObject().getLiteralLexicalForm())
                : Optional.empty();
    }

    /** What tables know of the entities of an article's reading. */
    private SortedMap<String, List<Triple>> background(Node article, Optional<HeldBack> held) {
        SortedMap<String, List<Triple>> background =
                new TreeMap<>(held.map(HeldBack::background).orElseGet(TreeMap::new));
        Entities entities = new Entities(dataset);
        for (Node entity : Entities.linked(dataset, article)) {
            List<Triple> known = entities.curated(entity);
            if (!known.isEmpty()) {
                background.put(entity.getURI(), known);
            }
        }
        return background;
    }

    private List<Triple> reading(Node article, Optional<HeldBack> held) {
        Set<Triple> now = new HashSet<>();
        dataset.findNG(article, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> now.add(quad.asTriple()));
        return held.map(one -> one.restore(now)).orElseGet(() -> new ArrayList<>(now));
    }
}
