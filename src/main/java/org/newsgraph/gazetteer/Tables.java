package org.newsgraph.gazetteer;

import java.util.ArrayList;
import java.util.List;
import org.newsgraph.table.TsvTable;

/** Reads the tables of {@code data/gazetteer}. */
final class Tables {
    private Tables() {}

    /**
     * Rows of a table in file order.
     *
     * @param file such as {@code cities.tsv}
     * @param columns how many cells each row gets; missing ones at the end are empty
     * @throws IllegalStateException if the table is not in the jar, or a row has more cells
     */
    static List<String[]> rows(String file, int columns) {
        List<String[]> rows = new ArrayList<>();
        for (TsvTable.Row row : TsvTable.load("/data/gazetteer/" + file).rows()) {
            if (row.columns().size() > columns) {
                throw row.fault("has more than " + columns + " columns");
            }
            String[] cells = new String[columns];
            for (int column = 0; column < columns; column++) {
                cells[column] = row.getOrEmpty(column);
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The parts of a cell that lists names, split by a vertical bar. */
    static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }
}
