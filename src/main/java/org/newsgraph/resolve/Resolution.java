package org.newsgraph.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsgraph.claim.Venue;
import org.newsgraph.document.Span;

/**
 * Who and what the claims of one article are about.
 *
 * @param entities all entities, by id
 * @param referents ids of the entities that a span of the text refers to: names, and the sources,
 *     parties, places and audiences of the claims
 * @param statements one for each attribution, in the same order
 * @param events one for each event, in the same order
 */
public record Resolution(
        Map<String, Entity> entities,
        Map<Span, List<String>> referents,
        List<StatementSlots> statements,
        List<EventSlots> events) {
    public Resolution {
        // Insertion order is part of the contract (entities by id, referents by span): the caller
        // hands over sorted maps.
        entities = java.util.Collections.unmodifiableMap(entities);
        referents = java.util.Collections.unmodifiableMap(referents);
        statements = List.copyOf(statements);
        events = List.copyOf(events);
    }

    /** Entities that the span refers to; empty if it is not known. */
    public List<Entity> at(Span span) {
        return referents.getOrDefault(span, List.of()).stream().map(entities::get).toList();
    }

    /**
     * A statement's slots.
     *
     * @param speakers ids, none twice; empty only if the attribution has no source
     * @param audience ids of those told
     * @param venues where or in what it was said
     * @param place id of the place where it was said, most precise one
     * @param date when it was said
     * @param about ids of named entities in the content, none twice, by first mention
     */
    public record StatementSlots(
            List<String> speakers,
            List<String> audience,
            List<VenueSlot> venues,
            Optional<String> place,
            Optional<ResolvedDate> date,
            List<String> about) {}

    /**
     * Where or in what something was said.
     *
     * @param venue its words and kind
     * @param entity id of the place or body, if it names one
     */
    public record VenueSlot(Venue venue, Optional<String> entity) {}

    /**
     * An event's slots, filled from the mentions of the same event elsewhere in the article.
     *
     * @param sameAs index of the first event of the article that is the same one; its own if none
     *     is before it
     * @param participants who took part, none twice
     * @param places where it was
     * @param dates when it was
     */
    public record EventSlots(
            int sameAs,
            List<Participant> participants,
            List<PlaceSlot> places,
            List<ResolvedDate> dates) {}

    /**
     * One who took part.
     *
     * @param entity id
     * @param span the words in this mention of the event; empty if taken from another mention
     * @param side parties that met each other have different sides
     */
    public record Participant(String entity, Optional<Span> span, int side) {}

    /**
     * Where an event was.
     *
     * @param entity id of the place, if it is known
     * @param span the words
     */
    public record PlaceSlot(Optional<String> entity, Span span) {}
}
