package com.cognipeer.camel.contacts.quickstart;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Visits the routes one after the other and notes what each cost. */
final class Tour {

    private static final String NEWCOMER = "ada.lovelace@example.com";
    /** As in the routes. */
    private static final int PAGE = 50;
    /** A real workspace may hold more than a try-out should spend its quota on. */
    private static final long MOST_TO_WALK = 500;

    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Progress progress;
    private final ContactsSandbox sandbox;
    private final List<Step> steps = new ArrayList<>();
    private long total;
    private List<String> firstEmail = List.of();

    Tour(CamelContext camel, Progress progress, ContactsSandbox sandbox) {
        this.camel = camel;
        this.template = camel.createProducerTemplate();
        this.progress = progress;
        this.sandbox = sandbox;
    }

    void write() throws Exception {
        step("create", () -> {
            Exchange created = send(
                    "direct:create", null, Map.of("email", NEWCOMER, "name", "Ada Lovelace", "tags", List.of("vip")));
            return new Outcome(
                    "id " + created.getMessage().getHeader(CognipeerContactsConstants.ID), requests(created));
        });
        step("update", () -> {
            Exchange updated = send("direct:update", NEWCOMER, Map.of("status", "active"));
            return new Outcome("status active", requests(updated));
        });
        step("get", () -> {
            Exchange got = send("direct:get", NEWCOMER, null);
            return new Outcome(got.getMessage().getBody(Contact.class).getName(), requests(got));
        });
    }

    void read() throws Exception {
        step("list, first page", () -> listed(send("direct:list", null, null)));
        step("list, active first", () -> listed(send("direct:list-active", null, null)));
        step("list, vip or enterprise", () -> listed(send("direct:list-vip", null, null)));
        for (String email : firstEmail) {
            step("get, first of the list", () -> {
                Exchange got = send("direct:get", email, null);
                return new Outcome(
                        "found " + got.getMessage().getHeader(CognipeerContactsConstants.FOUND), requests(got));
            });
        }
        if (total > MOST_TO_WALK) {
            System.out.printf("- walk: left out, %d contacts would cost %d requests%n", total, total / PAGE + 1);
        } else {
            step("walk, all pages", this::walk);
        }
    }

    private Outcome walk() throws Exception {
        progress.begin("walk");
        send("direct:walk", null, null);
        progress.end();
        return new Outcome(progress.passed() + " contacts", (int) Math.max(1, (progress.passed() + PAGE - 1) / PAGE));
    }

    void poll() throws Exception {
        step("poll, as a consumer", () -> {
            progress.begin("poll");
            camel.getRouteController().startRoute("poll");
            progress.await();
            return new Outcome(progress.passed() + " contacts", 0);
        });
    }

    /** No answer of the server tells that the contact is gone; the consumer finds it out. */
    void deletion(SeenChanges changes) throws Exception {
        String id = (String) sandbox.find(NEWCOMER).orElseThrow().get("_id");
        step("deletion, as a consumer", () -> {
            camel.getRouteController().startRoute("deletions");
            changes.await(id, "created");
            sandbox.delete(id);
            long deleted = System.nanoTime();
            changes.await(id, "deleted");
            long millis = (System.nanoTime() - deleted) / 1_000_000;
            System.out.printf("  removed from the workspace, and reported as deleted %d ms later%n", millis);
            camel.getRouteController().stopRoute("deletions");
            return new Outcome("deleted " + id, 0);
        });
    }

    String summary() {
        StringBuilder table =
                new StringBuilder(String.format("%n%-24s %9s %9s  %s%n", "operation", "requests", "ms", "result"));
        steps.forEach(step -> table.append(
                String.format(Locale.ROOT, "%-24s %9d %9d  %s%n", step.name, step.requests, step.millis, step.result)));
        return table.append(String.format("%n")).toString();
    }

    private void step(String name, Visit visit) throws Exception {
        System.out.println("- " + name);
        long before = sandbox == null ? 0 : sandbox.requestCount();
        long start = System.nanoTime();
        Outcome outcome = visit.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        long requests = sandbox == null ? outcome.requests : sandbox.requestCount() - before;
        steps.add(new Step(name, requests, millis, outcome.result));
    }

    private Exchange send(String uri, String email, Object body) throws Exception {
        Exchange exchange = template.request(uri, asked -> {
            asked.getMessage().setBody(body);
            if (email != null) {
                asked.getMessage().setHeader(CognipeerContactsConstants.EMAIL, email);
            }
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    private Outcome listed(Exchange exchange) {
        ContactPage page = exchange.getMessage().getBody(ContactPage.class);
        if (steps.stream().noneMatch(step -> step.name.startsWith("list"))) {
            total = page.getTotal();
            firstEmail = page.stream()
                    .map(Contact::getEmail)
                    .filter(Objects::nonNull)
                    .limit(1)
                    .toList();
        }
        return new Outcome(page.size() + " of " + page.getTotal() + " contacts", requests(exchange));
    }

    private static int requests(Exchange exchange) {
        return exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT, 0, Integer.class);
    }

    @FunctionalInterface
    private interface Visit {
        Outcome run() throws Exception;
    }

    private record Outcome(String result, int requests) {}

    private record Step(String name, long requests, long millis, String result) {}
}
