package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The ways to walk over a listing.
 *
 * @param baseUrl  the one of the API
 * @param limit    how many contacts a page has
 * @param contacts how many there are
 * @param work     how many nanoseconds each is worked on
 */
record WalkRoute(String baseUrl, int limit, int contacts, long work) {

    private static final String ROUTE = "walk";
    private static final String PAGE = "page";
    private static final String MORE = "more";
    private static final ObjectReader READER = new ObjectMapper().readerForMapOf(Object.class);

    /** A route from the component, one sweep of it after the other, each on the thread that measures. */
    Contender consumer(String name) throws Exception {
        ContactWork each = new ContactWork(work);
        DefaultCamelContext context = started(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?requestsPerMinute=0&startScheduler=false&limit=" + limit + "&token="
                                + RequestTarget.TOKEN + "&baseUrl=" + baseUrl)
                        .routeId(ROUTE)
                        .process(exchange -> each.accept(exchange.getMessage().getBody()));
            }
        });
        CognipeerContactsConsumer consumer =
                (CognipeerContactsConsumer) context.getRoute(ROUTE).getConsumer();
        return new Walk(
                name,
                () -> {
                    consumer.run();
                    return each.taken();
                },
                context::stop,
                contacts);
    }

    /** What a user writes with the components of Camel: a page after the other, each split. */
    Contender loop(String name) throws Exception {
        ContactWork each = new ContactWork(work);
        DefaultCamelContext context = started(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:walk")
                        .setProperty(PAGE, constant(0))
                        .setProperty(MORE, constant(true))
                        .loopDoWhile(exchangeProperty(MORE))
                        .process(WalkRoute.this::ask)
                        .to(baseUrl + "/sdk/contact/list")
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class)
                        .process(WalkRoute.this::note)
                        .split(simple("${body[data]}"))
                        .streaming()
                        .process(exchange -> each.accept(exchange.getMessage().getBody()))
                        .end()
                        .end();
            }
        });
        ProducerTemplate template = context.createProducerTemplate();
        return new Walk(
                name,
                () -> {
                    Exchange done = template.send("direct:walk", exchange -> {});
                    if (done.getException() != null) {
                        throw done.getException();
                    }
                    return each.taken();
                },
                context::stop,
                contacts);
    }

    /** No Camel at all. */
    Contender raw(String name) {
        ContactWork each = new ContactWork(work);
        CloseableHttpClient http = HttpClients.createDefault();
        return new Walk(
                name,
                () -> {
                    Map<String, Object> answer;
                    int page = 0;
                    do {
                        page++;
                        HttpPost request = new HttpPost(baseUrl + "/sdk/contact/list");
                        request.setHeader("Authorization", RequestTarget.AUTHORIZATION);
                        request.setEntity(new StringEntity(query(page), ContentType.APPLICATION_JSON));
                        answer = http.execute(
                                request,
                                response ->
                                        READER.readValue(response.getEntity().getContent()));
                        ((List<?>) answer.get("data")).forEach(each::accept);
                    } while (hasMore(answer));
                    return each.taken();
                },
                http,
                contacts);
    }

    private void ask(Exchange exchange) {
        int page = exchange.getProperty(PAGE, Integer.class) + 1;
        exchange.setProperty(PAGE, page);
        exchange.getMessage().setHeader("Authorization", RequestTarget.AUTHORIZATION);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        exchange.getMessage().setBody(query(page));
    }

    private void note(Exchange exchange) {
        exchange.setProperty(MORE, hasMore(exchange.getMessage().getBody(Map.class)));
    }

    private String query(int page) {
        return "{\"page\":" + page + ",\"limit\":" + limit + ",\"filter\":{}}";
    }

    private static boolean hasMore(Map<?, ?> answer) {
        return number(answer, "page") * number(answer, "limit") < number(answer, "total");
    }

    private static long number(Map<?, ?> answer, String field) {
        return ((Number) answer.get(field)).longValue();
    }

    private static DefaultCamelContext started(RoutesBuilder routes) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.addRoutes(routes);
        context.start();
        return context;
    }
}
