package org.newsgraph.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.identity.Curation;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.IriMinter;
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
    private static final Node HELD_BACK = News.heldBack.asNode();

    private final DatasetGraph dataset;
    private final GraphWriter writer;
    private final Identities identities;
    private final Map<Node, ArticleGraph> batch = new LinkedHashMap<>();

    ArticleSet(DatasetGraph dataset) {
        this.dataset = dataset;
        this.writer = new GraphWriter(dataset);
        this.identities = new Identities(dataset);
    }

    void put(ArticleGraph article) {
        identities.put(article);
        batch.put(article.name(), article);
    }

    /** False if it is not there. */
    boolean remove(Node article) {
        identities.remove(article);
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
        identities.decide();
        for (ArticleGraph article : batch.values()) {
            outcomes.accept(
                    writer.replace(
                            settled(article.name(), article.triples(), article.background())
                                    .of(article)));
        }
        for (Node article : identities.affected()) {
            if (!batch.containsKey(article)) {
                Optional<HeldBack> held = heldBack(article);
                Settled settled =
                        settled(
                                article,
                                reading(article, held),
                                held.map(HeldBack::background).orElseGet(TreeMap::new));
                writer.rewrite(article, settled.triples(), settled.background());
            }
        }
        writer.finish();
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
        Map<Node, Node> names = identities.names(article, reading);
        Optional<HeldBack> held = Optional.empty();
        List<Triple> triples = reading;
        if (!names.isEmpty()) {
            Renaming.Renamed renamed = Renaming.apply(article, reading, names);
            triples = renamed.triples();
            held =
                    Optional.of(
                            new HeldBack(
                                    renamed.touched(),
                                    HeldBack.about(reading, renamed.touched()),
                                    HeldBack.unused(background, triples)));
        }
        keep(article, held);
        return new Settled(triples, background);
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

    private List<Triple> reading(Node article, Optional<HeldBack> held) {
        Set<Triple> now = new HashSet<>();
        dataset.findNG(article, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> now.add(quad.asTriple()));
        return held.map(one -> one.restore(now)).orElseGet(() -> new ArrayList<>(now));
    }
}
