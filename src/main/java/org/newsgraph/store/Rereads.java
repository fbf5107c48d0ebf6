package org.newsgraph.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
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

    private Rereads() {}

    /** What tells how late a text is; compares by it. */
    private record Text(String order) implements Comparable<Text> {
        private static final Comparator<Text> LATEST_LAST =
                Comparator.comparing((Text text) -> Version.hasDay(text.order))
                        .thenComparing(Text::order);

        static Text of(Node article, Collection<Triple> record) {
            return new Text(
                    record.stream()
                            .filter(triple -> triple.getSubject().equals(article))
                            .filter(triple -> triple.getPredicate().equals(ORDER))
                            .map(triple -> triple.getObject().getLiteralLexicalForm())
                            .findFirst()
                            .orElse(""));
        }

        @Override
        public int compareTo(Text other) {
            return LATEST_LAST.compare(this, other);
        }
    }

    /** Whether an article takes the place of another of its name that was read before. */
    static boolean takesPlace(ArticleGraph article, ArticleGraph before) {
        return !isNamedByUrl(article) || text(article).compareTo(text(before)) >= 0;
    }

    /** Whether an article takes the place of the one of its name in a store, if there is one. */
    static boolean takesPlace(ArticleGraph article, DatasetGraph dataset) {
        if (!isNamedByUrl(article)
                || !dataset.contains(GraphNames.RUNS, article.name(), ORDER, Node.ANY)) {
            return true;
        }
        Set<Triple> record = new HashSet<>();
        dataset.find(GraphNames.RUNS, article.name(), Node.ANY, Node.ANY)
                .forEachRemaining(quad -> record.add(quad.asTriple()));
        return text(article).compareTo(Text.of(article.name(), record)) >= 0;
    }

    private static Text text(ArticleGraph article) {
        return Text.of(article.name(), article.record());
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
