package org.newsgraph.resolve;

/** What an entity is. */
public enum EntityType {
    PERSON("Person", "person"),
    ORGANIZATION("Organization", "org"),
    /** A country that speaks or acts: "Pyongyang said". */
    GOVERNMENT("Government", "org"),
    COUNTRY("Country", "place"),
    CITY("City", "place"),
    PLACE("Place", "place"),
    /** Several people known together only: "officials", "the two delegations". */
    GROUP("Group", "group"),
    /** A report, poll, paper or post that says something. */
    DOCUMENT("Document", "document");

    private final String key;
    private final String prefix;

    EntityType(String key, String prefix) {
        this.key = key;
        this.prefix = prefix;
    }

    /** The name used in JSON, such as {@code Person}. */
    public String key() {
        return key;
    }

    /** The first part of the ids of such entities, such as {@code person}. */
    public String prefix() {
        return prefix;
    }

    /** Whether it is somewhere, and so can never take part in a meeting. */
    public boolean isPlace() {
        return this == COUNTRY || this == CITY || this == PLACE;
    }
}
