package org.newsgraph.export;

import java.util.List;

/**
 * What the formats without lists say of an edge: one text or number each. Several values are joined
 * by {@code "; "}, sentences by {@code " | "}.
 */
final class EdgeColumns {
    /**
     * A column.
     *
     * @param name its key in the file
     * @param type {@code string}, {@code integer} or {@code boolean}, which GEXF and GraphML share
     *     but for {@code int}
     */
    record Column(String name, String type) {}

    static final List<Column> NODE =
            List.of(
                    new Column("type", "string"),
                    new Column("unnamed", "boolean"),
                    new Column("degree", "integer"));

    static final List<Column> EDGE =
            List.of(
                    new Column("relation", "string"),
                    new Column("standing", "string"),
                    new Column("claimedBy", "string"),
                    new Column("kinds", "string"),
                    new Column("modes", "string"),
                    new Column("dates", "string"),
                    new Column("places", "string"),
                    new Column("sentences", "string"),
                    new Column("articles", "string"),
                    new Column("events", "string"));

    private EdgeColumns() {}

    /** Values of a node, in the order of {@link #NODE}. */
    static List<String> of(Vertex vertex) {
        return List.of(
                vertex.type(),
                Boolean.toString(vertex.unnamed()),
                Integer.toString(vertex.degree()));
    }

    /** Values of an edge, in the order of {@link #EDGE}; empty text where there is none. */
    static List<String> of(Edge edge, NetworkOptions.Relation relation) {
        return List.of(
                relation.key(),
                edge.standing().key(),
                String.join("; ", edge.claimedBy()),
                String.join("; ", edge.kinds()),
                String.join("; ", edge.modes()),
                String.join("; ", edge.dates()),
                String.join("; ", edge.places()),
                String.join(" | ", edge.sentences()),
                String.join("; ", edge.articles()),
                String.join("; ", edge.contacts().stream().map(Contact::event).toList()));
    }

    /**
     * What stands at the edge in a drawing: its kinds and how many events it is, and if claimed.
     */
    static String label(Edge edge) {
        String kinds = String.join(", ", edge.kinds());
        if (edge.standing() != Standing.FACT) {
            kinds = edge.standing().key() + ": " + kinds;
        }
        return edge.weight() == 1 ? kinds : kinds + " (" + edge.weight() + ")";
    }
}
