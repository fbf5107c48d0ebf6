package org.newsgraph.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Lucene's advice on Java versions off standard error; its failures are exceptions. */
final class Logs {
    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Logs() {}

    static void quiet() {
        LUCENE.setLevel(Level.SEVERE);
    }
}
