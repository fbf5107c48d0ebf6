package org.newsgraph.query;

import java.util.Locale;
import java.util.Optional;

/** What an input of a named query is: how its value is read. */
public enum InputType {
    /** A person, body or group, by name or IRI; never a place. */
    PARTY,
    /** A place, by name or IRI. */
    PLACE,
    /** Any entity, by name or IRI. */
    ENTITY,
    /** An article, by id or IRI. */
    ARTICLE,
    /** A publisher, by name or IRI. */
    PUBLISHER,
    /** An IRI. */
    IRI,
    /** A name as it is looked up, whatever its case and accents. */
    NAME,
    /** A calendar month: {@code 2024-03}. */
    MONTH,
    /** A day: {@code 2024-03-01}. */
    DATE,
    /** Which page of a long answer: 1, 2, ..., or {@code all} of it; 1 if it is not given. */
    PAGE,
    /** Plain text. */
    TEXT;

    /** The word used in the header of a query. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InputType> of(String key) {
        for (InputType type : values()) {
            if (type.key().equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
