package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed bundle of the explorer is what its sources give. */
class BundleTest {
    private static final Path BUNDLE =
            Path.of("src", "main", "resources", "org", "newsgraph", "web", "app");

    @Test
    void theSourcesGiveTheBundle() throws Exception {
        Node.prepare();
        Path made = Node.WORK.resolve("out");

        Node.Ended build = Node.run(Node.WORK, "node", "build.mjs", made.toString());

        assertEquals(0, build.code(), build.out());
        assertEquals(names(BUNDLE), names(made));
        for (String name : names(BUNDLE)) {
            assertArrayEquals(
                    Files.readAllBytes(made.resolve(name)),
                    Files.readAllBytes(BUNDLE.resolve(name)),
                    name + " is not what its sources give; build it as build.mjs says");
        }
    }

    @Test
    void theLockNamesNoRegistry() throws IOException {
        assertFalse(
                Files.readString(Path.of("src", "main", "web", "package-lock.json"))
                        .contains("\"resolved\""));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
