package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * The JSON of Cytoscape and Cytoscape.js: {@code elements.nodes[].data} and {@code
 * elements.edges[].data}. Every event of an edge is there with its evidence.
 */
final class CytoscapeWriter implements NetworkWriter {
    @Override
    public void write(Network network, OutputStream out) throws IOException {
        JsonOut.document(out, json -> write(network, json));
    }

    private static void write(Network network, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeStringField("generated_by", "Newsgraph");
        json.writeObjectFieldStart("data");
        json.writeStringField("name", network.options().relation().key());
        json.writeBooleanField("directed", network.isDirected());
        json.writeEndObject();
        json.writeObjectFieldStart("elements");
        json.writeArrayFieldStart("nodes");
        for (Vertex vertex : network.vertices()) {
            node(json, vertex);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edges");
        int number = 0;
        for (Iterator<Edge> edges = network.edges(); edges.hasNext(); ) {
            edge(json, number++, edges.next(), network.options().relation());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void node(JsonGenerator json, Vertex vertex) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        JsonOut.string(json, "id", vertex.id());
        JsonOut.string(json, "name", vertex.label());
        JsonOut.string(json, "label", vertex.label());
        JsonOut.string(json, "type", vertex.type());
        json.writeBooleanField("unnamed", vertex.unnamed());
        json.writeNumberField("degree", vertex.degree());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void edge(
            JsonGenerator json, int number, Edge edge, NetworkOptions.Relation relation)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        JsonOut.string(json, "id", "e" + number);
        JsonOut.string(json, "source", edge.source());
        JsonOut.string(json, "target", edge.target());
        JsonOut.string(json, "label", EdgeColumns.label(edge));
        JsonOut.string(json, "relation", relation.key());
        JsonOut.string(json, "standing", edge.standing().key());
        json.writeNumberField("weight", edge.weight());
        JsonOut.strings(json, "kinds", edge.kinds());
        JsonOut.strings(json, "dates", edge.dates());
        JsonOut.strings(json, "places", edge.places());
        json.writeArrayFieldStart("events");
        for (Contact contact : edge.contacts()) {
            contact(json, contact);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void contact(JsonGenerator json, Contact contact) throws IOException {
        json.writeStartObject();
        JsonOut.string(json, "id", contact.event());
        JsonOut.strings(json, "kinds", contact.kinds());
        JsonOut.strings(json, "modes", contact.modes());
        JsonOut.strings(json, "dates", contact.dates());
        JsonOut.optional(json, "earliest", contact.first());
        JsonOut.optional(json, "latest", contact.last());
        JsonOut.strings(json, "places", contact.places());
        JsonOut.strings(json, "claimedBy", contact.claimedBy());
        JsonOut.evidence(json, contact);
        json.writeEndObject();
    }
}
