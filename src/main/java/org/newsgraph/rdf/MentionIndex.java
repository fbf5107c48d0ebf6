package org.newsgraph.rdf;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.newsgraph.document.Span;

/**
 * Where an article speaks of people and bodies, and what each such place says of them, so that one
 * mention can be found to mean another than the rest of the article. A pure function of the
 * reading; kept with the record of the article.
 */
public final class MentionIndex {
    private static final Node MENTIONS = News.mentions.asNode();
    private static final String OWN = "~";
    private static final String TERM = ":";
    private static final String DROPPED = "-";

    /**
     * Words that refer to someone.
     *
     * @param span half-open, in chars of the article's text
     * @param entity id of whom the article alone makes of them: {@code person/john-smith}
     */
    public record Mention(Span span, String entity) implements Comparable<Mention> {
        private static final Comparator<Mention> ORDER =
                Comparator.comparing(Mention::span).thenComparing(Mention::entity);

        @Override
        public int compareTo(Mention other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What becomes of an article's triples.
     *
     * @param triples the graph, with another node for each mention that was taken apart
     * @param touched nodes that the change is about: a triple without one of them was there before
     *     and is there after
     */
    public record Parted(List<Triple> triples, Set<Node> touched) {}

    private final String base;
    private final TreeMap<Mention, Set<Triple>> told = new TreeMap<>();
    private final TreeMap<Mention, Set<Triple>> dropped = new TreeMap<>();

    private MentionIndex(String base) {
        this.base = base;
    }

    // ------------------------------------------------------------ made

    /**
     * Of what refers to whom: words of one entity that overlap are one mention ("Prime Minister
     * John Smith", "John Smith").
     */
    static MentionIndex of(IriMinter iris, Map<Span, List<String>> referents) {
        MentionIndex index = new MentionIndex(iris.base());
        Map<String, TreeSet<Span>> byEntity = new TreeMap<>();
        referents.forEach(
                (span, ids) ->
                        ids.stream()
                                .filter(MentionIndex::isKept)
                                .forEach(
                                        id ->
                                                byEntity.computeIfAbsent(id, i -> new TreeSet<>())
                                                        .add(span)));
        byEntity.forEach(
                (id, spans) -> {
                    Span whole = null;
                    for (Span span : spans) {
                        if (whole != null && !whole.overlaps(span)) {
                            index.mention(whole, id);
                            whole = null;
                        }
                        whole = whole == null ? span : whole.union(span);
                    }
                    if (whole != null) {
                        index.mention(whole, id);
                    }
                });
        return index;
    }

    private static boolean isKept(String id) {
        return id.startsWith("person/") || id.startsWith("org/") || id.startsWith("unnamed/");
    }

    private Mention mention(Span span, String id) {
        Mention mention = new Mention(span, id);
        told.computeIfAbsent(mention, m -> new LinkedHashSet<>());
        return mention;
    }

    /** Notes that a mention of an entity says something: a triple that has the entity's IRI. */
    void tell(String id, Span span, Triple triple) {
        if (isKept(id)) {
            told.getOrDefault(around(id, span), Set.of()).add(triple);
        }
    }

    /** Notes what is said only as long as the mention means that entity: the office it has. */
    void tellWhile(String id, Span span, Triple triple) {
        if (isKept(id)) {
            dropped.computeIfAbsent(around(id, span), m -> new LinkedHashSet<>()).add(triple);
        }
    }

    /** The mention that has the words; they are one of their own if no name is there. */
    private Mention around(String id, Span span) {
        return told.keySet().stream()
                .filter(mention -> mention.entity().equals(id) && mention.span().overlaps(span))
                .findFirst()
                .orElseGet(() -> mention(span, id));
    }

    /** Mentions of an entity within some words. */
    List<Span> within(String id, Collection<Span> words) {
        return told.keySet().stream()
                .filter(mention -> mention.entity().equals(id))
                .map(Mention::span)
                .filter(span -> words.stream().anyMatch(word -> word.contains(span)))
                .toList();
    }

    // ------------------------------------------------------------ kept

    /** As text, from which {@link #parse} makes it again. */
    String text() {
        StringBuilder text = new StringBuilder();
        told.forEach(
                (mention, triples) -> {
                    text.append(mention.span().start())
                            .append(' ')
                            .append(mention.span().end())
                            .append(' ')
                            .append(mention.entity())
                            .append('\n');
                    lines(triples, "\t", text);
                    lines(dropped.getOrDefault(mention, Set.of()), "\t" + DROPPED, text);
                });
        return text.toString();
    }

    private void lines(Set<Triple> triples, String start, StringBuilder to) {
        TreeSet<String> lines = new TreeSet<>();
        for (Triple triple : triples) {
            lines.add(
                    shortened(triple.getSubject())
                            + " "
                            + shortened(triple.getPredicate())
                            + " "
                            + shortened(triple.getObject()));
        }
        lines.forEach(line -> to.append(start).append(line).append('\n'));
    }

    private String shortened(Node node) {
        String iri = node.getURI();
        if (iri.startsWith(base)) {
            return OWN + iri.substring(base.length());
        }
        return iri.startsWith(News.NS) ? TERM + iri.substring(News.NS.length()) : iri;
    }

    private Node whole(String name) {
        if (name.startsWith(OWN)) {
            return NodeFactory.createURI(base + name.substring(OWN.length()));
        }
        return NodeFactory.createURI(
                name.startsWith(TERM) ? News.NS + name.substring(TERM.length()) : name);
    }

    /**
     * Reads what an article's record keeps.
     *
     * @param article its IRI
     * @throws IllegalArgumentException if it is something else
     */
    public static MentionIndex parse(Node article, String text) {
        MentionIndex index = new MentionIndex(IriMinter.ofArticle(article).base());
        Mention last = null;
        for (String line : text.split("\n")) {
            if (line.isEmpty()) {
                continue;
            }
            String[] parts = line.strip().split(" ");
            if (parts.length != 3) {
                throw new IllegalArgumentException("no mention and no triple: " + line);
            }
            if (line.charAt(0) != '\t') {
                Span span = new Span(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                last = index.mention(span, parts[2]);
            } else if (last != null) {
                boolean drop = parts[0].startsWith(DROPPED);
                Triple triple =
                        Triple.create(
                                index.whole(parts[0].substring(drop ? DROPPED.length() : 0)),
                                index.whole(parts[1]),
                                index.whole(parts[2]));
                (drop ? index.dropped : index.told)
                        .computeIfAbsent(last, m -> new LinkedHashSet<>())
                        .add(triple);
            }
        }
        return index;
    }

    // ------------------------------------------------------------ used

    /** All mentions, in text order. */
    public List<Mention> mentions() {
        return List.copyOf(told.keySet());
    }

    /** Mentions that have the char at an offset, the shortest first. */
    public List<Mention> at(int offset) {
        return told.keySet().stream()
                .filter(
                        mention ->
                                mention.span().start() <= offset && offset < mention.span().end())
                .sorted(Comparator.comparingInt(mention -> mention.span().length()))
                .toList();
    }

    /**
     * Gives mentions nodes of their own.
     *
     * @param article the article's IRI
     * @param reading its graph
     * @param nodes for each mention the node that it is to mean; for mentions that mean the same
     *     one node or several
     */
    public Parted part(Node article, List<Triple> reading, Map<Mention, Node> nodes) {
        IriMinter iris = new IriMinter(base);
        Map<Triple, Set<Mention>> owners = new HashMap<>();
        told.forEach(
                (mention, triples) ->
                        triples.forEach(
                                triple ->
                                        owners.computeIfAbsent(triple, t -> new TreeSet<>())
                                                .add(mention)));
        Set<Node> touched = new HashSet<>(nodes.values());
        Set<Triple> gone = new HashSet<>();
        Set<String> parted = new TreeSet<>();
        for (Mention mention : nodes.keySet()) {
            parted.add(mention.entity());
            touched.add(iris.entity(mention.entity()));
            for (Triple triple : dropped.getOrDefault(mention, Set.of())) {
                gone.add(triple);
                touched.add(triple.getSubject());
            }
        }
        Set<Triple> triples = new LinkedHashSet<>();
        for (Triple triple : reading) {
            if (!gone.contains(triple)) {
                Set<Mention> all = owners.getOrDefault(triple, Set.of());
                for (Node subject : meant(iris, triple.getSubject(), all, nodes)) {
                    for (Node object : meant(iris, triple.getObject(), all, nodes)) {
                        triples.add(Triple.create(subject, triple.getPredicate(), object));
                    }
                }
            }
        }
        nodes.forEach(
                (mention, node) -> {
                    triples.add(Triple.create(article, MENTIONS, node));
                    describe(iris.entity(mention.entity()), node, reading, triples);
                });
        for (String id : parted) {
            boolean left =
                    told.keySet().stream()
                            .anyMatch(m -> m.entity().equals(id) && !nodes.containsKey(m));
            if (!left) {
                Node nobody = iris.entity(id);
                triples.removeIf(
                        t -> t.getSubject().equals(nobody) || t.getObject().equals(nobody));
            }
        }
        return new Parted(List.copyOf(triples), touched);
    }

    private static Collection<Node> meant(
            IriMinter iris, Node node, Set<Mention> owners, Map<Mention, Node> nodes) {
        Set<Node> meant = new LinkedHashSet<>();
        for (Mention mention : owners) {
            if (iris.entity(mention.entity()).equals(node)) {
                meant.add(Optional.ofNullable(nodes.get(mention)).orElse(node));
            }
        }
        return meant.isEmpty() ? Collections.singleton(node) : meant;
    }

    /** What is the name of someone is the name of who was taken for them. */
    private static void describe(Node entity, Node node, List<Triple> reading, Set<Triple> to) {
        for (Triple triple : reading) {
            Node predicate = triple.getPredicate();
            boolean kind =
                    predicate.equals(RDF.type.asNode())
                            || predicate.equals(Terms.NAME)
                            || predicate.equals(News.unnamed.asNode())
                            || predicate.equals(News.description.asNode());
            if (kind && triple.getSubject().equals(entity)) {
                to.add(Triple.create(node, predicate, triple.getObject()));
            }
        }
    }

    /** For each mention, the triples that it says; lets a test look. */
    Map<Mention, Set<Triple>> told() {
        return new LinkedHashMap<>(told);
    }
}
