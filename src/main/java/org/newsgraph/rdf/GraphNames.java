package org.newsgraph.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Names of the graphs that hold no article. The same in every store, whatever its base. */
public final class GraphNames {
    /** What is known of entities beyond any one article: preferred names, places, links out. */
    public static final Node ENTITIES = graph("entities");

    /** Which software made each article's graph, and from what input. */
    public static final Node RUNS = graph("runs");

    /** Events of different articles that may be the same. */
    public static final Node LINKS = graph("links");

    /** How articles present those whom they name, and who that was found to be. */
    public static final Node IDENTITIES = graph("identities");

    private GraphNames() {}

    /** Whether the graph of that name is one of these, and not an article's. */
    public static boolean isShared(Node graph) {
        return graph.equals(ENTITIES)
                || graph.equals(RUNS)
                || graph.equals(LINKS)
                || graph.equals(IDENTITIES);
    }

    private static Node graph(String name) {
        return NodeFactory.createURI("https://w3id.org/newsgraph/graph/" + name);
    }
}
