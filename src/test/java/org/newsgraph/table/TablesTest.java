package org.newsgraph.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code data}. */
class TablesTest {
    @Test
    void noRowStandsTwiceInATable() throws Exception {
        List<Path> tables;
        try (Stream<Path> files = Files.walk(Path.of("data"))) {
            tables = files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
        }
        assertFalse(tables.isEmpty());
        List<String> repeated = new ArrayList<>();
        for (Path table : tables) {
            Set<String> rows = new HashSet<>();
            for (String line : Files.readAllLines(table)) {
                if (!line.isBlank() && line.charAt(0) != '#' && !rows.add(line)) {
                    repeated.add(table + ": " + line);
                }
            }
        }
        assertEquals(List.of(), repeated);
    }
}
