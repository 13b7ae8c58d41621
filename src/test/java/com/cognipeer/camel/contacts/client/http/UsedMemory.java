package com.cognipeer.camel.contacts.client.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.ToLongFunction;

/** The heap of this process, in bytes. */
final class UsedMemory {

    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private UsedMemory() {}

    /** The memory in use after a collection, from which on the peak counts. */
    static long afterCollection() {
        System.gc();
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        return sum(pool -> pool.getUsage().getUsed());
    }

    static long peak() {
        return sum(pool -> pool.getPeakUsage().getUsed());
    }

    private static long sum(ToLongFunction<MemoryPoolMXBean> figure) {
        return HEAP.stream().mapToLong(figure).sum();
    }
}
