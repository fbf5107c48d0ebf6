package org.newsgraph.web;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The queries that run now: no more at a time than the machine can bear. */
final class RunningQueries implements AutoCloseable {
    private final Semaphore places;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, RunningQueries::daemon);

    /**
     * @param most how many may run at a time
     */
    RunningQueries(int most) {
        this.places = new Semaphore(most, true);
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Waits for a place.
     *
     * @throws Refusal 503 if none is free in that time
     */
    Place enter(Duration patience) {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refusal(
                        503, "the server is busy with other queries; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the server is stopping", e);
        }
        return places::release;
    }

    /** A place among the running queries; close it when done. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Notes a query of this thread, so that it is cancelled when its time is over, or memory is.
     *
     * @param cancel stops it; called from other threads, perhaps more than once, and must not wait
     * @throws Refusal if the server is stopping
     */
    Place add(Duration patience, Runnable cancel) {
        Running query = new Running(Thread.currentThread().getId(), allocatedHere(), cancel);
        Future<?> alarm;
        try {
            alarm = clock.schedule(cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new Refusal(503, "the server is stopping", e);
        }
        running.add(query);
        return () -> {
            alarm.cancel(false);
            running.remove(query);
        };
    }

    /** Cancels the query that has made the most objects, if any runs. */
    void cancelHeaviest() {
        running.stream()
                .max(Comparator.comparingLong(Running::bytes))
                .ifPresent(query -> query.cancel().run());
    }

    /** Cancels every query. */
    void cancelAll() {
        running.forEach(query -> query.cancel().run());
    }

    @Override
    public void close() {
        cancelAll();
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "query clock");
        thread.setDaemon(true);
        return thread;
    }

    private static long allocatedHere() {
        return allocated(Thread.currentThread().getId());
    }

    private static long allocated(long thread) {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(thread)
                : 0;
    }

    private record Running(long thread, long before, Runnable cancel) {
        long bytes() {
            return allocated(thread) - before;
        }
    }
}
