package org.newsgraph.export;

import java.io.OutputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * RDF through Jena's writers, in an order that does not depend on how the store keeps it: graphs by
 * name, in each the triples by subject, predicate and object.
 *
 * <p>Turtle, TriG and N-Quads hold one graph in memory at a time; JSON-LD and RDF/XML, whose
 * writers need all of it, hold everything.
 */
final class RdfWriter {
    private static final Comparator<Node> NODE_ORDER =
            Comparator.comparing(RdfWriter::rank)
                    .thenComparing(RdfWriter::main)
                    .thenComparing(RdfWriter::rest);

    private static final Comparator<Triple> TRIPLE_ORDER =
            Comparator.comparing(Triple::getSubject, NODE_ORDER)
                    .thenComparing(Triple::getPredicate, NODE_ORDER)
                    .thenComparing(Triple::getObject, NODE_ORDER);

    private static final Map<String, String> PREFIXES = prefixes();

    private RdfWriter() {}

    /** Writes all of the dataset; {@code format} is not a network's. */
    static void write(Format format, DatasetGraph dataset, OutputStream out) {
        switch (format) {
            case TURTLE -> stream(dataset, out, RDFFormat.TURTLE_BLOCKS, false);
            case TRIG -> stream(dataset, out, RDFFormat.TRIG_BLOCKS, true);
            case NQUADS -> stream(dataset, out, RDFFormat.NQUADS_UTF8, true);
            case JSONLD -> {
                DatasetGraph sorted =
                        new DatasetGraphMapLink(
                                new SortedGraph(triples(dataset, Quad.defaultGraphIRI)));
                for (Node name : graphNames(dataset)) {
                    if (!Quad.isDefaultGraph(name)) {
                        sorted.addGraph(name, new SortedGraph(triples(dataset, name)));
                    }
                }
                PREFIXES.forEach(sorted.prefixes()::add);
                RDFWriter.source(sorted).format(RDFFormat.JSONLD11_PRETTY).output(out);
            }
            case RDFXML -> {
                TreeSet<Triple> all = new TreeSet<>(TRIPLE_ORDER);
                for (Node name : graphNames(dataset)) {
                    triples(dataset, name).forEach(triple -> all.add(xml(triple)));
                }
                RDFWriter.source(new SortedGraph(List.copyOf(all)))
                        .format(RDFFormat.RDFXML_PLAIN)
                        .output(out);
            }
            default -> throw new IllegalArgumentException(format + " is not a format of RDF");
        }
    }

    private static void stream(
            DatasetGraph dataset, OutputStream out, RDFFormat format, boolean graphs) {
        // The form of Turtle 1.0, for readers that know no other.
        Context context = RIOT.getContext().copy().set(RIOT.symTurtleDirectiveStyle, "at");
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format, context);
        writer.start();
        if (!format.equals(RDFFormat.NQUADS_UTF8)) {
            PREFIXES.forEach(writer::prefix);
        }
        for (Node name : graphNames(dataset)) {
            for (Triple triple : triples(dataset, name)) {
                if (graphs) {
                    writer.quad(Quad.create(name, triple));
                } else if (isFirst(dataset, name, triple)) {
                    writer.triple(triple);
                }
            }
        }
        writer.finish();
    }

    /** Whether no earlier graph holds the triple too. */
    private static boolean isFirst(DatasetGraph dataset, Node graph, Triple triple) {
        // What an article has of its own is under its own IRI: no need to look elsewhere.
        if (graph.isURI()
                && triple.getSubject().isURI()
                && triple.getSubject().getURI().startsWith(graph.getURI() + "#")) {
            return true;
        }
        return Iter.asStream(
                        dataset.find(
                                Node.ANY,
                                triple.getSubject(),
                                triple.getPredicate(),
                                triple.getObject()))
                .map(Quad::getGraph)
                .map(RdfWriter::name)
                .noneMatch(other -> NODE_ORDER.compare(other, name(graph)) < 0);
    }

    private static List<Node> graphNames(DatasetGraph dataset) {
        TreeSet<Node> names = new TreeSet<>(NODE_ORDER);
        dataset.listGraphNodes().forEachRemaining(names::add);
        names.add(Quad.defaultGraphIRI);
        return List.copyOf(names);
    }

    private static List<Triple> triples(DatasetGraph dataset, Node graph) {
        // Not find(defaultGraphIRI): a store that shows the union there would give all of it again.
        Iterator<Quad> quads =
                Quad.isDefaultGraph(graph)
                        ? Iter.filter(
                                dataset.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY),
                                Quad::isDefaultGraph)
                        : dataset.find(graph, Node.ANY, Node.ANY, Node.ANY);
        return Iter.asStream(quads).map(Quad::asTriple).distinct().sorted(TRIPLE_ORDER).toList();
    }

    private static Node name(Node graph) {
        return Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
    }

    /** The triple without chars that no XML document can hold. */
    private static Triple xml(Triple triple) {
        Node object = triple.getObject();
        if (!object.isLiteral()) {
            return triple;
        }
        String text = WellFormed.xml(object.getLiteralLexicalForm());
        if (text.equals(object.getLiteralLexicalForm())) {
            return triple;
        }
        Node mended =
                object.getLiteralLanguage().isEmpty()
                        ? NodeFactory.createLiteralDT(text, object.getLiteralDatatype())
                        : NodeFactory.createLiteralLang(text, object.getLiteralLanguage());
        return Triple.create(triple.getSubject(), triple.getPredicate(), mended);
    }

    private static int rank(Node node) {
        return node.isURI() ? 0 : node.isBlank() ? 1 : 2;
    }

    private static String main(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? node.getURI() : node.toString();
    }

    private static String rest(Node node) {
        return node.isLiteral()
                ? node.getLiteralDatatypeURI() + "@" + node.getLiteralLanguage()
                : "";
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("dcterms", "http://purl.org/dc/terms/");
        prefixes.put("news", "https://w3id.org/newsgraph/ontology#");
        prefixes.put("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#");
        prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
        prefixes.put("prov", "http://www.w3.org/ns/prov#");
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("schema", "https://schema.org/");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return Collections.unmodifiableMap(prefixes);
    }

    /** A graph that keeps and gives its triples in order. */
    private static final class SortedGraph extends GraphBase {
        private final Map<Node, List<Triple>> bySubject = new TreeMap<>(NODE_ORDER);

        SortedGraph(List<Triple> sorted) {
            int from = 0;
            for (int i = 1; i <= sorted.size(); i++) {
                if (i == sorted.size()
                        || !sorted.get(i).getSubject().equals(sorted.get(from).getSubject())) {
                    bySubject.put(sorted.get(from).getSubject(), sorted.subList(from, i));
                    from = i;
                }
            }
        }

        @Override
        protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            Node subject = pattern.getSubject();
            Iterator<Triple> candidates =
                    subject.isConcrete()
                            ? bySubject.getOrDefault(subject, List.of()).iterator()
                            : bySubject.values().stream().flatMap(List::stream).iterator();
            return WrappedIterator.create(candidates).filterKeep(pattern::matches);
        }

        @Override
        protected PrefixMapping createPrefixMapping() {
            return new PrefixMappingImpl().setNsPrefixes(PREFIXES);
        }
    }
}
