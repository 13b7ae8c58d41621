package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.sandbox.TemplateServer;
import java.time.Duration;
import java.util.Map;

/**
 * A walk from the component in a virtual machine with little memory.
 *
 * @param contacts how many went through the route
 * @param heap     as {@code -Xmx} takes it
 * @param peakMiB  the most that was in use, garbage included
 * @param live     the bytes in use at the last contact, without garbage
 */
public record HeapWalk(long contacts, String heap, long peakMiB, long live) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @throws IllegalStateException when the heap was not enough, or contacts were missing */
    public static HeapWalk over(int contacts, int limit, String heap) throws Exception {
        try (TemplateServer server = TemplateServer.of(contacts);
                WorkerProcess worker = WorkerProcess.start(
                        heap,
                        Map.of(
                                ContactsWorker.BASE_URL,
                                server.baseUrl(),
                                ContactsWorker.OPTIONS,
                                "mode=snapshot&delay=1h&limit=" + limit))) {
            boolean passed = worker.endsWithin(LONGEST)
                    && worker.exitCode() == 0
                    && worker.figure(ContactsWorker.DONE) == contacts
                    && worker.figure(ContactsWorker.MISPLACED) == 0;
            if (!passed) {
                throw new IllegalStateException(
                        contacts + " contacts did not pass through " + heap + ":\n" + worker.output());
            }
            return new HeapWalk(contacts, heap, worker.figure(ContactsWorker.PEAK), worker.figure(ContactsWorker.LIVE));
        }
    }
}
