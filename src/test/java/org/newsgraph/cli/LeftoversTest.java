package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command leaves nothing in the temporary folder of the machine. */
class LeftoversTest {
    @TempDir private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a loaded library cannot be deleted there")
    void theLanguageModelLeavesNothingBehind() throws Exception {
        Path article = folder.resolve("a.txt");
        Files.writeString(article, "Anna Berg met Ivo Lenz in Vienna.\n");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process =
                Cli.java(List.of("-Djava.io.tmpdir=" + temporary), "extract", article)
                        .redirectErrorStream(true)
                        .start();

        String out = Cli.text(process.getInputStream());

        assertEquals(0, process.waitFor(), out);
        try (Stream<Path> left = Files.list(temporary)) {
            // The JVM's own, which it deletes when it can.
            assertEquals(
                    List.of(),
                    left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                            .toList());
        }
    }
}
