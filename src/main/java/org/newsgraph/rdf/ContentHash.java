package org.newsgraph.rdf;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Names a text by its content, so that a change of a single char shows. */
public final class ContentHash {
    private ContentHash() {}

    /** {@code urn:sha256:} and the hexadecimal SHA-256 of the text in UTF-8. */
    public static Node of(String text) {
        byte[] digest = IriMinter.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return NodeFactory.createURI("urn:sha256:" + HexFormat.of().formatHex(digest));
    }
}
