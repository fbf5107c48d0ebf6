package org.newsgraph.web;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Cancels the heaviest query when memory runs short. A query that sorts or groups a cross product
 * takes all memory long before its time is over. Looks after each full garbage collection, when
 * what is in use is known, and asks for one where a small one left much.
 */
final class MemoryGuard implements NotificationListener, AutoCloseable {
    /** Share of the heap in use after a collection at which memory runs short. */
    private static final double HIGH = 0.75;

    /** Share at which the machine is about to do nothing but collect. */
    private static final double CRITICAL = 0.9;

    /** Least time between full collections that are asked for. */
    private static final long PAUSE_NANOS = 300_000_000L;

    private final RunningQueries queries;
    private final Set<String> heap =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());
    private final List<NotificationEmitter> collectors = new ArrayList<>();

    /** Notifications come one after the other, from one thread. */
    private long lastAsked = System.nanoTime() - PAUSE_NANOS;

    private MemoryGuard(RunningQueries queries) {
        this.queries = queries;
    }

    /** Watches until it is closed. */
    static MemoryGuard watch(RunningQueries queries) {
        MemoryGuard guard = new MemoryGuard(queries);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(guard, null, null);
                guard.collectors.add(emitter);
            }
        }
        return guard;
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (!notification
                .getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        var collection =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        double used = used(collection.getGcInfo()) / (double) Runtime.getRuntime().maxMemory();
        boolean full = collection.getGcAction().contains("major");
        if (full && used > CRITICAL) {
            queries.cancelAll();
        } else if (full && used > HIGH) {
            queries.cancelHeaviest();
        } else if (used > HIGH && System.nanoTime() - lastAsked > PAUSE_NANOS) {
            // A small collection leaves old garbage, which no query should be cancelled for.
            System.gc();
            lastAsked = System.nanoTime();
        }
    }

    private long used(GcInfo collection) {
        return collection.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    @Override
    public void close() {
        for (NotificationEmitter collector : collectors) {
            try {
                collector.removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("a listener that was added is gone", e);
            }
        }
        collectors.clear();
    }
}
