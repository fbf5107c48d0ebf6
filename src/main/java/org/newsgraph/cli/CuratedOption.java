package org.newsgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.newsgraph.identity.Curation;
import org.newsgraph.store.GraphStore;
import picocli.CommandLine.Option;

/** The table of who is who that a user owns. */
final class CuratedOption {
    private static final List<String> HEAD =
            List.of(
                    "# Who is who, as people decided it. Delete a row to take it back, and give the file with --curated.",
                    "# merge\tA\tB            A is B",
                    "# split\tA\tB\tARTICLE   whom that article calls A is B",
                    "# split\tA\tB\tARTICLE\tOFFSET   whom it calls A with the words at that char is B");

    @Option(
            names = "--curated",
            paramLabel = "FILE",
            description = {
                "Table of who is who that replaces the one the store remembers; merge and split add their rows to it.",
                "They start a new file with the rows that the store remembers, and refuse one that lacks some of them.",
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
            Curation rows = read();
            if (!rows.rows().equals(store.curation().rows())) {
                store.curate(rows);
            }
        }
    }

    /**
     * Adds rows, to the file if one is given, and applies all. A new file starts with the rows that
     * the store remembers.
     *
     * @throws UserError if the file lacks a row that the store remembers: applying it would take a
     *     decision back that nobody spoke of
     */
    void add(GraphStore store, List<String> rows) {
        boolean fromFile = file != null && Files.exists(file);
        Curation known = fromFile ? read() : store.curation();
        if (fromFile) {
            checkHasAll(known, store.curation());
        }
        Curation all;
        try {
            all = known.with(rows);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
        if (file != null) {
            append(rows, known, fromFile);
        }
        store.curate(all);
    }

    private void checkHasAll(Curation known, Curation stored) {
        List<String> lacking = new ArrayList<>(stored.rows());
        lacking.removeAll(known.rows());
        if (!lacking.isEmpty()) {
            throw new UserError(
                    file
                            + ": lacks "
                            + lacking.size()
                            + (lacking.size() == 1 ? " row" : " rows")
                            + " that the store remembers, such as \""
                            + lacking.get(0).replace('\t', ' ')
                            + "\"; add them ('newsgraph entities --rows' prints them), or take"
                            + " them back first with 'newsgraph entities --curated "
                            + file
                            + "'");
        }
    }

    private void append(List<String> rows, Curation known, boolean fromFile) {
        List<String> lines = new ArrayList<>();
        try {
            if (fromFile) {
                lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            } else {
                lines.addAll(HEAD);
                lines.addAll(known.rows());
            }
            rows.stream().filter(row -> !known.rows().contains(row)).forEach(lines::add);
            replace(fromFile ? file.toRealPath() : file.toAbsolutePath(), lines);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** Writes a file as a whole or not at all: what it holds is known nowhere else. */
    private static void replace(Path target, List<String> lines) throws IOException {
        Path written =
                target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            Files.write(written, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(
                    written,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private Curation read() {
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
