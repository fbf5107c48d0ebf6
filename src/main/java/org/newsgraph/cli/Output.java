package org.newsgraph.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Standard output, always in UTF-8: data must not depend on the terminal's settings. */
final class Output {
    private Output() {}

    static Writer stdout() {
        return new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    }

    /** Standard output as bytes, buffered: flush it when done. */
    static PrintStream bytes() {
        return new PrintStream(
                new java.io.BufferedOutputStream(System.out, 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }

    /** Whether standard error is a terminal, so that a progress bar can be drawn. */
    static boolean isTerminal() {
        return System.console() != null;
    }
}
