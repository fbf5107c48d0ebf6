package org.newsgraph.export;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.newsgraph.rdf.EntityClass;

/** What a dataset tells of one thing; the caller holds the transaction, if one is needed. */
final class Lookup {
    private final DatasetGraph dataset;
    private final Map<Node, String> labels = new TreeMap<>(Lookup::byText);

    Lookup(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** An encounter, statement or proposition, from all graphs that tell of it. */
    Contact contact(Node event, Collection<Node> graphs, boolean met) {
        SortedSet<String> kind = new TreeSet<>();
        SortedSet<String> modes = new TreeSet<>();
        SortedSet<String> dates = new TreeSet<>();
        SortedSet<String> first = new TreeSet<>();
        SortedSet<String> last = new TreeSet<>();
        SortedSet<String> places = new TreeSet<>();
        SortedSet<String> claimedBy = new TreeSet<>();
        SortedSet<Contact.Sentence> evidence = new TreeSet<>();
        for (Node graph : graphs) {
            values(graph, event, met ? Terms.EVENT_TYPE : Terms.SAYING_KIND)
                    .forEach(node -> kind.add(met ? localName(node) : text(node)));
            values(graph, event, Terms.MODE).forEach(node -> modes.add(text(node)));
            values(graph, event, Terms.DATE).forEach(node -> dates.add(text(node)));
            values(graph, event, Terms.EARLIEST).forEach(node -> first.add(text(node)));
            values(graph, event, Terms.LATEST).forEach(node -> last.add(text(node)));
            values(graph, event, Terms.PLACE).forEach(node -> places.add(label(node)));
            values(graph, event, Terms.PLACE_TEXT).forEach(node -> places.add(text(node)));
            Iter.asStream(dataset.find(graph, Node.ANY, Terms.CONTENT, event))
                    .flatMap(quad -> values(graph, quad.getSubject(), Terms.SPEAKER).stream())
                    .forEach(speaker -> claimedBy.add(label(speaker)));
            values(graph, event, Terms.EVIDENCE)
                    .forEach(mention -> sentence(graph, mention).ifPresent(evidence::add));
        }
        if (first.isEmpty()) {
            dates.forEach(date -> Network.firstDay(date).ifPresent(first::add));
            dates.forEach(date -> Network.lastDay(date).ifPresent(last::add));
        }
        return new Contact(
                event.getURI(),
                List.copyOf(kind),
                List.copyOf(modes),
                List.copyOf(dates),
                first.stream().findFirst(),
                last.isEmpty() ? Optional.empty() : Optional.of(last.last()),
                List.copyOf(places),
                List.copyOf(claimedBy),
                List.copyOf(evidence));
    }

    private Optional<Contact.Sentence> sentence(Node graph, Node mention) {
        Optional<String> text = one(graph, mention, Terms.SENTENCE_TEXT).map(Lookup::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Node> article = one(graph, mention, Terms.ARTICLE);
        String title =
                article.flatMap(node -> one(graph, node, Terms.HEADLINE))
                        .map(Lookup::text)
                        .orElse("");
        int number =
                one(graph, mention, Terms.SENTENCE)
                        .map(Lookup::text)
                        .filter(digits -> digits.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        return Optional.of(
                new Contact.Sentence(article.orElse(graph).toString(), title, number, text.get()));
    }

    Standing standing(Node graph, Node proposition) {
        return Standing.of(
                one(graph, proposition, Terms.POLARITY).map(Lookup::text).orElse(""),
                one(graph, proposition, Terms.MODALITY).map(Lookup::text).orElse(""),
                dataset.contains(graph, Node.ANY, Terms.CONTENT, proposition));
    }

    /** Its name, or its description if it has none. */
    String label(Node node) {
        return labels.computeIfAbsent(
                node,
                key ->
                        Stream.of(Terms.PREF_LABEL, Terms.NAME, Terms.DESCRIPTION)
                                .flatMap(property -> anywhere(key, property).stream())
                                .findFirst()
                                .map(Lookup::text)
                                .orElseGet(() -> localName(key)));
    }

    /** Local name of its class. */
    String type(Node node) {
        List<String> names = anywhere(node, Terms.TYPE).stream().map(Lookup::localName).toList();
        return EntityClass.mostTelling(names).or(() -> names.stream().findFirst()).orElse("Thing");
    }

    boolean unnamed(Node node) {
        return anywhere(node, Terms.UNNAMED).stream().anyMatch(value -> text(value).equals("true"));
    }

    Optional<Node> one(Node graph, Node subject, Node property) {
        return values(graph, subject, property).stream().findFirst();
    }

    List<Node> values(Node graph, Node subject, Node property) {
        return sorted(dataset.find(graph, subject, property, Node.ANY));
    }

    List<Node> anywhere(Node subject, Node property) {
        return sorted(dataset.find(Node.ANY, subject, property, Node.ANY));
    }

    private static List<Node> sorted(Iterator<Quad> quads) {
        return Iter.asStream(quads).map(Quad::getObject).distinct().sorted(Lookup::byText).toList();
    }

    static int byText(Node a, Node b) {
        return a.toString().compareTo(b.toString());
    }

    static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    static String localName(Node node) {
        String iri = text(node);
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
