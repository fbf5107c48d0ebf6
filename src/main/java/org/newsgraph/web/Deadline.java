package org.newsgraph.web;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;

/**
 * When work must end. Jena looks at the clock between rows; what takes long within one row looks
 * here.
 */
final class Deadline {
    private final long end;
    private volatile boolean cancelled;

    Deadline(Duration patience) {
        this.end = System.nanoTime() + patience.toNanos();
    }

    /** Ends the work before its time; from any thread. */
    void cancel() {
        cancelled = true;
    }

    /**
     * @throws QueryCancelledException if the time is over or the work was cancelled
     */
    void check() {
        if (cancelled || System.nanoTime() - end > 0) {
            throw new QueryCancelledException();
        }
    }

    /**
     * What is left of the time; more than zero.
     *
     * @throws QueryCancelledException as {@link #check}
     */
    Duration left() {
        check();
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }
}
