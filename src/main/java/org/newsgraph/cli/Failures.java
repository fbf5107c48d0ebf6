package org.newsgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns a caller's mistake into one line on standard error; anything else is a bug and shows its
 * stack.
 */
final class Failures implements IExecutionExceptionHandler {
    private final BooleanSupplier debug;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult result)
            throws Exception {
        boolean expected =
                e instanceof UserError
                        || e instanceof IOException
                        || e instanceof UncheckedIOException;
        if (!expected || debug.getAsBoolean()) {
            throw e;
        }
        line.getErr().println("newsgraph: " + e.getMessage());
        return e instanceof UserError ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
