package org.newsgraph.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What was found as JSON, for programs and pages. Highlights are pairs of offsets in UTF-16 chars,
 * as JavaScript counts them; what is not known is null.
 */
public final class SearchJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private SearchJson() {}

    /**
     * Writes {@code {"query", "entities": [...], "statements": [...], "headlines": [...]}}.
     *
     * @throws IOException if {@code out} fails; it is flushed, not closed
     */
    public static void write(String query, Found found, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("query", query);
            entities(json, "entities", found.entities(), true);
            json.writeArrayFieldStart("statements");
            for (Found.Statement statement : found.statements()) {
                json.writeStartObject();
                json.writeStringField("iri", statement.iri());
                json.writeStringField("text", statement.text());
                highlights(json, statement.highlights());
                json.writeArrayFieldStart("speakers");
                for (String speaker : statement.speakers()) {
                    json.writeString(speaker);
                }
                json.writeEndArray();
                json.writeBooleanField("asserted", statement.asserted());
                source(json, Optional.of(statement.source()));
                score(json, statement.score());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("headlines");
            for (Found.Headline headline : found.headlines()) {
                json.writeStartObject();
                highlights(json, headline.highlights());
                source(json, Optional.of(headline.source()));
                score(json, headline.score());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Writes {@code {"prefix", "suggestions": [...]}}, of which each is an entity as {@link
     * #write(String, Found, OutputStream)} has them, without its source.
     *
     * @throws IOException likewise
     */
    public static void write(String prefix, List<Found.Entity> suggestions, OutputStream out)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("prefix", prefix);
            entities(json, "suggestions", suggestions, false);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void entities(
            JsonGenerator json, String key, List<Found.Entity> entities, boolean withSource)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (Found.Entity entity : entities) {
            json.writeStartObject();
            json.writeStringField("iri", entity.iri());
            json.writeStringField("name", entity.name());
            json.writeStringField("type", entity.type());
            json.writeStringField("matched", entity.matched());
            highlights(json, entity.highlights());
            json.writeNumberField("articles", entity.articles());
            if (withSource) {
                source(json, entity.source());
            }
            score(json, entity.score());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void highlights(JsonGenerator json, List<Found.Span> spans) throws IOException {
        json.writeArrayFieldStart("highlights");
        for (Found.Span span : spans) {
            json.writeStartArray();
            json.writeNumber(span.start());
            json.writeNumber(span.end());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void source(JsonGenerator json, Optional<Found.Source> source)
            throws IOException {
        if (source.isEmpty()) {
            json.writeNullField("source");
            return;
        }
        json.writeObjectFieldStart("source");
        json.writeStringField("article", source.get().article());
        optional(json, "title", source.get().title());
        optional(json, "date", source.get().date());
        optional(json, "publisher", source.get().publisher());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String key, Optional<String> value)
            throws IOException {
        json.writeStringField(key, value.orElse(null));
    }

    /** Three digits: more say nothing. */
    private static void score(JsonGenerator json, double score) throws IOException {
        json.writeNumberField("score", Math.round(score * 1000) / 1000.0);
    }
}
