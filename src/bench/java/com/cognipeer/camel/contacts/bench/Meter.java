package com.cognipeer.camel.contacts.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures a contender at its work, by the clocks and counters of the virtual machine. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Meter() {}

    static Sample measure(Contender contender, Duration time) throws Exception {
        Map<Long, Long> bytesBefore = bytesByThread();
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long begun = System.nanoTime();
        long operations = contender.work(time);
        long nanos = System.nanoTime() - begun;
        long cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
        // A thread that ended meanwhile takes its figure along; every contender works on pools that outlive a
        // repetition.
        long bytes = bytesByThread().entrySet().stream()
                .mapToLong(now -> now.getValue() - bytesBefore.getOrDefault(now.getKey(), 0L))
                .sum();
        return new Sample(operations, nanos, cpu, bytes);
    }

    private static Map<Long, Long> bytesByThread() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }
}
