package org.newsgraph.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Neo4j: a table of nodes, one of relationships, and two scripts of which either reads them. What
 * is only claimed, planned, denied or supposed has relationship types of its own, so that no query
 * takes it for a fact.
 */
final class Neo4jWriter {
    /** Joins the values of a list: in no text, unlike the semicolon that Neo4j expects. */
    private static final String LIST = "\u001F";

    private static final Map<Standing, String> TYPES_OF_MET =
            Map.of(
                    Standing.FACT, "MET",
                    Standing.CLAIMED, "CLAIMED_TO_HAVE_MET",
                    Standing.PLANNED, "PLANNED_TO_MEET",
                    Standing.DENIED, "DENIED_TO_HAVE_MET",
                    Standing.SUPPOSED, "SUPPOSED_TO_HAVE_MET");

    private static final List<String> NODE_COLUMNS =
            List.of("iri:ID", "name", "type", "unnamed:boolean", "degree:int", ":LABEL");
    private static final List<String> EDGE_COLUMNS =
            List.of(
                    ":START_ID",
                    ":END_ID",
                    ":TYPE",
                    "standing",
                    "weight:int",
                    "claimedBy:string[]",
                    "kinds:string[]",
                    "modes:string[]",
                    "dates:string[]",
                    "places:string[]",
                    "sentences:string[]",
                    "articles:string[]",
                    "events:string[]");

    private static final CSVFormat CSV =
            CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator("\n")
                    .setQuoteMode(QuoteMode.MINIMAL)
                    .get();

    void write(Network network, Folder folder) throws IOException {
        try (CSVPrinter nodes = table(folder, "nodes.csv")) {
            nodes.printRecord(NODE_COLUMNS);
            for (Vertex vertex : network.vertices()) {
                nodes.printRecord(
                        clean(vertex.id()),
                        clean(vertex.label()),
                        clean(vertex.type()),
                        vertex.unnamed(),
                        vertex.degree(),
                        label(vertex));
            }
        }
        try (CSVPrinter edges = table(folder, "relationships.csv")) {
            edges.printRecord(EDGE_COLUMNS);
            for (Iterator<Edge> all = network.edges(); all.hasNext(); ) {
                Edge edge = all.next();
                edges.printRecord(
                        clean(edge.source()),
                        clean(edge.target()),
                        type(network, edge),
                        edge.standing().key(),
                        edge.weight(),
                        list(edge.claimedBy()),
                        list(edge.kinds()),
                        list(edge.modes()),
                        list(edge.dates()),
                        list(edge.places()),
                        list(edge.sentences()),
                        list(edge.articles()),
                        list(edge.contacts().stream().map(Contact::event).toList()));
            }
        }
        script(folder, "import.sh", shell());
        script(folder, "import.cypher", cypher(network));
    }

    private static CSVPrinter table(Folder folder, String name) throws IOException {
        return new CSVPrinter(writer(folder, name), CSV);
    }

    private static Writer writer(Folder folder, String name) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(folder.file(name), StandardCharsets.UTF_8));
    }

    private static void script(Folder folder, String name, String text) throws IOException {
        try (Writer writer = writer(folder, name)) {
            writer.write(text);
        }
    }

    private static String type(Network network, Edge edge) {
        return network.isDirected() ? "SPOKE_OF" : TYPES_OF_MET.get(edge.standing());
    }

    private static String label(Vertex vertex) {
        return "Entity" + LIST + vertex.type().replaceAll("[^A-Za-z]", "");
    }

    private static String list(List<String> values) {
        return String.join(LIST, values.stream().map(Neo4jWriter::clean).toList());
    }

    private static String clean(String text) {
        return WellFormed.unicode(text).replace(LIST, " ").replace("\u0000", "\uFFFD");
    }

    // ------------------------------------------------------------ scripts

    private static String shell() {
        return """
                #!/bin/sh
                # Makes a new Neo4j database (5 or later) of these files, in seconds:
                #   sh import.sh [DATABASE]
                # Run it where neo4j-admin is, while that database is stopped.
                set -eu
                cd "$(dirname "$0")"
                neo4j-admin database import full \\
                    --nodes=nodes.csv \\
                    --relationships=relationships.csv \\
                    --array-delimiter=U+001F \\
                    --multiline-fields=true \\
                    --legacy-style-quoting=false \\
                    "${1:-neo4j}"
                """;
    }

    private static String cypher(Network network) {
        StringBuilder script = new StringBuilder();
        script.append(
                """
                // Adds these files to a running Neo4j database (5 or later). First copy nodes.csv and
                // relationships.csv into its import folder, and set, as the texts may hold backslashes:
                //   db.import.csv.legacy_quote_escaping=false
                // Then: cypher-shell -f import.cypher. To run it again changes nothing.
                CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;

                LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
                MERGE (n:Entity {iri: row.`iri:ID`})
                SET n.name = row.name, n.type = row.type, n.unnamed = toBoolean(row.`unnamed:boolean`),
                    n.degree = toInteger(row.`degree:int`);
                """);
        List<String> types = new ArrayList<>();
        if (network.isDirected()) {
            types.add("SPOKE_OF");
        } else {
            for (Standing standing : Standing.values()) {
                types.add(TYPES_OF_MET.get(standing));
            }
        }
        for (String type : types) {
            script.append(
                    """

                    LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
                    WITH row WHERE row.`:TYPE` = '%1$s'
                    MATCH (a:Entity {iri: row.`:START_ID`}), (b:Entity {iri: row.`:END_ID`})
                    MERGE (a)-[r:%1$s {events: split(row.`events:string[]`, '\\u001F')}]->(b)
                    SET r.standing = row.standing, r.weight = toInteger(row.`weight:int`),
                        r.claimedBy = split(row.`claimedBy:string[]`, '\\u001F'),
                        r.kinds = split(row.`kinds:string[]`, '\\u001F'),
                        r.modes = split(row.`modes:string[]`, '\\u001F'),
                        r.dates = split(row.`dates:string[]`, '\\u001F'),
                        r.places = split(row.`places:string[]`, '\\u001F'),
                        r.sentences = split(row.`sentences:string[]`, '\\u001F'),
                        r.articles = split(row.`articles:string[]`, '\\u001F');
                    """
                            .formatted(type));
        }
        return script.toString();
    }
}
