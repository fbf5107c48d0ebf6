package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes what is told in one format. The same always gives the same bytes, in UTF-8. */
interface ChronicleWriter {
    /**
     * @throws IOException if {@code out} fails; it is flushed, not closed
     */
    void write(List<Told> told, OutputStream out) throws IOException;
}
