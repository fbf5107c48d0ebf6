package org.newsgraph.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of {@code data/gazetteer}: tab-separated, with a header of # lines. */
final class Tables {
    private static final String FOLDER = "/data/gazetteer/";

    private Tables() {}

    /**
     * Rows of a table in file order.
     *
     * @param file such as {@code cities.tsv}
     * @param columns how many cells each row gets; missing ones at the end are empty
     * @throws IllegalStateException if the table is not in the jar, or a row has more cells
     */
    static List<String[]> rows(String file, int columns) {
        try (InputStream in = Tables.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no " + FOLDER + file + " on the class path; is the jar complete?");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
            List<String[]> rows = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    rows.add(cells(line, columns, FOLDER + file + ":" + number));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file, e);
        }
    }

    /** The parts of a cell that lists names, split by a vertical bar. */
    static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }

    private static String[] cells(String line, int columns, String where) {
        String[] cells = new String[columns];
        int from = 0;
        for (int column = 0; column < columns; column++) {
            int tab = from > line.length() ? -1 : line.indexOf('\t', from);
            if (column == columns - 1 && tab >= 0) {
                throw new IllegalStateException(
                        where + ": more than " + columns + " cells: " + line);
            }
            int end = tab < 0 ? line.length() : tab;
            cells[column] = from > line.length() ? "" : line.substring(from, end).strip();
            from = end + 1;
        }
        return cells;
    }
}
