package org.newsgraph.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.identity.TextPrint;
import org.newsgraph.identity.Version;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;
import org.newsgraph.rdf.News;

/**
 * Keeps which articles are one report a function of the set of articles: copies and light rewrites,
 * found by the prints of their texts, and versions, found by URL and headline. Used once for each
 * write transaction, after the records of the articles are written and before their graphs are.
 */
final class Stories {
    private static final Node STORY = News.story.asNode();
    private static final Node PRINT = News.textPrint.asNode();
    private static final Node BAND = News.textBand.asNode();
    private static final Node KEY = News.versionKey.asNode();
    private static final Node ORDER = News.newsOrder.asNode();
    private static final Node SUPERSEDES = News.supersedes.asNode();
    private static final Node CORRECTS = News.corrects.asNode();

    private final DatasetGraph dataset;
    private final TreeSet<String> dirtyKeys = new TreeSet<>();
    private final Set<Node> dirtyStories = new HashSet<>();
    private final Set<Node> placed = new HashSet<>();
    private final Set<Node> affected = new HashSet<>();

    Stories(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Notes an article whose record is about to change or to go. */
    void leave(Node article) {
        dirtyKeys.addAll(texts(article, KEY));
        placed.remove(article);
        for (Node story : objects(GraphNames.LINKS, article, STORY)) {
            dirtyStories.add(story);
            dataset.delete(Quad.create(GraphNames.LINKS, article, STORY, story));
        }
        for (Node predicate : List.of(SUPERSEDES, CORRECTS)) {
            for (Node older : objects(GraphNames.LINKS, article, predicate)) {
                affected.add(older);
            }
            dataset.deleteAny(GraphNames.LINKS, article, predicate, Node.ANY);
            dataset.find(GraphNames.LINKS, Node.ANY, predicate, article)
                    .forEachRemaining(quad -> affected.add(quad.getSubject()));
            dataset.deleteAny(GraphNames.LINKS, Node.ANY, predicate, article);
        }
    }

    /** Notes an article whose record has been written. */
    void enter(Node article) {
        dirtyKeys.addAll(texts(article, KEY));
        placed.add(article);
    }

    /** Finds versions and copies anew, as far as they were touched. */
    void settle() {
        Set<Node> linked = versions();
        Groups groups = new Groups();
        for (Node story : dirtyStories) {
            List<Node> members = members(story);
            for (Node member : members) {
                dataset.delete(Quad.create(GraphNames.LINKS, member, STORY, story));
            }
            placed.addAll(members);
        }
        linked.stream().filter(article -> !placed.contains(article)).forEach(groups::addStory);
        for (Node article : sorted(placed)) {
            groups.add(article);
        }
        sorted(placed).forEach(article -> joinAlike(article, groups));
        for (Node article : union(linked, placed)) {
            for (Node predicate : List.of(SUPERSEDES, CORRECTS)) {
                for (Node older : objects(GraphNames.LINKS, article, predicate)) {
                    groups.join(article, older);
                }
            }
        }
        groups.write();
    }

    /** Articles whose graphs may have to change: a later version came or went. */
    Set<Node> affected() {
        return affected;
    }

    /** Whether a later version of the article is there. */
    boolean isSuperseded(Node article) {
        return dataset.contains(GraphNames.LINKS, Node.ANY, SUPERSEDES, article);
    }

    // Versions

    /** An older version, and how the newer one is linked to it. */
    private record Link(Node predicate, Node older) {}

    private final Map<String, Map<Node, Link>> versionsByKey = new HashMap<>();

    /** Links versions of all keys that were touched; gives the articles that have links now. */
    private Set<Node> versions() {
        Set<Node> touched = new HashSet<>();
        for (String key : dirtyKeys) {
            if (!revising(key).isEmpty()) {
                touched.addAll(subjects(KEY, key));
                Version.counterpart(key).ifPresent(k -> touched.addAll(subjects(KEY, k)));
            }
        }
        Set<Node> linked = new HashSet<>();
        for (Node article : sorted(touched)) {
            Set<Quad> should = new HashSet<>();
            for (String key : texts(article, KEY)) {
                Link link = versionsOf(key).get(article);
                if (link != null) {
                    should.add(
                            Quad.create(GraphNames.LINKS, article, link.predicate(), link.older()));
                    linked.add(article);
                    linked.add(link.older());
                }
            }
            for (Node predicate : List.of(SUPERSEDES, CORRECTS)) {
                for (Node older : objects(GraphNames.LINKS, article, predicate)) {
                    Quad link = Quad.create(GraphNames.LINKS, article, predicate, older);
                    if (!should.remove(link)) {
                        dataset.delete(link);
                        affected.add(older);
                        dirtyStories.addAll(objects(GraphNames.LINKS, article, STORY));
                    }
                }
            }
            for (Quad link : should) {
                dataset.add(link);
                affected.add(link.getObject());
            }
        }
        return linked;
    }

    /** Articles that say by the key, or by what goes with it, that they are later versions. */
    private List<Node> revising(String key) {
        return Version.isUrl(key) || Version.revises(key)
                ? subjects(KEY, key)
                : Version.counterpart(key).map(other -> subjects(KEY, other)).orElse(List.of());
    }

    /** For each article that is a later version by that key, which it is of. */
    private Map<Node, Link> versionsOf(String key) {
        Map<Node, Link> known = versionsByKey.get(key);
        if (known == null) {
            known = Version.isUrl(key) ? versionsOfUrl(key) : versionsOfHeadline(key);
            versionsByKey.put(key, known);
        }
        return known;
    }

    private Map<Node, Link> versionsOfHeadline(String key) {
        Map<Node, Link> links = new HashMap<>();
        Set<Node> revising = new HashSet<>(revising(key));
        if (!revising.isEmpty()) {
            TreeMap<String, Node> inOrder = inOrder(key);
            Version.counterpart(key).ifPresent(other -> inOrder.putAll(inOrder(other)));
            Node before = null;
            for (Node article : inOrder.values()) {
                if (before != null
                        && revising.contains(article)
                        && Version.isSoon(order(before), order(article))) {
                    boolean whole = Version.hasDay(order(article)) && areAlike(before, article);
                    links.put(article, new Link(whole ? SUPERSEDES : CORRECTS, before));
                }
                before = article;
            }
        }
        return links;
    }

    /** The latest earlier one with the URL that has the same headline or is alike. */
    private Map<Node, Link> versionsOfUrl(String url) {
        Map<Node, Link> links = new HashMap<>();
        TreeMap<String, Node> inOrder = inOrder(url);
        if (inOrder.size() < 2) {
            return links;
        }
        // The last of each headline and of each band, so that a home page with thousands of
        // articles does not ask each with each.
        Map<String, String> lastHeaded = new HashMap<>();
        Map<Node, String> lastInBand = new HashMap<>();
        for (Map.Entry<String, Node> entry : inOrder.entrySet()) {
            String order = entry.getKey();
            if (!Version.hasDay(order)) {
                break;
            }
            Node article = entry.getValue();
            TreeSet<String> headed = new TreeSet<>();
            for (String key : texts(article, KEY)) {
                Version.headline(key)
                        .map(headline -> lastHeaded.put(headline, order))
                        .ifPresent(headed::add);
            }
            TreeSet<String> near = new TreeSet<>();
            // A band is no sure sign: what comes right before is asked in any case.
            Optional.ofNullable(inOrder.lowerKey(order)).ifPresent(near::add);
            for (Node band : objects(GraphNames.RUNS, article, BAND)) {
                Optional.ofNullable(lastInBand.put(band, order)).ifPresent(near::add);
            }
            TreeSet<String> earlier = new TreeSet<>(headed);
            earlier.addAll(near);
            for (String before : earlier.descendingSet()) {
                Node older = java.util.Objects.requireNonNull(inOrder.get(before));
                if (headed.contains(before) || areAlike(older, article)) {
                    links.put(article, new Link(SUPERSEDES, older));
                    break;
                }
            }
        }
        return links;
    }

    private TreeMap<String, Node> inOrder(String key) {
        TreeMap<String, Node> inOrder = new TreeMap<>();
        subjects(KEY, key).forEach(one -> inOrder.put(order(one), one));
        return inOrder;
    }

    // Copies

    /** Joins an article with all that are like it, and are not joined with it yet. */
    private void joinAlike(Node article, Groups groups) {
        Set<Node> candidates = new HashSet<>();
        for (Node band : objects(GraphNames.RUNS, article, BAND)) {
            dataset.find(GraphNames.RUNS, Node.ANY, BAND, band)
                    .forEachRemaining(quad -> candidates.add(quad.getSubject()));
        }
        candidates.remove(article);
        for (Node other : candidates) {
            if (!groups.areJoined(article, other) && areAlike(article, other)) {
                groups.join(article, other);
            }
        }
    }

    private boolean areAlike(Node one, Node other) {
        Optional<TextPrint> a = print(one);
        Optional<TextPrint> b = print(other);
        return a.isPresent() && b.isPresent() && a.get().similarity(b.get()) >= TextPrint.SAME;
    }

    private final Map<Node, Optional<TextPrint>> prints = new HashMap<>();

    private Optional<TextPrint> print(Node article) {
        return prints.computeIfAbsent(
                article, key -> texts(key, PRINT).stream().findFirst().map(TextPrint::new));
    }

    // Stories

    /** Sets of articles that are one report; a story that is whole counts as one of them. */
    private final class Groups {
        private final Map<Node, Node> parents = new HashMap<>();

        void add(Node article) {
            parents.putIfAbsent(article, article);
        }

        void addStory(Node article) {
            parents.putIfAbsent(whole(article), whole(article));
        }

        boolean areJoined(Node one, Node other) {
            return root(whole(one)).equals(root(whole(other)));
        }

        void join(Node one, Node other) {
            Node a = root(whole(one));
            Node b = root(whole(other));
            if (!a.equals(b)) {
                parents.put(a, b);
            }
        }

        /** The story of an article that keeps its story, else the article itself. */
        private Node whole(Node article) {
            if (placed.contains(article)) {
                return article;
            }
            List<Node> story = objects(GraphNames.LINKS, article, STORY);
            return story.isEmpty() ? article : story.get(0);
        }

        private Node root(Node node) {
            parents.putIfAbsent(node, node);
            Node at = node;
            while (!parents.get(at).equals(at)) {
                at = parents.get(at);
            }
            parents.put(node, at);
            return at;
        }

        void write() {
            Map<Node, List<Node>> groups = new HashMap<>();
            for (Node node : List.copyOf(parents.keySet())) {
                groups.computeIfAbsent(root(node), r -> new ArrayList<>()).add(node);
            }
            for (List<Node> group : groups.values()) {
                Map<String, Node> firsts = new TreeMap<>();
                for (Node node : group) {
                    Node article = placed.contains(node) ? node : firstOf(node);
                    firsts.put(order(article), article);
                }
                Node first = firsts.values().iterator().next();
                Node story = IriMinter.ofArticle(first).story(IriMinter.articleKey(first));
                for (Node node : group) {
                    if (placed.contains(node)) {
                        dataset.add(Quad.create(GraphNames.LINKS, node, STORY, story));
                    } else if (!node.equals(story)) {
                        for (Node member : members(node)) {
                            dataset.delete(Quad.create(GraphNames.LINKS, member, STORY, node));
                            dataset.add(Quad.create(GraphNames.LINKS, member, STORY, story));
                        }
                    }
                }
            }
        }

        /** The article after which a story is called. */
        private Node firstOf(Node story) {
            String uri = story.getURI();
            int at = uri.lastIndexOf("story/");
            return NodeFactory.createURI(
                    uri.substring(0, at) + "article/" + uri.substring(at + "story/".length()));
        }
    }

    private List<Node> members(Node story) {
        List<Node> members = new ArrayList<>();
        dataset.find(GraphNames.LINKS, Node.ANY, STORY, story)
                .forEachRemaining(quad -> members.add(quad.getSubject()));
        return members;
    }

    // Quads

    private String order(Node article) {
        return texts(article, ORDER).iterator().next();
    }

    private Set<String> texts(Node article, Node predicate) {
        Set<String> texts = new TreeSet<>();
        for (Node object : objects(GraphNames.RUNS, article, predicate)) {
            texts.add(object.getLiteralLexicalForm());
        }
        return texts;
    }

    private List<Node> objects(Node graph, Node subject, Node predicate) {
        List<Node> objects = new ArrayList<>();
        Iterator<Quad> quads = dataset.find(graph, subject, predicate, Node.ANY);
        quads.forEachRemaining(quad -> objects.add(quad.getObject()));
        return objects;
    }

    private List<Node> subjects(Node predicate, String text) {
        List<Node> subjects = new ArrayList<>();
        dataset.find(GraphNames.RUNS, Node.ANY, predicate, string(text))
                .forEachRemaining(quad -> subjects.add(quad.getSubject()));
        return subjects;
    }

    private static Node string(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static List<Node> sorted(Set<Node> nodes) {
        List<Node> sorted = new ArrayList<>(nodes);
        sorted.sort(java.util.Comparator.comparing(Node::getURI));
        return sorted;
    }

    private static Set<Node> union(Set<Node> some, Set<Node> others) {
        Set<Node> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
