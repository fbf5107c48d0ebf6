package org.newsgraph.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.newsgraph.document.Sha256;

/** Names a text by its content, so that a change of a single char shows. */
public final class ContentHash {
    private ContentHash() {}

    /** {@code urn:sha256:} and the hexadecimal SHA-256 of the text in UTF-8. */
    public static Node of(String text) {
        return NodeFactory.createURI("urn:sha256:" + Sha256.hex(text, Sha256.ALL));
    }
}
