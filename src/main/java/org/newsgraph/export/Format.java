package org.newsgraph.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats that a store can be written in. */
public enum Format {
    /** All triples, whatever graph they are in. */
    TURTLE("turtle", "ttl", false),
    /** All graphs, by name. */
    TRIG("trig", "trig", false),
    /** All graphs, one line a quad, sorted within each graph. */
    NQUADS("nquads", "nq", false),
    /** All graphs, by name. */
    JSONLD("jsonld", "jsonld", false),
    /** All triples, whatever graph they are in. */
    RDFXML("rdfxml", "rdf", false),
    /** A network for Gephi, sigma and NetworkX: GEXF 1.2draft, which all three read. */
    GEXF("gexf", "gexf", true),
    /** A network for yEd, Cytoscape, NetworkX and igraph. */
    GRAPHML("graphml", "graphml", true),
    /** A network for Graphviz. */
    DOT("dot", "dot", true),
    /** A network for Cytoscape and Cytoscape.js. */
    CYTOSCAPE("cytoscape", "cyjs", true),
    /** A picture of a network of at most 2,000 nodes, for browsers and print. */
    SVG("svg", "svg", true);

    private final String key;
    private final String extension;
    private final boolean network;

    Format(String key, String extension, boolean network) {
        this.key = key;
        this.extension = extension;
        this.network = network;
    }

    /** The name used on the command line, such as {@code turtle}. */
    public String key() {
        return key;
    }

    /** The usual end of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether it holds who is linked to whom, and not the whole graph. */
    public boolean isNetwork() {
        return network;
    }

    /**
     * The format with that key or file extension, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static Format of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.key.equals(wanted) || format.extension.equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no format '"
                                                + name
                                                + "'; expected one of "
                                                + Arrays.stream(values())
                                                        .map(Format::key)
                                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return key;
    }
}
