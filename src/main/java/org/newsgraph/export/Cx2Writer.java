package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * CX2, version 2 of the Cytoscape exchange format, for Cytoscape 3.10 and NDEx. Nodes have places,
 * if they are not too many, and links that are no facts are drawn in dashes.
 */
final class Cx2Writer implements NetworkWriter {
    private static final Map<Standing, String> LINES =
            Map.of(
                    Standing.FACT, "solid",
                    Standing.CLAIMED, "dashed",
                    Standing.PLANNED, "dotted",
                    Standing.DENIED, "dashed",
                    Standing.SUPPOSED, "dotted");

    @Override
    public void write(Network network, OutputStream out) throws IOException {
        JsonOut.document(out, json -> write(network, json));
    }

    private static void write(Network network, JsonGenerator json) throws IOException {
        int edges = 0;
        for (Iterator<Edge> all = network.edges(); all.hasNext(); all.next()) {
            edges++;
        }
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringField("CXVersion", "2.0");
        json.writeBooleanField("hasFragments", false);
        json.writeEndObject();
        metaData(json, network.vertices().size(), edges);
        declarations(json);
        json.writeStartObject();
        json.writeArrayFieldStart("networkAttributes");
        json.writeStartObject();
        json.writeStringField("name", network.options().relation().key());
        json.writeStringField(
                "description",
                network.isDirected()
                        ? "Who spoke of whom, as news articles report it; made by Newsgraph"
                        : "Who met whom, as news articles report it; made by Newsgraph");
        json.writeBooleanField("directed", network.isDirected());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        Map<String, Integer> numbers = nodes(json, network);
        edges(json, network, numbers);
        style(json, network.isDirected());
        json.writeStartObject();
        json.writeArrayFieldStart("status");
        json.writeStartObject();
        json.writeStringField("error", "");
        json.writeBooleanField("success", true);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void metaData(JsonGenerator json, int nodes, int edges) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("metaData");
        for (Map.Entry<String, Integer> aspect :
                List.of(
                        Map.entry("attributeDeclarations", 1),
                        Map.entry("networkAttributes", 1),
                        Map.entry("nodes", nodes),
                        Map.entry("edges", edges),
                        Map.entry("visualProperties", 1))) {
            json.writeStartObject();
            json.writeStringField("name", aspect.getKey());
            json.writeNumberField("elementCount", aspect.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void declarations(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("attributeDeclarations");
        json.writeStartObject();
        declare(json, "networkAttributes", List.of("name", "description", "directed/boolean"));
        declare(
                json,
                "nodes",
                List.of("name", "represents", "type", "unnamed/boolean", "degree/integer"));
        declare(
                json,
                "edges",
                List.of(
                        "interaction",
                        "name",
                        "standing",
                        "weight/integer",
                        "claimedBy/list_of_string",
                        "kinds/list_of_string",
                        "modes/list_of_string",
                        "dates/list_of_string",
                        "places/list_of_string",
                        "sentences/list_of_string",
                        "articles/list_of_string",
                        "events/list_of_string"));
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Names, each with its type after a slash if it is not a string. */
    private static void declare(JsonGenerator json, String aspect, List<String> attributes)
            throws IOException {
        json.writeObjectFieldStart(aspect);
        for (String attribute : attributes) {
            int slash = attribute.indexOf('/');
            json.writeObjectFieldStart(slash < 0 ? attribute : attribute.substring(0, slash));
            json.writeStringField("d", slash < 0 ? "string" : attribute.substring(slash + 1));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static Map<String, Integer> nodes(JsonGenerator json, Network network)
            throws IOException {
        List<Vertex> vertices = network.vertices();
        Map<String, Integer> numbers = new HashMap<>();
        vertices.forEach(vertex -> numbers.put(vertex.id(), numbers.size()));
        List<Layout.Point> places =
                vertices.size() <= SvgWriter.MOST_NODES ? place(network, numbers) : List.of();
        json.writeStartObject();
        json.writeArrayFieldStart("nodes");
        for (Vertex vertex : vertices) {
            int number = numbers.get(vertex.id());
            json.writeStartObject();
            json.writeNumberField("id", number);
            if (!places.isEmpty()) {
                json.writeNumberField("x", Math.round(places.get(number).x() * 10) / 10.0);
                json.writeNumberField("y", Math.round(places.get(number).y() * 10) / 10.0);
            }
            json.writeObjectFieldStart("v");
            JsonOut.string(json, "name", vertex.label());
            JsonOut.string(json, "represents", vertex.id());
            JsonOut.string(json, "type", vertex.type());
            json.writeBooleanField("unnamed", vertex.unnamed());
            json.writeNumberField("degree", vertex.degree());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        return numbers;
    }

    private static List<Layout.Point> place(Network network, Map<String, Integer> numbers) {
        List<Layout.Box> boxes =
                network.vertices().stream()
                        .map(
                                vertex ->
                                        new Layout.Box(
                                                Math.max(
                                                        75,
                                                        TextWidth.of(
                                                                TextWidth.shortened(
                                                                        vertex.label(), 40),
                                                                12)),
                                                60))
                        .toList();
        List<Layout.Link> links = new java.util.ArrayList<>();
        network.edges()
                .forEachRemaining(
                        edge ->
                                links.add(
                                        new Layout.Link(
                                                numbers.get(edge.source()),
                                                numbers.get(edge.target()),
                                                edge.weight())));
        return Layout.place(boxes, links);
    }

    private static void edges(JsonGenerator json, Network network, Map<String, Integer> numbers)
            throws IOException {
        String relation = network.options().relation().key();
        json.writeStartObject();
        json.writeArrayFieldStart("edges");
        int number = 0;
        for (Iterator<Edge> edges = network.edges(); edges.hasNext(); ) {
            Edge edge = edges.next();
            json.writeStartObject();
            json.writeNumberField("id", number++);
            json.writeNumberField("s", numbers.get(edge.source()));
            json.writeNumberField("t", numbers.get(edge.target()));
            json.writeObjectFieldStart("v");
            boolean fact = edge.standing() == Standing.FACT;
            JsonOut.string(
                    json, "interaction", fact ? relation : relation + ", " + edge.standing().key());
            JsonOut.string(json, "name", EdgeColumns.label(edge));
            JsonOut.string(json, "standing", edge.standing().key());
            json.writeNumberField("weight", edge.weight());
            JsonOut.strings(json, "claimedBy", edge.claimedBy());
            JsonOut.strings(json, "kinds", edge.kinds());
            JsonOut.strings(json, "modes", edge.modes());
            JsonOut.strings(json, "dates", edge.dates());
            JsonOut.strings(json, "places", edge.places());
            JsonOut.strings(json, "sentences", edge.sentences());
            JsonOut.strings(json, "articles", edge.articles());
            JsonOut.strings(json, "events", edge.contacts().stream().map(Contact::event).toList());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void style(JsonGenerator json, boolean directed) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("visualProperties");
        json.writeStartObject();
        json.writeObjectFieldStart("default");
        json.writeObjectFieldStart("edge");
        json.writeStringField("EDGE_TARGET_ARROW_SHAPE", directed ? "triangle" : "none");
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("nodeMapping");
        json.writeObjectFieldStart("NODE_LABEL");
        json.writeStringField("type", "PASSTHROUGH");
        json.writeObjectFieldStart("definition");
        json.writeStringField("attribute", "name");
        json.writeStringField("type", "string");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("edgeMapping");
        json.writeObjectFieldStart("EDGE_LINE_STYLE");
        json.writeStringField("type", "DISCRETE");
        json.writeObjectFieldStart("definition");
        json.writeStringField("attribute", "standing");
        json.writeStringField("type", "string");
        json.writeArrayFieldStart("map");
        for (Standing standing : Standing.values()) {
            json.writeStartObject();
            json.writeStringField("v", standing.key());
            json.writeStringField("vp", LINES.get(standing));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
