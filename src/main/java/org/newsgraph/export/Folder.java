package org.newsgraph.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the formats go that are several files. */
interface Folder {
    /**
     * A new file in it; close it before the next.
     *
     * @param name of the file, which may have folders before it, with slashes
     */
    OutputStream file(String name) throws IOException;

    /** A folder of the file system, which need not be there yet. */
    static Folder onDisk(Path directory) {
        return name -> {
            Path file = directory.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new BufferedOutputStream(Files.newOutputStream(file));
        };
    }

    /** What is written for one that is packed. */
    interface Body {
        void write(Folder folder) throws IOException;
    }

    /** A ZIP file. Its entries bear no time, so that the same content gives the same bytes. */
    static void zip(OutputStream out, Body body) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        body.write(
                name -> {
                    ZipEntry entry = new ZipEntry(name);
                    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                    zip.putNextEntry(entry);
                    return new FilterOutputStream(zip) {
                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            zip.write(bytes, offset, length);
                        }

                        @Override
                        public void close() throws IOException {
                            zip.closeEntry();
                        }
                    };
                });
        zip.finish();
    }
}
