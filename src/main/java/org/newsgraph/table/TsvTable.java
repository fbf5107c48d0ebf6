package org.newsgraph.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the class path: UTF-8, a row a line, columns split by tabs. Lines that start with
 * {@code #} are comments; blank lines are left out.
 */
public final class TsvTable {
    private final String path;
    private final List<Row> rows;

    private TsvTable(String path, List<Row> rows) {
        this.path = path;
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @param path absolute path on the class path, such as {@code /data/grammar/cues.tsv}
     * @throws IllegalStateException if there is no such table
     * @throws UncheckedIOException if it cannot be read
     */
    public static TsvTable load(String path) {
        try (InputStream in = TsvTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Row> rows = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank() && line.charAt(0) != '#') {
                    rows.add(new Row(path, number, List.of(line.split("\t", -1))));
                }
            }
            return new TsvTable(path, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    public List<Row> rows() {
        return rows;
    }

    @Override
    public String toString() {
        return path + " (" + rows.size() + " rows)";
    }

    /**
     * A line of a table.
     *
     * @param path the table
     * @param line its number in the file, from 1
     * @param columns its fields, at least one
     */
    public record Row(String path, int line, List<String> columns) {
        /**
         * The field at {@code index}, from 0.
         *
         * @throws IllegalStateException if the row is shorter
         */
        public String get(int index) {
            if (index >= columns.size()) {
                throw fault("has " + columns.size() + " columns; expected more than " + index);
            }
            return columns.get(index);
        }

        /** The field at {@code index}, or an empty string if the row is shorter. */
        public String getOrEmpty(int index) {
            return index < columns.size() ? columns.get(index) : "";
        }

        /** An error that names the table, the line and what is wrong with it. */
        public IllegalStateException fault(String what) {
            return new IllegalStateException(path + ":" + line + " " + what);
        }
    }
}
