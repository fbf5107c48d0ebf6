package org.newsgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.newsgraph.export.Exporter;
import org.newsgraph.export.Format;
import org.newsgraph.export.NetworkOptions;
import org.newsgraph.export.TooLargeException;
import org.newsgraph.query.QueryException;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a store, or a network of it, in a format that other programs read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a store for other programs.",
            "turtle, trig, nquads, jsonld and rdfxml hold the whole graph; gexf (Gephi), graphml (yEd, NetworkX), dot",
            "(Graphviz), cytoscape (Cytoscape.js JSON), cx2 (Cytoscape, NDEx) and neo4j (CSV and scripts) hold the network",
            "of who met whom, or who spoke of whom; svg is a picture of it. geojson (maps), timeline (vis-timeline) and",
            "obsidian (a vault of notes) hold what happened and was said. neo4j and obsidian are several files: --out names",
            "a folder, or a file that ends in .zip."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph export --store news.tdb --format gexf --out met.gexf",
            "  newsgraph export --store news.tdb --format svg --from 'Miriam Achola' --hops 2 --claims --out met.svg",
            "  newsgraph export --store news.tdb --format graphml --network spoke-of --min-weight 2 > spoke.graphml"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin private StoreOption store;

    @Option(
            names = {"-f", "--format"},
            required = true,
            paramLabel = "FORMAT",
            description =
                    "turtle, trig, nquads, jsonld, rdfxml, gexf, graphml, dot, cytoscape, cx2, neo4j, svg, geojson, timeline or obsidian.")
    private String format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to; else standard output. A folder for neo4j and obsidian.")
    private Path out;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "met",
            description = "met or spoke-of. Default: ${DEFAULT-VALUE}")
    private String network;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "Only encounters or sayings of that kind, such as PhoneCall or deny; may be given again.")
    private Set<String> kinds = new TreeSet<>();

    @Option(
            names = "--min-weight",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often two must be linked. Default: ${DEFAULT-VALUE}")
    private int minWeight;

    @Option(
            names = {"--from", "--ego"},
            paramLabel = "ENTITY",
            description = "Only the network around that one: a name or an IRI.")
    private String ego;

    @Option(
            names = "--hops",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many links from it, with --from. Default: ${DEFAULT-VALUE}")
    private int hops;

    @Option(names = "--named", description = "Leave out those without a name.")
    private boolean named;

    @Option(
            names = "--claims",
            description =
                    "Also encounters that are only claimed, planned, denied or supposed, as links of their own that say so.")
    private boolean claims;

    @Option(
            names = "--each-event",
            description = "An edge for each event, instead of one for each pair.")
    private boolean eachEvent;

    @Option(
            names = "--spells",
            description = "GEXF only: give edges the days of their events, for Gephi's timeline.")
    private boolean spells;

    @Override
    public Integer call() throws IOException {
        try (GraphStore graphs = store.open()) {
            Format wanted;
            NetworkOptions options;
            try {
                wanted = Format.of(format);
                Optional<String> around =
                        Optional.ofNullable(ego)
                                .map(
                                        name ->
                                                graphs.read(
                                                        g ->
                                                                new QueryRunner(
                                                                                g,
                                                                                QueryCommand
                                                                                        .DEFAULT_TIMEOUT)
                                                                        .party(name)));
                options =
                        new NetworkOptions(
                                NetworkOptions.Relation.of(network),
                                kinds,
                                minWeight,
                                around,
                                hops,
                                named,
                                claims,
                                eachEvent,
                                spells);
            } catch (IllegalArgumentException | QueryException e) {
                throw new UserError(e.getMessage(), e);
            }
            if (hops > 1 && ego == null) {
                throw new UserError("--hops needs --from ENTITY");
            }
            if (wanted.isChronicle() && (minWeight > 1 || hops > 1 || eachEvent || spells)) {
                throw new UserError(
                        wanted
                                + " has no links; --min-weight, --hops, --each-event and --spells are for networks");
            }
            if (!wanted.isNetwork() && !wanted.isChronicle() && narrows()) {
                throw new UserError(
                        wanted
                                + " holds the whole graph; --kind, --min-weight, --from, --hops, --named, --claims, --each-event and --spells are not for it");
            }
            if (wanted.isFolder() && out != null && !out.toString().endsWith(".zip")) {
                folder(graphs, wanted, options);
                return 0;
            }
            NetworkOptions chosen = options;
            WholeFile.Work work = to -> export(graphs, wanted, chosen, to);
            if (out == null) {
                try (OutputStream to = Output.bytes()) {
                    work.writeTo(to);
                }
            } else {
                WholeFile.write(out, work);
            }
            return 0;
        }
    }

    private static void export(
            GraphStore graphs, Format wanted, NetworkOptions options, OutputStream to) {
        graphs.read(
                dataset -> {
                    try {
                        new Exporter().write(wanted, dataset, options, to);
                        return null;
                    } catch (TooLargeException e) {
                        throw new UserError(e.getMessage(), e);
                    } catch (IOException e) {
                        throw new UncheckedIOException("the export cannot be written", e);
                    }
                });
    }

    private void folder(GraphStore graphs, Format wanted, NetworkOptions options) {
        if (Files.isRegularFile(out)) {
            throw new UserError(
                    wanted + " is several files, and " + out + " is one; name a folder, or a .zip");
        }
        // A vault may hold notes of its owner by the same names.
        if (Files.isDirectory(out) && !isEmpty(out)) {
            throw new UserError(out + " is not empty; name a new folder, or a .zip");
        }
        graphs.read(
                dataset -> {
                    try {
                        new Exporter().write(wanted, dataset, options, out);
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException("the export cannot be written", e);
                    }
                });
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private boolean narrows() {
        return !kinds.isEmpty()
                || minWeight > 1
                || ego != null
                || named
                || claims
                || eachEvent
                || spells;
    }
}
