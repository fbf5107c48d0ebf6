package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void anOlderFile() throws IOException {
        file = Files.writeString(folder.resolve("met.gexf"), "older");
    }

    @Test
    void takesThePlaceOfAnOlderFileEvenIfItIsEmpty() throws IOException {
        WholeFile.write(file, out -> out.write('n'));
        assertEquals("n", Files.readString(file));

        WholeFile.write(file, out -> {});
        assertEquals("", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void whatFailsLeavesTheOlderFile() throws IOException {
        assertThrows(
                UserError.class,
                () ->
                        WholeFile.write(
                                file,
                                out -> {
                                    out.write("half".getBytes());
                                    out.flush();
                                    throw new UserError("too large");
                                }));

        assertEquals("older", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
