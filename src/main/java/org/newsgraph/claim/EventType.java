package org.newsgraph.claim;

/** The kinds of event that are read, told apart by the word that reports them. */
public enum EventType {
    /** Two or more parties are together in one place. */
    MEETING("Meeting"),
    /** Talks, negotiations, consultations, discussions. */
    NEGOTIATION("Negotiation"),
    /** Live remote contact: telephone, video link. */
    PHONE_CALL("PhoneCall"),
    /** A person or group goes to a place on a trip. */
    VISIT("Visit");

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** The name used in JSON and in the ontology: Meeting, Negotiation, PhoneCall, Visit. */
    public String key() {
        return key;
    }

    /** Whether parties meet each other: all but a visit to a place. */
    public boolean isEncounter() {
        return this != VISIT;
    }
}
