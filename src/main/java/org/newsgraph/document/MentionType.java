package org.newsgraph.document;

/** The four kinds of name of the CoNLL-2003 task. */
public enum MentionType {
    PER,
    ORG,
    LOC,
    MISC
}
