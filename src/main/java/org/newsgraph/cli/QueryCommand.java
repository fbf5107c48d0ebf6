package org.newsgraph.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.newsgraph.query.NamedQuery;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.query.QueryException;
import org.newsgraph.query.QueryRunner;
import org.newsgraph.query.ResultFormat;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a named query or free SPARQL. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "Answer a query of queries/ by its name, or SPARQL from a file or standard input.",
            "Without a name and without --file it lists the queries; with --describe it shows one."
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph query",
            "  newsgraph query --store news.tdb meetings-of party=\"Kim Jong-un\"",
            "  newsgraph query --store news.tdb --format csv who-said-what",
            "  newsgraph query --store news.tdb --file my.rq"
        })
final class QueryCommand implements Callable<Integer> {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    @Option(
            names = {"-s", "--store", "--loc"},
            paramLabel = "DIR",
            description = "Folder of the store.")
    private Path store;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A query of queries/.")
    private String name;

    @Parameters(
            index = "1..*",
            paramLabel = "VAR=VALUE",
            description = "Value of an input: a name, an IRI or a Turtle term.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A file of SPARQL, or - for standard input.")
    private String file;

    @Option(names = "--describe", description = "Show the query and what it takes and gives.")
    private boolean describe;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, tsv or json. Default: ${DEFAULT-VALUE}")
    private ResultFormat format;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "When to give up. Default: ${DEFAULT-VALUE}")
    private double timeout;

    @Override
    public Integer call() throws IOException {
        if (!(timeout > 0)) {
            throw new UserError("--timeout is " + timeout + "; expected more than 0 seconds");
        }
        if (name != null && file != null) {
            throw new UserError("give the name of a query or --file, not both");
        }
        QueryCatalog catalog = QueryCatalog.bundled();
        PrintStream out = Output.bytes();
        if (name == null && file == null) {
            catalog.all().forEach(query -> out.printf("%-26s %s%n", query.name(), query.summary()));
            out.flush();
            return 0;
        }
        if (describe) {
            out.print(named(catalog).sparql());
            out.flush();
            return 0;
        }
        if (store == null) {
            throw new UserError("which store? Give it as --store DIR");
        }
        String sparql = file == null ? null : text(file);
        NamedQuery query = file == null ? named(catalog) : null;
        StoreOption option = StoreOption.at(store);
        try (GraphStore graphs = option.open()) {
            Duration patience = Duration.ofMillis(Math.max(1, Math.round(timeout * 1000)));
            graphs.read(
                    dataset -> {
                        QueryRunner runner = new QueryRunner(dataset, patience);
                        if (sparql != null) {
                            runner.run(sparql, format, out);
                        } else {
                            runner.run(query, inputs, format, out);
                        }
                        return null;
                    });
        } catch (QueryException e) {
            throw new UserError(e.getMessage(), e);
        } finally {
            out.flush();
        }
        return 0;
    }

    private NamedQuery named(QueryCatalog catalog) {
        return catalog.find(name)
                .orElseThrow(
                        () -> {
                            var near = catalog.near(name);
                            return new UserError(
                                    "no query named '"
                                            + name
                                            + "'; "
                                            + (near.isEmpty()
                                                    ? "'newsgraph query' lists them"
                                                    : "perhaps " + String.join(" or ", near)));
                        });
    }

    private static String text(String file) throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new UserError(file + ": no such file; expected a file with a SPARQL query");
        }
        return Files.readString(path);
    }
}
