package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;

/** Syncs an input that lacks the last of the stored contacts, and changes these; told by system properties. */
final class MissingWorker {

    private MissingWorker() {}

    public static void main(String[] args) throws Exception {
        ContactsWorker.endWithTheParent();
        AtomicLong peak = new AtomicLong();
        try (CamelContext camel = CallingWorker.start(System.getProperty(ContactsWorker.BASE_URL))) {
            System.out.println(ContactsWorker.READY);
            Iterator<?> contacts = IntStream.rangeClosed(1, Integer.getInteger(SyncingWorker.CONTACTS))
                    .peek(number -> SyncingWorker.sample(number, peak))
                    .mapToObj(number -> Map.of("integrationId", String.format("crm-%07d", number)))
                    .iterator();
            SyncReport report = camel.createProducerTemplate()
                    .requestBody(
                            "cognipeer-contacts:sync?limit=1000&requestsPerMinute=0&filter={}&onMissing=update"
                                    + "&missingFields={\"status\":\"inactive\"}",
                            contacts,
                            SyncReport.class);
            SyncingWorker.sample(0, peak);
            System.out.println("missing " + report.getMissing());
            System.out.println("updated " + report.getMissingUpdated());
            System.out.println("unchanged " + report.getUnchanged());
            System.out.println(ContactsWorker.DONE + " " + report.getDone());
            System.out.println(ContactsWorker.PEAK + " " + (peak.get() >> 20));
        }
    }
}
