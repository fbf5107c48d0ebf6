package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** JSON for other programs: indented, with text that every reader takes. */
final class JsonOut {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** What stands in the document. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonOut() {}

    static void document(OutputStream out, Body body) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            // Line feeds of its own: the default's are those of the machine.
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter(Separators.createDefaultInstance())
                            .withObjectIndenter(new DefaultIndenter("  ", "\n")));
            body.write(json);
            json.writeRaw('\n');
        }
    }

    static void string(JsonGenerator json, String key, String value) throws IOException {
        json.writeStringField(key, WellFormed.unicode(value));
    }

    /** Null if there is none. */
    static void optional(JsonGenerator json, String key, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            string(json, key, value.get());
        } else {
            json.writeNullField(key);
        }
    }

    static void strings(JsonGenerator json, String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(WellFormed.unicode(value));
        }
        json.writeEndArray();
    }

    /** {@code "evidence": [{"article", "title", "sentence"}]}. */
    static void evidence(JsonGenerator json, Contact contact) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (Contact.Sentence sentence : contact.evidence()) {
            json.writeStartObject();
            string(json, "article", sentence.article());
            string(json, "title", sentence.title());
            string(json, "sentence", sentence.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
