package org.newsgraph.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows on standard error how far long work is: a bar on a terminal, a line every thousand steps
 * elsewhere.
 */
final class Progress implements AutoCloseable {
    private static final int LINE_EVERY = 1000;

    private final String task;
    private final ProgressBar bar;
    private long steps;

    private Progress(String task, ProgressBar bar) {
        this.task = task;
        this.bar = bar;
    }

    static Progress start(String task) {
        ProgressBar bar = null;
        if (Output.isTerminal()) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(task)
                            .setUnit(" articles", 1)
                            .setInitialMax(-1)
                            .build();
        }
        return new Progress(task, bar);
    }

    void step() {
        steps++;
        if (bar != null) {
            bar.step();
        } else if (steps % LINE_EVERY == 0) {
            System.err.println(task + ": " + steps + " articles");
        }
    }

    /** Prints a line above the bar. */
    void message(String line) {
        System.err.println(bar == null ? line : "\r" + line);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
