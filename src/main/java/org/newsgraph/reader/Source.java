package org.newsgraph.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** One input: a file, standard input, or bytes in memory. */
public final class Source {
    /** Opens the bytes of a source. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** How the bytes are to be read, by the end of the name. */
    enum Format {
        TEXT,
        JSON,
        JSON_LINES,
        HTML,
        /** No known ending: the first bytes decide. */
        UNKNOWN
    }

    private final String name;
    private final Opener opener;

    private Source(String name, Opener opener) {
        this.name = Objects.requireNonNull(name);
        this.opener = Objects.requireNonNull(opener);
    }

    /** A file; it is opened when it is read. */
    public static Source of(Path file) {
        return new Source(file.toString(), () -> Files.newInputStream(file));
    }

    /** Bytes in memory under a name whose ending tells the format. */
    public static Source of(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Source(name, () -> new ByteArrayInputStream(copy));
    }

    /** Whatever {@code opener} gives, under a name whose ending tells the format. */
    public static Source of(String name, Opener opener) {
        return new Source(name, opener);
    }

    /** The name as messages give it: the path, or {@code -} for standard input. */
    public String name() {
        return name;
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    Format format() {
        return format(name);
    }

    static Format format(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            lower = lower.substring(0, lower.length() - 3);
        }
        if (lower.endsWith(".txt")) {
            return Format.TEXT;
        } else if (lower.endsWith(".json")) {
            return Format.JSON;
        } else if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return Format.JSON_LINES;
        } else if (lower.endsWith(".html") || lower.endsWith(".htm")) {
            return Format.HTML;
        }
        return Format.UNKNOWN;
    }

    @Override
    public String toString() {
        return name;
    }
}
