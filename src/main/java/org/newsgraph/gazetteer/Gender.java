package org.newsgraph.gazetteer;

/** What a first name says about the person who bears it. */
public enum Gender {
    MALE,
    FEMALE
}
