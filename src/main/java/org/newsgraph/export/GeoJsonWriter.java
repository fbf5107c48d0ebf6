package org.newsgraph.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * GeoJSON (RFC 7946) for maps: a feature for each event and each place of it whose coordinates are
 * known. What happened nowhere that is known is not in it.
 */
final class GeoJsonWriter implements ChronicleWriter {
    @Override
    public void write(List<Told> told, OutputStream out) throws IOException {
        JsonOut.document(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "FeatureCollection");
                    json.writeArrayFieldStart("features");
                    for (Told event : told) {
                        for (Told.Spot spot : event.spots()) {
                            if (spot.coordinates().isPresent()) {
                                feature(json, event, spot, spot.coordinates().get());
                            }
                        }
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void feature(JsonGenerator json, Told told, Told.Spot spot, Told.Coordinates at)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeArrayFieldStart("coordinates");
        json.writeNumber(at.longitude());
        json.writeNumber(at.latitude());
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        JsonOut.string(json, "iri", told.iri());
        JsonOut.string(json, "name", told.headline());
        JsonOut.string(json, "event", told.what().name().toLowerCase(java.util.Locale.ROOT));
        JsonOut.string(json, "standing", told.standing().key());
        JsonOut.strings(json, "claimedBy", told.contact().claimedBy());
        JsonOut.strings(json, "kinds", told.contact().kinds());
        JsonOut.strings(json, "parties", labels(told.parties()));
        JsonOut.strings(json, "about", labels(told.about()));
        JsonOut.string(json, "place", spot.thing().label());
        JsonOut.strings(json, "dates", told.contact().dates());
        JsonOut.optional(json, "earliest", told.contact().first());
        JsonOut.optional(json, "latest", told.contact().last());
        JsonOut.evidence(json, told.contact());
        json.writeEndObject();
        json.writeEndObject();
    }

    static List<String> labels(List<Told.Thing> things) {
        return things.stream().map(Told.Thing::label).toList();
    }
}
