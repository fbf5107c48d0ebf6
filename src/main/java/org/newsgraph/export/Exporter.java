package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Writes what is in a dataset as a file for other programs.
 *
 * <p>The caller holds a read transaction, if the dataset needs one. The same content always gives
 * the same bytes, in UTF-8. May be shared by threads.
 */
public final class Exporter {
    private static final Map<Format, NetworkWriter> NETWORKS =
            Map.of(
                    Format.GEXF, new GexfWriter(),
                    Format.GRAPHML, new GraphmlWriter(),
                    Format.DOT, new DotWriter(),
                    Format.CYTOSCAPE, new CytoscapeWriter(),
                    Format.SVG, new SvgWriter());

    /**
     * Writes the dataset.
     *
     * @param format what to write
     * @param dataset the graphs, one for each article and those of entities and runs
     * @param options which network; RDF formats hold everything and pay no heed to it
     * @param out where to; flushed, not closed
     * @throws IOException if {@code out} fails
     * @throws TooLargeException if the network is too large for the format; nothing is written
     */
    public void write(Format format, Dataset dataset, NetworkOptions options, OutputStream out)
            throws IOException {
        write(format, dataset.asDatasetGraph(), options, out);
    }

    /** As {@link #write(Format, Dataset, NetworkOptions, OutputStream)}. */
    public void write(Format format, DatasetGraph dataset, NetworkOptions options, OutputStream out)
            throws IOException {
        if (format.isNetwork()) {
            NETWORKS.get(format).write(Network.read(dataset, options), out);
        } else {
            RdfWriter.write(format, dataset, out);
        }
        out.flush();
    }
}
