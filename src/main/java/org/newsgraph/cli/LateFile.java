package org.newsgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is made with its first byte: what fails before leaves an older file as it was. */
final class LateFile extends OutputStream {
    private final Path file;
    private OutputStream out;

    LateFile(Path file) {
        this.file = file;
    }

    private OutputStream out() throws IOException {
        if (out == null) {
            out = Files.newOutputStream(file);
        }
        return out;
    }

    @Override
    public void write(int b) throws IOException {
        out().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
