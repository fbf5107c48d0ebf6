package org.newsgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.newsgraph.identity.Curation;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Option;

/** The table of who is who that a user owns. */
final class CuratedOption {
    private static final List<String> HEAD =
            List.of(
                    "# Who is who, as people decided it. Delete a row to take it back, and give the file with --curated.",
                    "# merge\tA\tB            A is B",
                    "# split\tA\tB\tARTICLE   whom that article calls A is B");

    @Option(
            names = "--curated",
            paramLabel = "FILE",
            description = {
                "Table of who is who that replaces the one the store remembers; merge and split add their rows to it.",
                "Without it the rows that the store remembers count."
            })
    private Path file;

    /**
     * Puts the rows of the file, if one is given, in place of those that the store remembers.
     *
     * @throws UserError if the file cannot be read or has a wrong row
     */
    void apply(GraphStore store) {
        if (file != null) {
            Curation rows = read(true);
            if (!rows.rows().equals(store.curation().rows())) {
                store.curate(rows);
            }
        }
    }

    /** Adds rows, to the file if one is given, and applies all. */
    void add(GraphStore store, List<String> rows) {
        Curation known = file == null ? store.curation() : read(false);
        Curation all;
        try {
            all = known.with(rows);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        if (file != null) {
            append(rows, known);
        }
        store.curate(all);
    }

    private void append(List<String> rows, Curation known) {
        List<String> lines = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            } else {
                lines.addAll(HEAD);
            }
            rows.stream().filter(row -> !known.rows().contains(row)).forEach(lines::add);
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private Curation read(boolean mustExist) {
        if (!mustExist && !Files.exists(file)) {
            return Curation.none();
        }
        try {
            return Curation.of(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserError(
                    file + ": cannot be read (" + e.getMessage() + "); expected a curated table",
                    e);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
