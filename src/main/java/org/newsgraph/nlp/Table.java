package org.newsgraph.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tab-separated tables of the class path. Lines that start with # are comments. */
final class Table {
    private Table() {}

    /**
     * Rows in file order.
     *
     * @throws IllegalStateException if the table is not there or a row has another number of cells
     */
    static List<String[]> rows(String path, int cells) {
        try (InputStream in = Table.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            List<String> lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList();
            return java.util.stream.IntStream.range(0, lines.size())
                    .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                    .mapToObj(
                            i -> {
                                String[] row = lines.get(i).split("\t", -1);
                                if (row.length != cells) {
                                    throw new IllegalStateException(
                                            path
                                                    + ":"
                                                    + (i + 1)
                                                    + ": "
                                                    + row.length
                                                    + " cells; expected "
                                                    + cells);
                                }
                                return row;
                            })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
