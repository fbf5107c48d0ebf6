package org.newsgraph.store;

import java.util.Comparator;
import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.identity.Version;
import org.newsgraph.rdf.ArticleGraph;
import org.newsgraph.rdf.GraphNames;
import org.newsgraph.rdf.News;

/**
 * Which of two texts stays that are told apart by nothing. What has an id of its own is what was
 * read last. Of texts that only a URL names it is the latest, whatever the order in which they were
 * read: the one of the later day, or else of the higher number in the headline ("UPDATE 2"). Where
 * these are equal too, someone has edited it, and it is again what was read last.
 */
final class Rereads {
    private static final Node ORDER = News.newsOrder.asNode();

    /** Of what {@link Version} orders texts by; a text without a day is the earliest. */
    private static final Comparator<String> LATEST_LAST =
            Comparator.comparing(Version::hasDay).thenComparing(Comparator.naturalOrder());

    private Rereads() {}

    /** Whether an article takes the place of another of its name that was read before. */
    static boolean takesPlace(ArticleGraph article, ArticleGraph before) {
        return !isNamedByUrl(article) || LATEST_LAST.compare(order(article), order(before)) >= 0;
    }

    /** Whether an article takes the place of the one of its name in a store, if there is one. */
    static boolean takesPlace(ArticleGraph article, DatasetGraph dataset) {
        if (!isNamedByUrl(article)) {
            return true;
        }
        Iterator<Quad> stored = dataset.find(GraphNames.RUNS, article.name(), ORDER, Node.ANY);
        return !stored.hasNext()
                || LATEST_LAST.compare(
                                order(article), stored.next().getObject().getLiteralLexicalForm())
                        >= 0;
    }

    private static String order(ArticleGraph article) {
        return article.record().stream()
                .filter(triple -> triple.getSubject().equals(article.name()))
                .filter(triple -> triple.getPredicate().equals(ORDER))
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElse("");
    }

    private static boolean isNamedByUrl(ArticleGraph article) {
        Triple url =
                Triple.create(
                        article.name(),
                        News.versionKey.asNode(),
                        NodeFactory.createLiteralString("url " + article.articleId()));
        return article.record().contains(url);
    }
}
