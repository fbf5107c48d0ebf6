package org.newsgraph.reader;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Words the failures of the file system and of unpacking as problems. */
final class Failures {
    private Failures() {}

    static Problem notOpened(String file, IOException why) {
        if (why instanceof AccessDeniedException) {
            return new Problem(file, 0, 0, "permission denied", "a file that may be read");
        }
        if (why instanceof NoSuchFileException) {
            return new Problem(file, 0, 0, "no such file, or a broken link", "a file");
        }
        return new Problem(file, 0, 0, "cannot be opened: " + reason(why), "a file");
    }

    /**
     * A failure while reading.
     *
     * @param line the line that was being read, 0 where lines are not counted
     */
    static Problem notRead(String file, long line, IOException why) {
        if (why instanceof GzipLimitException limit) {
            return new Problem(file, line, 0, limit.getMessage(), limit.expected());
        }
        if (why instanceof EOFException) {
            return new Problem(
                    file, line, 0, "the gzip data ends too early", "a complete gzip file");
        }
        if (why instanceof ZipException) {
            return new Problem(
                    file, line, 0, "broken gzip data: " + reason(why), "a complete gzip file");
        }
        if (why instanceof CharacterCodingException) {
            return new Problem(
                    file,
                    line,
                    0,
                    "bytes that are not in the encoding of the file's start",
                    "UTF-8, or UTF-16 or UTF-32 with a byte order mark, throughout");
        }
        if (why instanceof AccessDeniedException || why instanceof NoSuchFileException) {
            return notOpened(file, why);
        }
        return new Problem(file, line, 0, "cannot be read: " + reason(why), "a readable file");
    }

    private static String reason(IOException why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }
}
