package org.newsgraph.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Writes what is in a dataset as files for other programs.
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
                    Format.CX2, new Cx2Writer(),
                    Format.SVG, new SvgWriter());
    private static final Map<Format, ChronicleWriter> CHRONICLES =
            Map.of(
                    Format.GEOJSON, new GeoJsonWriter(),
                    Format.TIMELINE, new TimelineWriter());

    /**
     * Writes the dataset. Formats of several files are packed as ZIP.
     *
     * @param format what to write
     * @param dataset the graphs, one for each article and those of entities and runs
     * @param options which network; RDF formats hold everything and pay no heed to it, and those
     *     that are no networks pay heed to the kinds, to whom it is around, to names and claims
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
        if (format.isFolder()) {
            Folder.zip(out, folder -> write(format, dataset, options, folder));
        } else if (NETWORKS.containsKey(format)) {
            NETWORKS.get(format).write(Network.read(dataset, options), out);
        } else if (CHRONICLES.containsKey(format)) {
            CHRONICLES.get(format).write(new Chronicle(dataset, options).read(), out);
        } else {
            RdfWriter.write(format, dataset, out);
        }
        out.flush();
    }

    /**
     * Writes a format of several files into a folder, which is made if it is not there; files of
     * the same names are replaced.
     *
     * @throws IllegalArgumentException if the format is one file
     * @throws IOException if a file cannot be written
     */
    public void write(Format format, DatasetGraph dataset, NetworkOptions options, Path folder)
            throws IOException {
        if (!format.isFolder()) {
            throw new IllegalArgumentException(format + " is one file; give it a stream");
        }
        write(format, dataset, options, Folder.onDisk(folder));
    }

    private static void write(
            Format format, DatasetGraph dataset, NetworkOptions options, Folder folder)
            throws IOException {
        if (format == Format.NEO4J) {
            new Neo4jWriter().write(Network.read(dataset, options), folder);
        } else {
            Chronicle chronicle = new Chronicle(dataset, options);
            new ObsidianWriter(chronicle.lookup()).write(chronicle.read(), folder);
        }
    }
}
