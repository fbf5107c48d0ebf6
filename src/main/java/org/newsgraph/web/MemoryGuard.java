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
 * takes all memory long before its time is over. Looks after each garbage collection, when what is
 * in use is known.
 */
final class MemoryGuard implements NotificationListener, AutoCloseable {
    /** Share of the heap that may be in use after a collection. */
    private static final double FULL = 0.75;

    private final RunningQueries queries;
    private final long most;
    private final Set<String> heap =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());
    private final List<NotificationEmitter> collectors = new ArrayList<>();

    private MemoryGuard(RunningQueries queries) {
        this.queries = queries;
        this.most = (long) (FULL * Runtime.getRuntime().maxMemory());
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
        if (notification
                .getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GcInfo info =
                    GarbageCollectionNotificationInfo.from(
                                    (CompositeData) notification.getUserData())
                            .getGcInfo();
            long used =
                    info.getMemoryUsageAfterGc().entrySet().stream()
                            .filter(pool -> heap.contains(pool.getKey()))
                            .mapToLong(pool -> pool.getValue().getUsed())
                            .sum();
            if (used > most) {
                queries.cancelHeaviest();
            }
        }
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
