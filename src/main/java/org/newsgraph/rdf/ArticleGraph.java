package org.newsgraph.rdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.newsgraph.identity.Appearance;

/**
 * What one article says, as triples.
 *
 * @param name IRI of the article, and of its graph
 * @param articleId the article's own id, for messages
 * @param triples the graph: sorted, none twice, without blank nodes
 * @param background what curated tables know of the entities, by IRI of the entity: goes to {@link
 *     GraphNames#ENTITIES}
 * @param record how the graph was made: goes to {@link GraphNames#RUNS}
 * @param appearances how the article presents those whom it names: by them a store decides who is
 *     who across articles
 */
public record ArticleGraph(
        Node name,
        String articleId,
        List<Triple> triples,
        SortedMap<String, List<Triple>> background,
        List<Triple> record,
        List<Appearance> appearances) {
    /**
     * @throws IllegalArgumentException if the name is no IRI, or a triple has a blank node
     */
    public ArticleGraph {
        if (!name.isURI()) {
            throw new IllegalArgumentException(articleId + ": not an IRI: " + name);
        }
        triples = sorted(triples);
        record = sorted(record);
        appearances = appearances.stream().sorted(Comparator.comparing(Appearance::line)).toList();
        SortedMap<String, List<Triple>> copy = new TreeMap<>();
        background.forEach((entity, known) -> copy.put(entity, sorted(known)));
        background = Collections.unmodifiableSortedMap(copy);
    }

    private static List<Triple> sorted(List<Triple> triples) {
        for (Triple triple : triples) {
            if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
                throw new IllegalArgumentException("a blank node in " + triple);
            }
        }
        List<Triple> sorted = new ArrayList<>(triples);
        sorted.sort(TripleOrder.INSTANCE);
        List<Triple> distinct = new ArrayList<>(sorted.size());
        for (Triple triple : sorted) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(triple)) {
                distinct.add(triple);
            }
        }
        return Collections.unmodifiableList(distinct);
    }
}
