package org.newsgraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.identity.Appearance;
import org.newsgraph.identity.Curation;
import org.newsgraph.identity.IdentityRules;
import org.newsgraph.identity.Offices;
import org.newsgraph.identity.Seen;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.rdf.News;

/**
 * Keeps who is who a function of the set of articles and of the curated table, whatever the order
 * they came in. Used once for each write transaction.
 *
 * <p>Each article links to the appearances of those whom it names. Whom an appearance means is
 * decided from all appearances of the name, so the work grows with the ways in which a name is
 * presented, not with the articles that have it; only articles of a name that is shared by several,
 * and that do not tell which, are looked at one by one.
 */
final class Identities {
    private static final Node GRAPH = GraphNames.IDENTITIES;
    private static final Node APPEARS = News.appears.asNode();
    private static final Node LOOKS = News.looks.asNode();
    private static final Node BLOCK = News.block.asNode();
    private static final Node ANSWERS_TO = News.answersTo.asNode();
    private static final Node FIRST = News.firstSeen.asNode();
    private static final Node LAST = News.lastSeen.asNode();
    private static final Node IDENTITY = News.identity.asNode();
    private static final Node UNSETTLED = News.unsettled.asNode();
    private static final Node CURATED = News.curated.asNode();
    private static final Node DATE_PUBLISHED =
            NodeFactory.createURI("https://schema.org/datePublished");
    private static final int MONTH = 7;

    private final DatasetGraph dataset;
    private final TreeSet<String> dirtyBlocks = new TreeSet<>();
    private final TreeSet<String> dirtyKeys = new TreeSet<>();
    private final Set<Node> affected = new HashSet<>();
    private final Map<String, Block> blocks = new HashMap<>();

    /** Days of articles that have been put, and whose graphs are not written yet. */
    private final Map<Node, Optional<String>> days = new HashMap<>();

    /** Appearances of this transaction: what one is never changes. */
    private final Map<Node, Appearance> known = new HashMap<>();

    private Curation curation;

    /** A name that has been decided in this transaction. */
    private static final class Block {
        private final IdentityRules.Decision decision;
        private Map<String, Set<String>> company;

        /** Of each appearance that is left open: many articles may have it. */
        private final Map<Appearance, List<IdentityRules.Cluster>> candidates = new HashMap<>();

        Block(IdentityRules.Decision decision, Map<String, Set<String>> company) {
            this.decision = decision;
            this.company = company;
        }
    }

    Identities(DatasetGraph dataset) {
        this.dataset = dataset;
        this.curation = curation(dataset);
    }

    /** The rows that the store remembers. */
    static Curation curation(DatasetGraph dataset) {
        List<String> rows = new ArrayList<>();
        dataset.find(GRAPH, GRAPH, CURATED, Node.ANY)
                .forEachRemaining(quad -> rows.add(quad.getObject().getLiteralLexicalForm()));
        return Curation.of("the store's curated table", rows);
    }

    /**
     * Remembers other rows; all articles that speak of those whom they name are looked at again.
     */
    void curate(Curation now) {
        Set<String> changed = new TreeSet<>(now.rows());
        Set<String> old = new TreeSet<>(curation.rows());
        for (String row : old) {
            if (!changed.remove(row)) {
                changed.add(row);
            }
        }
        dataset.deleteAny(GRAPH, GRAPH, CURATED, Node.ANY);
        now.rows().forEach(row -> add(GRAPH, CURATED, string(row)));
        curation = now;
        if (changed.isEmpty()) {
            return;
        }
        Set<String> ids = Curation.ids(changed);
        for (int before = 0; before < ids.size(); ) {
            // Where A became B and B became C, articles of A say C.
            before = ids.size();
            for (String row : union(now.rows(), old)) {
                Set<String> named = Curation.ids(List.of(row));
                if (named.stream().anyMatch(ids::contains)) {
                    ids.addAll(named);
                }
            }
        }
        Iterator<Quad> any = dataset.find(GRAPH, Node.ANY, APPEARS, Node.ANY);
        IriMinter iris =
                any.hasNext() ? IriMinter.ofArticle(any.next().getSubject()) : new IriMinter();
        for (String id : ids) {
            dataset.find(Node.ANY, Node.ANY, News.mentions.asNode(), iris.entity(id))
                    .forEachRemaining(quad -> affected.add(quad.getSubject()));
        }
    }

    private static Set<String> union(Collection<String> some, Collection<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    // Appearances

    /** Takes the appearances of an article, before its graph is written. */
    void put(ArticleGraph article) {
        IriMinter iris = IriMinter.ofArticle(article.name());
        Map<Node, Appearance> appearances = new LinkedHashMap<>();
        for (Appearance one : article.appearances()) {
            Node node = iris.appearance(one.line());
            appearances.put(node, one);
            known.put(node, one);
        }
        Optional<String> day = day(article.triples());
        change(article.name(), appearances, stamp(article.name(), day));
        days.put(article.name(), day);
    }

    /** Forgets the appearances of an article, before its graph is removed. */
    void remove(Node article) {
        change(article, Map.of(), "");
        dataset.deleteAny(GRAPH, article, Node.ANY, Node.ANY);
        affected.remove(article);
    }

    private void change(Node article, Map<Node, Appearance> appearances, String stamp) {
        Set<Node> old = appearances(article);
        String oldStamp = stamp(article, storedDay(article));
        boolean sameDay = oldStamp.equals(stamp);
        if (sameDay && old.equals(appearances.keySet())) {
            return;
        }
        for (Node appearance : old) {
            noteUnsettled(appearance);
            if (!sameDay || !appearances.containsKey(appearance)) {
                unlink(article, appearance, oldStamp);
            }
        }
        appearances.forEach(
                (node, appearance) -> {
                    if (!sameDay || !old.contains(node)) {
                        link(article, node, appearance, stamp);
                    }
                    noteUnsettled(node);
                });
    }

    private void link(Node article, Node node, Appearance appearance, String stamp) {
        if (!dataset.contains(GRAPH, node, LOOKS, Node.ANY)) {
            add(node, LOOKS, string(appearance.line()));
            add(node, BLOCK, string(appearance.block()));
            appearance.answersTo().forEach(key -> add(node, ANSWERS_TO, string(key)));
            add(node, FIRST, string(stamp));
            if (!appearance.answersTo().isEmpty()) {
                add(node, LAST, string(stamp));
            }
            dirtyBlocks.add(appearance.block());
            dirtyKeys.addAll(appearance.answersTo());
        } else {
            seen(node, appearance, FIRST, stamp, stamp.compareTo(text(node, FIRST)) < 0);
            if (!appearance.answersTo().isEmpty()) {
                String last = Seen.later(stamp, text(node, LAST));
                seen(node, appearance, LAST, last, !last.equals(text(node, LAST)));
            }
        }
        add(article, APPEARS, node);
    }

    private void seen(Node node, Appearance appearance, Node when, String stamp, boolean changes) {
        if (!changes) {
            return;
        }
        String old = text(node, when);
        dataset.deleteAny(GRAPH, node, when, Node.ANY);
        add(node, when, string(stamp));
        if (when.equals(FIRST)) {
            dirtyBlocks.add(appearance.block());
        }
        if (!stamp.substring(0, MONTH).equals(old.substring(0, MONTH))) {
            dirtyKeys.addAll(appearance.answersTo());
        }
    }

    private void unlink(Node article, Node node, String stamp) {
        dataset.delete(Quad.create(GRAPH, article, APPEARS, node));
        Appearance appearance = appearance(node);
        if (!dataset.contains(GRAPH, Node.ANY, APPEARS, node)) {
            dataset.deleteAny(GRAPH, node, Node.ANY, Node.ANY);
            dirtyBlocks.add(appearance.block());
            dirtyKeys.addAll(appearance.answersTo());
            return;
        }
        boolean first = stamp.equals(text(node, FIRST));
        boolean last = !appearance.answersTo().isEmpty() && stamp.equals(text(node, LAST));
        if (first || last) {
            TreeSet<String> stamps = new TreeSet<>();
            for (Node other : articles(node)) {
                stamps.add(stamp(other, storedDay(other)));
            }
            seen(node, appearance, FIRST, stamps.first(), first);
            seen(node, appearance, LAST, stamps.stream().reduce(stamps.first(), Seen::later), last);
        }
    }

    /** The company of a name has changed: who is meant where it does not tell may have, too. */
    private void noteUnsettled(Node node) {
        String block = appearance(node).block();
        if (!isIndirect(block) && dataset.contains(GRAPH, GRAPH, UNSETTLED, string(block))) {
            dirtyBlocks.add(block);
        }
    }

    // Decisions

    /** Decides for all names that were touched, and finds the articles that must change. */
    void decide() {
        for (String block : dirtyBlocks) {
            if (isIndirect(block)) {
                dirtyKeys.add(block);
            } else {
                decide(block);
            }
        }
        for (String key : dirtyKeys) {
            dataset.find(GRAPH, Node.ANY, BLOCK, string(key))
                    .forEachRemaining(quad -> affected.addAll(articles(quad.getSubject())));
        }
    }

    private static boolean isIndirect(String block) {
        return block.startsWith("office ") || block.startsWith("acronym ");
    }

    private void decide(String name) {
        Block block = block(name);
        for (IdentityRules.Cluster cluster : block.decision.clusters()) {
            for (Appearance member : cluster.members()) {
                settle(nodeOf(name, member), member, Optional.of(cluster.id()));
            }
        }
        for (Appearance open : block.decision.open()) {
            Node node = nodeOf(name, open);
            settle(node, open, Optional.empty());
            affected.addAll(articles(node));
        }
        dataset.delete(Quad.create(GRAPH, GRAPH, UNSETTLED, string(name)));
        if (!block.decision.open().isEmpty()) {
            add(GRAPH, UNSETTLED, string(name));
        }
    }

    private void settle(Node node, Appearance appearance, Optional<String> id) {
        Optional<Node> now = id.map(IriMinter.ofAppearance(node)::entity);
        Optional<Node> old = identity(node);
        if (now.equals(old)) {
            return;
        }
        old.ifPresent(entity -> dataset.delete(Quad.create(GRAPH, node, IDENTITY, entity)));
        now.ifPresent(entity -> add(node, IDENTITY, entity));
        affected.addAll(articles(node));
        dirtyKeys.addAll(appearance.answersTo());
    }

    private Block block(String name) {
        return blocks.computeIfAbsent(
                name,
                key -> {
                    List<Seen> seen = new ArrayList<>();
                    for (Node node : nodesOf(key)) {
                        String first = text(node, FIRST);
                        seen.add(new Seen(appearance(node), first, first));
                    }
                    return new Block(IdentityRules.decide(seen), null);
                });
    }

    private final Map<String, Map<String, Node>> nodes = new HashMap<>();

    private Collection<Node> nodesOf(String block) {
        return nodes.computeIfAbsent(
                        block,
                        key -> {
                            Map<String, Node> found = new TreeMap<>();
                            dataset.find(GRAPH, Node.ANY, BLOCK, string(key))
                                    .forEachRemaining(
                                            quad ->
                                                    found.put(
                                                            appearance(quad.getSubject()).line(),
                                                            quad.getSubject()));
                            return found;
                        })
                .values();
    }

    private Node nodeOf(String block, Appearance appearance) {
        nodesOf(block);
        return java.util.Objects.requireNonNull(nodes.get(block).get(appearance.line()));
    }

    /** Blocks of all whom the articles of each cluster name. */
    private Map<String, Set<String>> company(String name, Block block) {
        if (block.company == null) {
            block.company = new HashMap<>();
            for (IdentityRules.Cluster cluster : block.decision.clusters()) {
                Set<String> known =
                        block.company.computeIfAbsent(cluster.id(), id -> new HashSet<>());
                for (Appearance member : cluster.members()) {
                    if (!member.isBare()) {
                        for (Node article : articles(nodeOf(name, member))) {
                            known.addAll(others(article, name));
                        }
                    }
                }
            }
        }
        return block.company;
    }

    private Set<String> others(Node article, String name) {
        Set<String> others = new HashSet<>();
        for (Node other : appearances(article)) {
            String block = appearance(other).block();
            if (!block.equals(name) && !isIndirect(block)) {
                others.add(block);
            }
        }
        return others;
    }

    // Articles

    /** Articles, other than those that are being written, whose graphs may have to change. */
    List<Node> affected() {
        List<Node> sorted = new ArrayList<>(affected);
        sorted.sort(Comparator.comparing(Node::getURI));
        return sorted;
    }

    /**
     * Who is who in an article: the new IRI of each entity that is another than its name says.
     *
     * @param triples the article's graph as it was read
     */
    Map<Node, Node> names(Node article, List<Triple> triples) {
        IriMinter iris = IriMinter.ofArticle(article);
        String key = IriMinter.articleKey(article);
        Map<Node, Node> names = new HashMap<>();
        for (Node node : appearances(article)) {
            Appearance appearance = appearance(node);
            Optional<String> id = identity(node).map(iris::id);
            if (id.isEmpty()) {
                id =
                        appearance.isIndirect()
                                ? named(article, appearance, triples)
                                : inCompany(article, appearance, triples);
            }
            Node from = iris.entity(appearance.entity());
            id.map(iris::entity)
                    .filter(to -> !to.equals(from))
                    .ifPresent(to -> names.put(from, to));
        }
        if (!curation.isEmpty()) {
            for (Triple triple : triples) {
                if (triple.getPredicate().equals(News.mentions.asNode())) {
                    Node from = triple.getObject();
                    String id = iris.id(names.getOrDefault(from, from));
                    String curated = curation.applied(id, key);
                    if (!curated.equals(id)) {
                        names.put(from, iris.entity(curated));
                    }
                }
            }
        }
        names.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
        return names;
    }

    private Optional<String> inCompany(Node article, Appearance appearance, List<Triple> triples) {
        String name = appearance.block();
        Block block = block(name);
        Set<String> countries = new HashSet<>();
        IriMinter iris = IriMinter.ofArticle(article);
        for (Triple triple : triples) {
            if (triple.getPredicate().equals(News.mentions.asNode())
                    || triple.getPredicate().equals(News.background.asNode())) {
                countries.add(iris.id(triple.getObject()));
            }
        }
        Optional<IdentityRules.Cluster> found =
                IdentityRules.byCompany(
                        block.candidates.computeIfAbsent(
                                appearance,
                                one -> IdentityRules.candidates(block.decision.clusters(), one)),
                        others(article, name),
                        countries,
                        company(name, block));
        return found.map(IdentityRules.Cluster::id)
                .or(
                        () ->
                                Optional.of(
                                        IdentityRules.alone(
                                                appearance.entity(),
                                                IriMinter.articleKey(article))));
    }

    /** Whom an office or initials mean. */
    private Optional<String> named(Node article, Appearance appearance, List<Triple> triples) {
        List<Offices.Holder> holders = new ArrayList<>();
        Iterator<Quad> found =
                dataset.find(GRAPH, Node.ANY, ANSWERS_TO, string(appearance.block()));
        while (found.hasNext()) {
            Node node = found.next().getSubject();
            identity(node)
                    .ifPresent(
                            id ->
                                    holders.add(
                                            new Offices.Holder(
                                                    IriMinter.ofAppearance(node).id(id),
                                                    new Seen(
                                                            appearance(node),
                                                            text(node, FIRST),
                                                            text(node, LAST)))));
        }
        return Offices.holder(appearance, holders, day(triples));
    }

    // Quads

    private Set<Node> appearances(Node article) {
        Set<Node> found = new HashSet<>();
        dataset.find(GRAPH, article, APPEARS, Node.ANY)
                .forEachRemaining(quad -> found.add(quad.getObject()));
        return found;
    }

    private List<Node> articles(Node appearance) {
        List<Node> found = new ArrayList<>();
        dataset.find(GRAPH, Node.ANY, APPEARS, appearance)
                .forEachRemaining(quad -> found.add(quad.getSubject()));
        return found;
    }

    private Optional<Node> identity(Node appearance) {
        Iterator<Quad> found = dataset.find(GRAPH, appearance, IDENTITY, Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
    }

    private Appearance appearance(Node node) {
        return known.computeIfAbsent(node, one -> Appearance.parse(text(one, LOOKS)));
    }

    private String text(Node subject, Node predicate) {
        return dataset.find(GRAPH, subject, predicate, Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm();
    }

    private void add(Node subject, Node predicate, Node object) {
        dataset.add(Quad.create(GRAPH, subject, predicate, object));
    }

    private static Node string(String value) {
        return NodeFactory.createLiteralString(value);
    }

    private static String stamp(Node article, Optional<String> day) {
        return day.orElse(Seen.NO_DAY) + " " + IriMinter.articleKey(article);
    }

    private static Optional<String> day(List<Triple> triples) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(DATE_PUBLISHED))
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .findFirst();
    }

    private Optional<String> storedDay(Node article) {
        Optional<String> put = days.get(article);
        if (put != null) {
            return put;
        }
        Iterator<Quad> found = dataset.find(article, article, DATE_PUBLISHED, Node.ANY);
        return found.hasNext()
                ? Optional.of(found.next().getObject().getLiteralLexicalForm())
                : Optional.empty();
    }
}
