package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Items and groups for vis-timeline. An event of a day is a point; one of which only the month or
 * year is known is a range over it. What has no year is not in it, but counted. {@code content} and
 * {@code title} are HTML there, so that the texts are escaped.
 */
final class TimelineWriter implements ChronicleWriter {
    private static final int LONGEST = 120;

    @Override
    public void write(List<Told> told, OutputStream out) throws IOException {
        JsonOut.document(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("groups");
                    for (Told.What what : Told.What.values()) {
                        json.writeStartObject();
                        json.writeStringField("id", key(what));
                        json.writeStringField("content", name(what));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("items");
                    int undated = 0;
                    for (Told event : told) {
                        if (event.contact().first().isPresent()
                                && event.contact().last().isPresent()) {
                            item(
                                    json,
                                    event,
                                    event.contact().first().get(),
                                    event.contact().last().get());
                        } else {
                            undated++;
                        }
                    }
                    json.writeEndArray();
                    json.writeNumberField("undated", undated);
                    json.writeEndObject();
                });
    }

    private static void item(JsonGenerator json, Told told, String first, String last)
            throws IOException {
        json.writeStartObject();
        JsonOut.string(json, "id", told.iri() + " " + told.standing().key());
        JsonOut.string(json, "group", key(told.what()));
        String words = told.standing() == Standing.FACT ? "" : told.standing().key() + ": ";
        JsonOut.string(
                json, "content", html(TextWidth.shortened(words + told.headline(), LONGEST)));
        JsonOut.string(json, "title", html(title(told, words)));
        JsonOut.string(json, "start", first);
        if (first.equals(last)) {
            json.writeStringField("type", "point");
        } else {
            // The first moment after it: a range to its last day would end when that day begins.
            json.writeStringField("end", LocalDate.parse(last).plusDays(1).toString());
            json.writeStringField("type", "range");
        }
        JsonOut.string(json, "className", told.standing().key());
        JsonOut.string(json, "iri", told.iri());
        JsonOut.string(json, "standing", told.standing().key());
        JsonOut.strings(json, "claimedBy", told.contact().claimedBy());
        JsonOut.strings(json, "kinds", told.contact().kinds());
        JsonOut.strings(json, "parties", GeoJsonWriter.labels(told.parties()));
        JsonOut.strings(json, "about", GeoJsonWriter.labels(told.about()));
        JsonOut.strings(json, "places", told.contact().places());
        JsonOut.strings(json, "dates", told.contact().dates());
        JsonOut.evidence(json, told.contact());
        json.writeEndObject();
    }

    private static String title(Told told, String words) {
        StringBuilder title = new StringBuilder(words).append(told.headline());
        for (Contact.Sentence sentence : told.contact().evidence()) {
            title.append("\n").append(sentence.text());
        }
        return title.toString();
    }

    private static String key(Told.What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Told.What what) {
        return switch (what) {
            case ENCOUNTER -> "Meetings, talks and calls";
            case VISIT -> "Visits";
            case STATEMENT -> "Statements";
        };
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", "<br>");
    }
}
