package org.newsgraph.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.newsgraph.rdf.News;

/** Writes the index of a store: all that has words to search for. Inside a read transaction. */
final class IndexBuilder {
    private static final double BUFFER_MEGABYTES = 32;

    private final DatasetGraph dataset;
    private final Set<Node> unnamed = new HashSet<>();
    private final Map<Node, Integer> mentions = new HashMap<>();

    IndexBuilder(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** How many documents were written. */
    long build(Directory directory, Analyzer analyzer) throws IOException {
        dataset.find(
                        Node.ANY,
                        Node.ANY,
                        News.unnamed.asNode(),
                        NodeFactory.createLiteralByValue(true))
                .forEachRemaining(quad -> unnamed.add(quad.getSubject()));
        dataset.find(Node.ANY, Node.ANY, News.mentions.asNode(), Node.ANY)
                .forEachRemaining(quad -> mentions.merge(quad.getObject(), 1, Integer::sum));
        IndexWriterConfig config =
                new IndexWriterConfig(analyzer)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        // In this thread: the transaction that reads is bound to it.
                        .setMergeScheduler(new SerialMergeScheduler())
                        .setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            names(writer, IndexFields.PREF_LABEL);
            names(writer, IndexFields.ALT_LABEL);
            names(writer, IndexFields.NAME);
            texts(writer, News.text.asNode(), IndexFields.Kind.STATEMENT);
            texts(writer, IndexFields.HEADLINE, IndexFields.Kind.HEADLINE);
            writer.forceMerge(1);
            writer.commit();
            return writer.getDocStats().numDocs;
        }
    }

    /** A name counts once for each entity, however many articles use it. */
    private void names(IndexWriter writer, Node predicate) throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, predicate, Node.ANY);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            Node entity = quad.getSubject();
            boolean isEntity =
                    mentions.containsKey(entity) || predicate.equals(IndexFields.PREF_LABEL);
            if (!isText(quad) || !isEntity) {
                continue;
            }
            String name = quad.getObject().getLiteralLexicalForm();
            if (seen.computeIfAbsent(entity.getURI(), iri -> new HashSet<>(2)).add(name)) {
                IndexFields.Kind kind =
                        unnamed.contains(entity)
                                ? IndexFields.Kind.UNNAMED
                                : IndexFields.Kind.ENTITY;
                Document document = document(quad, kind);
                int articles = mentions.getOrDefault(entity, 0);
                document.add(new StoredField(IndexFields.MENTIONS, articles));
                document.add(new NumericDocValuesField(IndexFields.MENTIONS, articles));
                writer.addDocument(document);
            }
        }
    }

    private void texts(IndexWriter writer, Node predicate, IndexFields.Kind kind)
            throws IOException {
        Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, predicate, Node.ANY);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            if (isText(quad)) {
                writer.addDocument(document(quad, kind));
            }
        }
    }

    private static boolean isText(Quad quad) {
        return quad.getSubject().isURI() && quad.getObject().isLiteral();
    }

    private static Document document(Quad quad, IndexFields.Kind kind) {
        Document document = new Document();
        String subject = quad.getSubject().getURI();
        document.add(new StringField(IndexFields.KIND, kind.name(), Field.Store.NO));
        document.add(new StringField(IndexFields.SUBJECT, subject, Field.Store.YES));
        // Of two that fit as well, the first by its IRI is the first.
        document.add(new SortedDocValuesField(IndexFields.SUBJECT, new BytesRef(subject)));
        document.add(
                new StringField(
                        IndexFields.PREDICATE, quad.getPredicate().getURI(), Field.Store.YES));
        document.add(new StringField(IndexFields.GRAPH, quad.getGraph().getURI(), Field.Store.YES));
        document.add(
                new TextField(
                        IndexFields.TEXT,
                        quad.getObject().getLiteralLexicalForm(),
                        Field.Store.YES));
        return document;
    }
}
