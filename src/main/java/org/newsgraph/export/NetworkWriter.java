package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a network in one format. The same network always gives the same bytes, in UTF-8. */
interface NetworkWriter {
    /**
     * @throws IOException if {@code out} fails; it is flushed, not closed
     */
    void write(Network network, OutputStream out) throws IOException;
}
