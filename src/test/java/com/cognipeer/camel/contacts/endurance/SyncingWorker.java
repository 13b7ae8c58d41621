package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;

/** A process that syncs contacts from an iterator that makes them as they are asked for, and tells what came of it. */
public final class SyncingWorker {

    static final String CONTACTS = "worker.contacts";

    /** One in so many has changed, and another one cannot be looked up. */
    static final int EVERY = 1000;

    /** So many, the last ones, are not stored. */
    static final int NEW = 1000;

    private SyncingWorker() {}

    public static void main(String[] args) throws Exception {
        ContactsWorker.endWithTheParent();
        AtomicLong peak = new AtomicLong();
        try (CamelContext camel = CallingWorker.start(System.getProperty(ContactsWorker.BASE_URL))) {
            System.out.println(ContactsWorker.READY);
            Iterator<?> contacts = IntStream.rangeClosed(1, Integer.getInteger(CONTACTS))
                    .peek(number -> sample(number, peak))
                    .mapToObj(SyncingWorker::contact)
                    .iterator();
            SyncReport report = camel.createProducerTemplate()
                    .requestBody("cognipeer-contacts:sync?limit=1000&requestsPerMinute=0", contacts, SyncReport.class);
            System.out.println("created " + report.getCreated());
            System.out.println("updated " + report.getUpdated());
            System.out.println("failed " + report.getFailed());
            System.out.println(ContactsWorker.DONE + " " + report.getDone());
            System.out.println(ContactsWorker.PEAK + " " + (peak.get() >> 20));
        }
    }

    private static Map<String, Object> contact(int number) {
        Map<String, Object> contact = new LinkedHashMap<>();
        if (number % EVERY != 1) {
            contact.put("integrationId", String.format("crm-%07d", number));
        }
        contact.put("name", number % EVERY == 0 ? "Changed" : String.format("Contact Number %07d", number));
        contact.put("properties.city", "São Paulo");
        contact.put("phone", String.format("+1555%07d", number));
        return contact;
    }

    static void sample(int number, AtomicLong peak) {
        if (number % 50 == 0) {
            Runtime heap = Runtime.getRuntime();
            peak.accumulateAndGet(heap.totalMemory() - heap.freeMemory(), Math::max);
        }
    }
}
