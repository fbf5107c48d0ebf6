package org.newsgraph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.newsgraph.store.GraphStore;

/** Compares an index with the store that it was made from. */
final class IndexCheck {
    private static final int MOST_PROBLEMS = 20;

    private final GraphStore store;
    private final List<String> problems = new ArrayList<>();

    IndexCheck(GraphStore store) {
        this.store = store;
    }

    List<String> problems() {
        try (Directory directory = SearchIndex.directory(store);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            compare(reader);
        } catch (IOException | RuntimeException e) {
            problems.add("the search index cannot be read (" + e.getMessage() + ")");
        }
        return problems;
    }

    /** Each of its triples is in the store, and there are as many as the store would give. */
    private void compare(DirectoryReader reader) throws IOException {
        store.read(
                graphs -> {
                    try (Directory memory = new ByteBuffersDirectory()) {
                        long expected = new IndexBuilder(graphs).build(memory, Words.analyzer());
                        if (expected != reader.numDocs()) {
                            problems.add(
                                    "the search index has "
                                            + reader.numDocs()
                                            + " texts; expected "
                                            + expected);
                        }
                        for (int i = 0; i < reader.maxDoc(); i++) {
                            Document document = reader.storedFields().document(i);
                            Node subject = NodeFactory.createURI(document.get(IndexFields.SUBJECT));
                            boolean there =
                                    graphs.contains(
                                            NodeFactory.createURI(document.get(IndexFields.GRAPH)),
                                            subject,
                                            NodeFactory.createURI(
                                                    document.get(IndexFields.PREDICATE)),
                                            NodeFactory.createLiteralString(
                                                    document.get(IndexFields.TEXT)));
                            if (!there && problems.size() < MOST_PROBLEMS) {
                                problems.add(
                                        "<"
                                                + subject
                                                + ">: the search index has a text of it that the"
                                                + " store has not");
                            }
                        }
                        return null;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException("the index cannot be read", e);
                    }
                });
    }
}
