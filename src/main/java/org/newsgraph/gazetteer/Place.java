package org.newsgraph.gazetteer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place of the gazetteer.
 *
 * @param id stable and readable, such as {@code place/russia} or {@code place/vladivostok-ru}
 * @param name its usual English name
 * @param kind what it is
 * @param parent id of the place that holds it; empty for a country
 * @param country id of its country, its own id for a country
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param population people, 0 if unknown
 * @param geonames GeoNames id, if known
 * @param code of a country, ISO 3166-1 alpha-2, such as {@code KE}
 */
public record Place(
        String id,
        String name,
        Kind kind,
        Optional<String> parent,
        Optional<String> country,
        double latitude,
        double longitude,
        long population,
        OptionalLong geonames,
        Optional<String> code) {
    /** What a place is. */
    public enum Kind {
        COUNTRY,
        /** A state, province or other part of a country. */
        REGION,
        CAPITAL,
        CITY,
        /** A building or site that news reports from, such as the White House. */
        SITE
    }
}
