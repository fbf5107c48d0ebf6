package org.newsgraph.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Span;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.table.TsvTable;

/** Tells from the words for audience and venue whether something was said to the press. */
final class PressWords {
    private final List<String> audiences = new ArrayList<>();
    private final List<String> venues = new ArrayList<>();

    PressWords() {
        for (TsvTable.Row row : TsvTable.load("/data/graph/press.tsv").rows()) {
            (row.get(0).equals("venue") ? venues : audiences).add(" " + row.get(1) + " ");
        }
    }

    boolean toldPress(
            AnnotatedDocument document,
            Optional<Span> audience,
            List<Resolution.VenueSlot> venueSlots) {
        return audience.filter(span -> holds(document, span, audiences)).isPresent()
                || venueSlots.stream()
                        .map(Resolution.VenueSlot::venue)
                        .filter(venue -> venue.kind() != Venue.Kind.PLACE)
                        .anyMatch(venue -> holds(document, venue.span(), venues));
    }

    private static boolean holds(AnnotatedDocument document, Span span, List<String> phrases) {
        String words = " " + NameKey.of(document.text(span)) + " ";
        return phrases.stream().anyMatch(words::contains);
    }
}
