package org.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/** Aligned columns for people; long cells go on in the next line of their column. */
final class TablePrinter {
    private static final int WIDEST = 48;
    private static final String GAP = "  ";

    private final Function<Node, String> shown;

    /**
     * @param shown how a term is shown
     */
    TablePrinter(Function<Node, String> shown) {
        this.shown = shown;
    }

    String print(ResultTable answer) {
        ResultTable table = withoutRepetition(answer);
        List<List<List<String>>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(List::of).toList());
        rows.add(table.columns().stream().map(name -> List.of("-".repeat(name.length()))).toList());
        table.rows()
                .forEach(
                        row ->
                                rows.add(
                                        row.stream()
                                                .map(cell -> wrap(cell.map(shown).orElse("")))
                                                .toList()));
        int[] widths = new int[table.columns().size()];
        for (List<List<String>> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                for (String line : row.get(c)) {
                    widths[c] = Math.max(widths[c], line.codePointCount(0, line.length()));
                }
            }
        }
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> append(out, row, widths));
        return out.toString();
    }

    /**
     * Without the columns that hold nothing but the names of the things in the column before: those
     * are shown by their names themselves.
     */
    private ResultTable withoutRepetition(ResultTable table) {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (c == 0 || !repeats(table, c)) {
                kept.add(c);
            }
        }
        return new ResultTable(
                kept.stream().map(table.columns()::get).toList(),
                table.rows().stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    private boolean repeats(ResultTable table, int column) {
        return !table.rows().isEmpty()
                && table.rows().stream()
                        .allMatch(
                                row -> {
                                    Optional<Node> thing = row.get(column - 1);
                                    Optional<Node> name = row.get(column);
                                    return thing.filter(Node::isURI).isPresent()
                                            && name.filter(Node::isLiteral).isPresent()
                                            && thing.map(shown).equals(name.map(shown));
                                });
    }

    private static void append(StringBuilder out, List<List<String>> row, int[] widths) {
        int height = row.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = line < row.get(c).size() ? row.get(c).get(line) : "";
                text.append(cell)
                        .append(" ".repeat(widths[c] - cell.codePointCount(0, cell.length())))
                        .append(GAP);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
