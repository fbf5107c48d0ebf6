package org.newsgraph.web;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;

/**
 * Cancels a query, wherever it is. Jena's own cancelling waits while a query is being prepared, and
 * some do all their work then: one with OFFSET skips its rows. So the signal that its parts look at
 * is given first, and Jena is told by a thread that may wait.
 */
final class Cancellation implements Runnable {
    private final QueryExec execution;
    private final Deadline deadline;
    private final AtomicBoolean signal;

    /**
     * @param deadline that the query's functions look at
     */
    Cancellation(QueryExec execution, Deadline deadline) {
        this.execution = execution;
        this.deadline = deadline;
        this.signal = Context.getOrSetCancelSignal(execution.getContext());
    }

    @Override
    public void run() {
        deadline.cancel();
        if (!signal.getAndSet(true)) {
            Thread waiting = new Thread(execution::abort, "query cancel");
            waiting.setDaemon(true);
            waiting.start();
        }
    }
}
