package org.newsgraph.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats that a store can be written in. */
public enum Format {
    /** All triples, whatever graph they are in. */
    TURTLE("turtle", "ttl", Holds.GRAPH),
    /** All graphs, by name. */
    TRIG("trig", "trig", Holds.GRAPH),
    /** All graphs, one line a quad, sorted within each graph. */
    NQUADS("nquads", "nq", Holds.GRAPH),
    /** All graphs, by name. */
    JSONLD("jsonld", "jsonld", Holds.GRAPH),
    /** All triples, whatever graph they are in. */
    RDFXML("rdfxml", "rdf", Holds.GRAPH),
    /** A network for Gephi, sigma and NetworkX: GEXF 1.2draft, which all three read. */
    GEXF("gexf", "gexf", Holds.NETWORK),
    /** A network for yEd, Cytoscape, NetworkX and igraph. */
    GRAPHML("graphml", "graphml", Holds.NETWORK),
    /** A network for Graphviz. */
    DOT("dot", "dot", Holds.NETWORK),
    /** A network for Cytoscape and Cytoscape.js. */
    CYTOSCAPE("cytoscape", "cyjs", Holds.NETWORK),
    /** A picture of a network of at most 2,000 nodes, for browsers and print. */
    SVG("svg", "svg", Holds.NETWORK),
    /** A network for Cytoscape 3.10 and NDEx: version 2 of the Cytoscape exchange format. */
    CX2("cx2", "cx2", Holds.NETWORK),
    /** A network for Neo4j: tables of nodes and relationships, and scripts that read them. */
    NEO4J("neo4j", "neo4j.zip", Holds.NETWORK),
    /** Encounters, visits and statements on a map. */
    GEOJSON("geojson", "geojson", Holds.CHRONICLE),
    /** Encounters, visits and statements for vis-timeline. */
    TIMELINE("timeline", "timeline.json", Holds.CHRONICLE),
    /** A note for each person, body and place, for Obsidian. */
    OBSIDIAN("obsidian", "obsidian.zip", Holds.CHRONICLE);

    private enum Holds {
        GRAPH,
        NETWORK,
        CHRONICLE
    }

    private final String key;
    private final String extension;
    private final Holds holds;

    Format(String key, String extension, Holds holds) {
        this.key = key;
        this.extension = extension;
        this.holds = holds;
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
        return holds == Holds.NETWORK;
    }

    /** Whether it holds what happened and was said, event by event. */
    public boolean isChronicle() {
        return holds == Holds.CHRONICLE;
    }

    /** Whether it is several files: a folder, or a ZIP file. */
    public boolean isFolder() {
        return this == NEO4J || this == OBSIDIAN;
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
