package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of Cytoscape and Cytoscape.js: {@code elements.nodes[].data} and {@code
 * elements.edges[].data}. Every event of an edge is there with its evidence.
 */
final class CytoscapeWriter implements NetworkWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public void write(Network network, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            // Line feeds of its own: the default's are those of the machine.
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter(Separators.createDefaultInstance())
                            .withObjectIndenter(new DefaultIndenter("  ", "\n")));
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
            json.writeRaw('\n');
        }
    }

    private static void node(JsonGenerator json, Vertex vertex) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        string(json, "id", vertex.id());
        string(json, "name", vertex.label());
        string(json, "label", vertex.label());
        string(json, "type", vertex.type());
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
        string(json, "id", "e" + number);
        string(json, "source", edge.source());
        string(json, "target", edge.target());
        string(json, "label", EdgeColumns.label(edge));
        string(json, "relation", relation.key());
        string(json, "standing", edge.standing().key());
        json.writeNumberField("weight", edge.weight());
        strings(json, "kinds", edge.kinds());
        strings(json, "dates", edge.dates());
        strings(json, "places", edge.places());
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
        string(json, "id", contact.event());
        strings(json, "kinds", contact.kinds());
        strings(json, "modes", contact.modes());
        strings(json, "dates", contact.dates());
        optional(json, "earliest", contact.first());
        optional(json, "latest", contact.last());
        strings(json, "places", contact.places());
        strings(json, "claimedBy", contact.claimedBy());
        json.writeArrayFieldStart("evidence");
        for (Contact.Sentence sentence : contact.evidence()) {
            json.writeStartObject();
            string(json, "article", sentence.article());
            string(json, "title", sentence.title());
            string(json, "sentence", sentence.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String key, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            string(json, key, value.get());
        } else {
            json.writeNullField(key);
        }
    }

    private static void strings(JsonGenerator json, String key, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(WellFormed.unicode(value));
        }
        json.writeEndArray();
    }

    private static void string(JsonGenerator json, String key, String value) throws IOException {
        json.writeStringField(key, WellFormed.unicode(value));
    }
}
