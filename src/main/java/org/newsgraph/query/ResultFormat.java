package org.newsgraph.query;

import java.util.Locale;

/** How an answer is written. */
public enum ResultFormat {
    /** For people: aligned columns, entities by their names. */
    TABLE,
    /** SPARQL 1.1 results in CSV: plain values. */
    CSV,
    /** SPARQL 1.1 results in TSV: RDF terms. */
    TSV,
    /** SPARQL 1.1 results in JSON. */
    JSON;

    /** The word used on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
