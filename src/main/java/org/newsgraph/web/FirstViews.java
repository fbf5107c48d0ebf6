package org.newsgraph.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what the first views of the explorer will, in a thread of its own, so that it is remembered
 * when someone comes. When it is closed, nothing of it reads the store any more.
 */
final class FirstViews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstViews.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts to work.
     *
     * @param steps what to do, in the order it is likely wanted
     */
    FirstViews(List<Runnable> steps) {
        thread = new Thread(() -> run(steps), "first views");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(List<Runnable> steps) {
        for (Runnable step : steps) {
            if (closed) {
                return;
            }
            try {
                step.run();
            } catch (RuntimeException e) {
                // It was cancelled, or took too long. The views will ask themselves.
                LOG.debug("a first view is not prepared", e);
            }
        }
    }

    /** No step begins any more. The one that runs goes on until it is cancelled. */
    void stop() {
        closed = true;
    }

    /** Waits for the step that runs. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
