package org.newsgraph.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One encounter, visit or statement, whatever number of articles tell of it.
 *
 * @param what it is
 * @param standing how articles stand to it
 * @param contact its kinds, dates, places, evidence, and those who claim it
 * @param parties who took part, or who spoke; by IRI
 * @param about of a statement, whom and what it speaks of; by IRI
 * @param text of a statement, the words; empty otherwise
 * @param spots the places that are known; by IRI
 */
record Told(
        What what,
        Standing standing,
        Contact contact,
        List<Thing> parties,
        List<Thing> about,
        String text,
        List<Spot> spots) {
    /** Kinds of event. */
    enum What {
        ENCOUNTER,
        VISIT,
        STATEMENT
    }

    /**
     * Someone or something.
     *
     * @param iri of the entity
     * @param label its name, or its description if it has none
     * @param unnamed whether no article names it
     */
    record Thing(String iri, String label, boolean unnamed) {}

    /**
     * A place.
     *
     * @param thing the entity
     * @param coordinates if they are known
     */
    record Spot(Thing thing, Optional<Coordinates> coordinates) {}

    /**
     * A point on WGS 84.
     *
     * @param longitude in degrees east, -180 to 180
     * @param latitude in degrees north, -90 to 90
     */
    record Coordinates(double longitude, double latitude) {
        /** Empty if it is no point on earth. */
        static Optional<Coordinates> of(double longitude, double latitude) {
            boolean onEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
            return onEarth ? Optional.of(new Coordinates(longitude, latitude)) : Optional.empty();
        }
    }

    String iri() {
        return contact.event();
    }

    /** All entities in it, each as often as it is. */
    Stream<Thing> things() {
        return Stream.of(parties.stream(), about.stream(), spots.stream().map(Spot::thing))
                .flatMap(part -> part);
    }

    /** In a line: who did it, with what. */
    String headline() {
        String names = String.join(", ", parties.stream().map(Thing::label).toList());
        return switch (what) {
            case STATEMENT -> (names.isEmpty() ? "Speaker not told" : names) + ": " + text;
            case VISIT, ENCOUNTER -> {
                String kinds = String.join(", ", contact.kinds());
                yield (names.isEmpty() ? "Parties not told" : names)
                        + (kinds.isEmpty() ? "" : ": " + kinds);
            }
        };
    }
}
