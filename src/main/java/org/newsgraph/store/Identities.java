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
import org.newsgraph.rdf.MentionIndex;
import org.newsgraph.rdf.News;

/**
 * Keeps who is who a function of the set of articles and of the curated table, whatever the order
 * they came in. Used once for each write transaction.
 *
 * <p>Each article links to the appearances of those whom it names. Whom an appearance means is
 * decided from all appearances of the name, so the work grows with the ways in which a name is
 * presented, not with the articles that have it. An article of a name that is shared by several,
 * and that does not tell which, is looked at again when what it is decided by has changed: those
 * who may be meant, or whether their articles name someone whom it names, too. One that tells an
 * office only, when another holds it in its month.
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
    private static final Node COMPANY = News.company.asNode();
    private static final Node CANDIDATES = News.candidates.asNode();
    private static final Node OPEN_WITH = News.openWith.asNode();
    private static final Node CURATED = News.curated.asNode();
    private static final Node DATE_PUBLISHED =
            NodeFactory.createURI("https://schema.org/datePublished");
    private static final int MONTH = 7;

    private final DatasetGraph dataset;
    private final TreeSet<String> dirtyBlocks = new TreeSet<>();
    private final Set<Node> affected = new HashSet<>();
    private final Map<String, Block> blocks = new HashMap<>();

    /** Days of articles that have been put, and whose graphs are not written yet. */
    private final Map<Node, Optional<String>> days = new HashMap<>();

    /** Appearances of this transaction: what one is never changes. */
    private final Map<Node, Appearance> known = new HashMap<>();

    /** What articles named before this transaction, and name now. */
    private final Map<Node, Change> changes = new HashMap<>();

    /** For each name that was left open in some article, the articles that changed with it. */
    private final Map<String, Set<Node>> changed = new HashMap<>();

    /** For each such name, whom the articles of one of its appearances name no more. */
    private final Map<String, Set<String>> lostCompany = new HashMap<>();

    /** Appearances that were not there before this transaction. */
    private final Set<Node> fresh = new HashSet<>();

    /** Who answered to an office or initials before this transaction. */
    private final Map<String, Set<Offices.Holder>> holdersBefore = new HashMap<>();

    private Curation curation;

    private record Change(Set<Node> before, Set<Node> now) {}

    /** A name that has been decided in this transaction. */
    private static final class Block {
        private final IdentityRules.Decision decision;

        /** Of each appearance that is left open: many articles may have it. */
        private final Map<Appearance, List<IdentityRules.Cluster>> candidates = new HashMap<>();

        Block(IdentityRules.Decision decision) {
            this.decision = decision;
        }

        /** Those whom an appearance that is left open may mean. */
        List<IdentityRules.Cluster> candidates(Appearance open) {
            return candidates.computeIfAbsent(open, one -> IdentityRules.candidates(decision, one));
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
        Set<Node> now = Set.copyOf(appearances.keySet());
        Change before = changes.get(article);
        changes.put(article, new Change(before == null ? old : before.before(), now));
        for (Node appearance : old) {
            noteUnsettled(article, appearance);
            if (!sameDay || !appearances.containsKey(appearance)) {
                unlink(article, appearance, oldStamp);
            }
        }
        appearances.forEach(
                (node, appearance) -> {
                    if (!sameDay || !old.contains(node)) {
                        link(article, node, appearance, stamp);
                    }
                    noteUnsettled(article, node);
                });
    }

    private void link(Node article, Node node, Appearance appearance, String stamp) {
        if (!dataset.contains(GRAPH, node, LOOKS, Node.ANY)) {
            fresh.add(node);
            noteHolders(appearance);
            add(node, LOOKS, string(appearance.line()));
            add(node, BLOCK, string(appearance.block()));
            appearance.answersTo().forEach(key -> add(node, ANSWERS_TO, string(key)));
            add(node, FIRST, string(stamp));
            if (!appearance.answersTo().isEmpty()) {
                add(node, LAST, string(stamp));
            }
            dirtyBlocks.add(appearance.block());
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
        if (!stamp.substring(0, MONTH).equals(text(node, when).substring(0, MONTH))) {
            noteHolders(appearance);
        }
        dataset.deleteAny(GRAPH, node, when, Node.ANY);
        add(node, when, string(stamp));
        dirtyBlocks.add(appearance.block());
    }

    private void unlink(Node article, Node node, String stamp) {
        dataset.delete(Quad.create(GRAPH, article, APPEARS, node));
        Appearance appearance = appearance(node);
        if (!dataset.contains(GRAPH, Node.ANY, APPEARS, node)) {
            noteHolders(appearance);
            lostCompany
                    .computeIfAbsent(appearance.block(), block -> new HashSet<>())
                    .addAll(texts(node, COMPANY));
            dataset.deleteAny(GRAPH, node, Node.ANY, Node.ANY);
            dirtyBlocks.add(appearance.block());
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
    private void noteUnsettled(Node article, Node node) {
        String block = appearance(node).block();
        if (!isIndirect(block) && isUnsettled(block)) {
            dirtyBlocks.add(block);
            changed.computeIfAbsent(block, name -> new HashSet<>()).add(article);
        }
    }

    private boolean isUnsettled(String block) {
        return dataset.contains(GRAPH, GRAPH, UNSETTLED, string(block));
    }

    /** Remembers who holds the offices that the appearance answers to, before that changes. */
    private void noteHolders(Appearance appearance) {
        for (String key : appearance.answersTo()) {
            holdersBefore.computeIfAbsent(key, k -> Set.copyOf(holders(k)));
        }
    }

    // Decisions

    /** Decides for all names that were touched, and finds the articles that must change. */
    void decide() {
        for (String block : dirtyBlocks) {
            if (!isIndirect(block)) {
                decide(block);
            }
        }
        holdersBefore.forEach(this::decideHolders);
    }

    /** Finds articles that tell an office or initials which mean another now. */
    private void decideHolders(String key, Set<Offices.Holder> before) {
        List<Offices.Holder> now = holders(key);
        if (before.equals(Set.copyOf(now))) {
            return;
        }
        List<Offices.Holder> old = List.copyOf(before);
        List<Node> told = new ArrayList<>();
        dataset.find(GRAPH, Node.ANY, BLOCK, string(key))
                .forEachRemaining(quad -> told.add(quad.getSubject()));
        for (Node node : told) {
            Appearance appearance = appearance(node);
            for (Node article : articles(node)) {
                Optional<String> day = storedDay(article);
                if (!Offices.holder(appearance, old, day)
                        .equals(Offices.holder(appearance, now, day))) {
                    affected.add(article);
                }
            }
        }
    }

    private static boolean isIndirect(String block) {
        return block.startsWith("office ") || block.startsWith("acronym ");
    }

    private void decide(String name) {
        Block block = block(name);
        boolean wasOpen = isUnsettled(name);
        boolean moved = false;
        for (IdentityRules.Cluster cluster : block.decision.clusters()) {
            for (Appearance member : cluster.members()) {
                moved |= settle(nodeOf(name, member), member, Optional.of(cluster.id()));
            }
        }
        for (Appearance open : block.decision.open()) {
            moved |= settle(nodeOf(name, open), open, Optional.empty());
        }
        boolean open = !block.decision.open().isEmpty();
        if (wasOpen) {
            Set<String> company = updateCompany(name, open);
            if (moved) {
                block.decision.open().forEach(one -> affected.addAll(articles(nodeOf(name, one))));
            }
            for (String other : company) {
                dataset.find(GRAPH, Node.ANY, OPEN_WITH, string(openWith(name, other)))
                        .forEachRemaining(quad -> affected.add(quad.getSubject()));
            }
        } else if (open) {
            for (Node node : nodesOf(name)) {
                if (!appearance(node).isBare()) {
                    for (Node article : articles(node)) {
                        others(article, name).forEach(other -> add(node, COMPANY, string(other)));
                    }
                }
            }
        }
        updateOpen(name, block);
        if (open != wasOpen) {
            Quad mark = Quad.create(GRAPH, GRAPH, UNSETTLED, string(name));
            if (open) {
                dataset.add(mark);
            } else {
                dataset.delete(mark);
            }
        }
    }

    /**
     * Brings up to date whom the articles of each telling appearance of a name name, too.
     *
     * @param open whether that is asked any more
     * @return those who were not named before, or are no more, by articles of some appearance
     */
    private Set<String> updateCompany(String name, boolean open) {
        if (!open) {
            nodesOf(name).forEach(node -> dataset.deleteAny(GRAPH, node, COMPANY, Node.ANY));
            return Set.of();
        }
        Set<String> company = new TreeSet<>(lostCompany.getOrDefault(name, Set.of()));
        for (Node article : changed.getOrDefault(name, Set.of())) {
            Change change = java.util.Objects.requireNonNull(changes.get(article));
            Set<String> before = others(change.before(), name);
            Set<String> now = others(change.now(), name);
            for (Node node : telling(change.now(), name)) {
                for (String other : now) {
                    if (!dataset.contains(GRAPH, node, COMPANY, string(other))) {
                        add(node, COMPANY, string(other));
                        company.add(other);
                    }
                }
            }
            for (Node node : telling(change.before(), name)) {
                for (String other : before) {
                    boolean still = change.now().contains(node) && now.contains(other);
                    if (!still
                            && dataset.contains(GRAPH, node, COMPANY, string(other))
                            && articles(node).stream()
                                    .noneMatch(one -> others(one, name).contains(other))) {
                        dataset.delete(Quad.create(GRAPH, node, COMPANY, string(other)));
                        company.add(other);
                    }
                }
            }
        }
        return company;
    }

    /** Appearances of a name, of some, that tell by what it could be told from namesakes. */
    private List<Node> telling(Set<Node> appearances, String name) {
        return appearances.stream()
                .filter(node -> appearance(node).block().equals(name))
                .filter(node -> !appearance(node).isBare())
                .toList();
    }

    /** Brings up to date which articles leave a name open, and whom they may mean. */
    private void updateOpen(String name, Block block) {
        Set<Node> open = new HashSet<>();
        Set<Node> articles = new HashSet<>(changed.getOrDefault(name, Set.of()));
        for (Appearance one : block.decision.open()) {
            Node node = nodeOf(name, one);
            open.add(node);
            String candidates = candidates(block.candidates(one));
            Set<String> old = texts(node, CANDIDATES);
            if (!old.equals(Set.of(candidates))) {
                affected.addAll(articles(node));
                dataset.deleteAny(GRAPH, node, CANDIDATES, Node.ANY);
                add(node, CANDIDATES, string(candidates));
            }
            if (old.isEmpty()) {
                articles.addAll(articles(node));
            }
        }
        for (Node node : nodesOf(name)) {
            if (!open.contains(node) && dataset.contains(GRAPH, node, CANDIDATES, Node.ANY)) {
                dataset.deleteAny(GRAPH, node, CANDIDATES, Node.ANY);
                articles.addAll(articles(node));
            }
        }
        for (Node article : articles) {
            Set<String> should = new HashSet<>();
            if (appearances(article).stream().anyMatch(open::contains)) {
                others(article, name).forEach(other -> should.add(openWith(name, other)));
            }
            for (String is : texts(article, OPEN_WITH)) {
                if (is.startsWith(openWith(name, "")) && !should.remove(is)) {
                    dataset.delete(Quad.create(GRAPH, article, OPEN_WITH, string(is)));
                }
            }
            should.forEach(key -> add(article, OPEN_WITH, string(key)));
        }
    }

    private static String openWith(String name, String other) {
        return name + "|" + other;
    }

    /** All of those who may be meant that has a say in who is. */
    private static String candidates(List<IdentityRules.Cluster> clusters) {
        List<String> lines = new ArrayList<>();
        for (IdentityRules.Cluster cluster : clusters) {
            lines.add(cluster.id() + " " + String.join(" ", new TreeSet<>(cluster.countries())));
        }
        return String.join("|", lines);
    }

    /** Whether the articles of a namesake are others now, but for those of this transaction. */
    private boolean settle(Node node, Appearance appearance, Optional<String> id) {
        Optional<Node> now = id.map(IriMinter.ofAppearance(node)::entity);
        Optional<Node> old = identity(node);
        if (now.equals(old)) {
            return false;
        }
        noteHolders(appearance);
        old.ifPresent(entity -> dataset.delete(Quad.create(GRAPH, node, IDENTITY, entity)));
        now.ifPresent(entity -> add(node, IDENTITY, entity));
        affected.addAll(articles(node));
        return !fresh.contains(node) && !appearance.isBare();
    }

    private Block block(String name) {
        return blocks.computeIfAbsent(
                name,
                key -> {
                    List<Seen> seen = new ArrayList<>();
                    for (Node node : nodesOf(key)) {
                        String first = text(node, FIRST);
                        boolean office = !appearance(node).answersTo().isEmpty();
                        seen.add(
                                new Seen(
                                        appearance(node),
                                        first,
                                        office ? text(node, LAST) : first));
                    }
                    return new Block(IdentityRules.decide(seen));
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

    /** For each cluster, which of some others its articles name. */
    private Map<String, Set<String>> company(String name, Block block, Set<String> others) {
        Map<String, Set<String>> company = new HashMap<>();
        for (IdentityRules.Cluster cluster : block.decision.clusters()) {
            Set<String> known = new HashSet<>();
            for (Appearance member : cluster.members()) {
                if (!member.isBare()) {
                    Node node = nodeOf(name, member);
                    for (String other : others) {
                        if (dataset.contains(GRAPH, node, COMPANY, string(other))) {
                            known.add(other);
                        }
                    }
                }
            }
            company.put(cluster.id(), known);
        }
        return company;
    }

    private Set<String> others(Node article, String name) {
        return others(appearances(article), name);
    }

    /** Blocks of some appearances, without those of a name, and of offices and initials. */
    private Set<String> others(Set<Node> appearances, String name) {
        Set<String> others = new TreeSet<>();
        for (Node other : appearances) {
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
        Map<Node, Node> names = ruled(article, triples);
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

    /**
     * Mentions of an article that people split from whom the rest of it means.
     *
     * @param triples the article's graph as it was read
     * @return whom each means
     */
    Map<MentionIndex.Mention, Node> apart(Node article, List<Triple> triples) {
        String key = IriMinter.articleKey(article);
        Set<Integer> offsets = curation.offsets(key);
        Optional<MentionIndex> index = Optional.empty();
        if (!offsets.isEmpty()) {
            index = mentions(dataset, article);
        }
        Map<MentionIndex.Mention, Node> apart = new TreeMap<>();
        if (index.isPresent()) {
            IriMinter iris = IriMinter.ofArticle(article);
            Map<Node, Node> ruled = ruled(article, triples);
            for (int offset : offsets) {
                for (MentionIndex.Mention mention : index.get().at(offset)) {
                    Node entity = iris.entity(mention.entity());
                    String id = iris.id(ruled.getOrDefault(entity, entity));
                    curation.appliedAt(id, key, offset)
                            .ifPresent(to -> apart.putIfAbsent(mention, iris.entity(to)));
                }
            }
        }
        return apart;
    }

    /** Where an article speaks of people and bodies; empty if it was read before that was kept. */
    static Optional<MentionIndex> mentions(DatasetGraph dataset, Node article) {
        Iterator<Quad> found =
                dataset.find(GraphNames.RUNS, article, News.mentionIndex.asNode(), Node.ANY);
        return found.hasNext()
                ? Optional.of(
                        MentionIndex.parse(
                                article, found.next().getObject().getLiteralLexicalForm()))
                : Optional.empty();
    }

    /** Who is who in an article by the rules alone. */
    private Map<Node, Node> ruled(Node article, List<Triple> triples) {
        IriMinter iris = IriMinter.ofArticle(article);
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
        Set<String> others = others(article, name);
        Optional<IdentityRules.Cluster> found =
                IdentityRules.byCompany(
                        block.candidates(appearance),
                        others,
                        countries,
                        company(name, block, others));
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
        return Offices.holder(appearance, holders(appearance.block()), day(triples));
    }

    /** Who answers to an office or initials, with the months in which articles say so. */
    private List<Offices.Holder> holders(String key) {
        List<Offices.Holder> holders = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        dataset.find(GRAPH, Node.ANY, ANSWERS_TO, string(key))
                .forEachRemaining(quad -> nodes.add(quad.getSubject()));
        for (Node node : nodes) {
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
        return holders;
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

    private Set<String> texts(Node subject, Node predicate) {
        Set<String> texts = new TreeSet<>();
        dataset.find(GRAPH, subject, predicate, Node.ANY)
                .forEachRemaining(quad -> texts.add(quad.getObject().getLiteralLexicalForm()));
        return texts;
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
