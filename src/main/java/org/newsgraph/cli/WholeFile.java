package org.newsgraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file beside the one of that name, and puts it in its place when it is whole: what fails
 * before leaves an older file as it was.
 */
final class WholeFile {
    private WholeFile() {}

    /** Writes to a stream. */
    interface Work {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @param file what is written; a pipe or a device is written as it is
     */
    static void write(Path file, Work work) throws IOException {
        boolean isSpecial = Files.exists(file) && !Files.isRegularFile(file);
        if (isSpecial) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                work.writeTo(out);
            }
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                work.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException | UserError e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }
}
