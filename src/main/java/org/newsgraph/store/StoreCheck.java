package org.newsgraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.rdf.ContentHash;
import org.newsgraph.rdf.GraphNames;

/** Checks a whole store; used once, inside a read transaction. */
final class StoreCheck {
    private static final String NIF =
            "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";
    private static final Node IS_STRING = NodeFactory.createURI(NIF + "isString");
    private static final Node BEGIN = NodeFactory.createURI(NIF + "beginIndex");
    private static final Node END = NodeFactory.createURI(NIF + "endIndex");
    private static final Node ANCHOR = NodeFactory.createURI(NIF + "anchorOf");
    private static final Node DERIVED_FROM =
            NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

    private final DatasetGraph dataset;
    private final ShapeChecker shapes;
    private final Entities entities;
    private final List<String> problems = new ArrayList<>();
    private long problemCount;
    private long articles;
    private long anchors;

    StoreCheck(DatasetGraph dataset, ShapeChecker shapes) {
        this.dataset = dataset;
        this.shapes = shapes;
        this.entities = new Entities(dataset);
    }

    ValidationReport run(Collection<Node> names) {
        for (Node article : names) {
            articles++;
            check(article);
        }
        checkEntities();
        return new ValidationReport(articles, anchors, problems, problemCount);
    }

    private void check(Node article) {
        List<Triple> triples = new ArrayList<>();
        dataset.findNG(article, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> triples.add(quad.asTriple()));
        if (triples.isEmpty()) {
            report(article, "is recorded, but its graph is empty");
            return;
        }
        shapes.problems(triples).forEach(problem -> report(article, problem));
        String text =
                triples.stream()
                        .filter(triple -> triple.getPredicate().equals(IS_STRING))
                        .map(triple -> triple.getObject().getLiteralLexicalForm())
                        .findFirst()
                        .orElse("");
        if (!dataset.contains(GraphNames.RUNS, article, DERIVED_FROM, ContentHash.of(text))) {
            report(article, "the stored text is not the one that was read: its hash differs");
        }
        checkAnchors(article, triples, text);
        for (Node entity : Entities.linked(dataset, article)) {
            if (!dataset.contains(GraphNames.ENTITIES, entity, SKOS.prefLabel.asNode(), Node.ANY)) {
                report(article, "<" + entity.getURI() + "> has no preferred name");
            }
        }
    }

    private void checkAnchors(Node article, List<Triple> triples, String text) {
        Map<Node, Integer> begins = offsets(triples, BEGIN);
        Map<Node, Integer> ends = offsets(triples, END);
        for (Triple triple : triples) {
            if (!triple.getPredicate().equals(ANCHOR)) {
                continue;
            }
            anchors++;
            int begin = begins.getOrDefault(triple.getSubject(), -1);
            int end = ends.getOrDefault(triple.getSubject(), -1);
            String words = triple.getObject().getLiteralLexicalForm();
            boolean inside = 0 <= begin && begin <= end && end <= text.length();
            if (!inside || !text.substring(begin, end).equals(words)) {
                report(
                        article,
                        "the text at "
                                + begin
                                + " to "
                                + end
                                + " is \""
                                + (inside ? text.substring(begin, end) : "")
                                + "\", not the anchor \""
                                + words
                                + "\" of <"
                                + triple.getSubject().getURI()
                                + ">");
            }
        }
    }

    private static Map<Node, Integer> offsets(List<Triple> triples, Node predicate) {
        Map<Node, Integer> offsets = new HashMap<>();
        for (Triple triple : triples) {
            if (triple.getPredicate().equals(predicate)
                    && triple.getObject().getLiteralValue() instanceof Number number) {
                offsets.put(triple.getSubject(), number.intValue());
            }
        }
        return offsets;
    }

    /** No entity outlives the articles that link to it, and each has one preferred name. */
    private void checkEntities() {
        Node last = null;
        Iterator<Quad> quads =
                dataset.find(GraphNames.ENTITIES, Node.ANY, SKOS.prefLabel.asNode(), Node.ANY);
        while (quads.hasNext()) {
            Node entity = quads.next().getSubject();
            if (entity.equals(last)) {
                report(entity, "has more than one preferred name");
            } else if (!entities.isLinked(entity)) {
                report(entity, "is kept, but no article mentions it");
            }
            last = entity;
        }
    }

    private void report(Node subject, String problem) {
        problemCount++;
        if (problems.size() < ValidationReport.MOST_PROBLEMS) {
            problems.add("<" + subject.getURI() + ">: " + problem);
        }
    }
}
