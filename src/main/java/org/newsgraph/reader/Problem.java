package org.newsgraph.reader;

import java.util.Objects;

/**
 * Something that could not be read, worded for the person who has to mend it.
 *
 * @param file name of the file, or {@code -} for standard input
 * @param line line of the file, from 1; 0 where the whole file is meant
 * @param column char of the line, from 1; 0 where the whole line is meant
 * @param found what stands there, such as {@code "published" is "yesterday"}
 * @param expected what should stand there, such as {@code a date such as 2024-03-01}
 */
public record Problem(String file, long line, long column, String found, String expected) {
    /**
     * @throws IllegalArgumentException if line or column is negative, or a column has no line
     */
    public Problem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(found);
        Objects.requireNonNull(expected);
        if (line < 0 || column < 0 || line == 0 && column > 0) {
            throw new IllegalArgumentException("not a place in a file: " + line + ":" + column);
        }
    }

    /** {@code file}, {@code file:line} or {@code file:line:column}. */
    public String place() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }

    /** What was found; what was expected. */
    public String message() {
        return found + "; expected " + expected;
    }

    /**
     * Place and message: {@code berlin.json:3: "published" is "yesterday"; expected a date ...}.
     */
    @Override
    public String toString() {
        return place() + ": " + message();
    }
}
