package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The four operations: from a request to a JSON answer, or to an {@link ApiFailure}. */
final class ContactsApi {
    private static final String CONTACT = "/v1/sdk/contact";
    private static final String LIST = CONTACT + "/list";

    private final ContactStore store;
    private final DateComparison dates;
    private final EmailComparison emails;
    private final int maxLimit;
    private final int createdStatus;

    ContactsApi(ContactStore store, SandboxBuilder settings) {
        this.store = store;
        this.dates = settings.dates;
        this.emails = settings.emails;
        this.maxLimit = settings.maxLimit;
        this.createdStatus = settings.createdStatus;
    }

    HttpAnswer handle(RecordedRequest request, Fault fault) {
        String method = request.method();
        return switch (request.path()) {
            case CONTACT ->
                switch (method) {
                    case "POST" -> create(request);
                    case "GET" -> get(request);
                    case "PATCH" -> update(request);
                    default -> throw ApiFailure.methodNotAllowed(method, "GET, POST, PATCH");
                };
            case LIST ->
                switch (method) {
                    case "POST" -> list(request, fault);
                    default -> throw ApiFailure.methodNotAllowed(method, "POST");
                };
            default -> throw ApiFailure.notFound("Cannot " + method + " " + request.path());
        };
    }

    private HttpAnswer create(RecordedRequest request) {
        StoredContact created = store.create(Json.parseObject(request.body()));
        return answer(createdStatus, created);
    }

    private HttpAnswer get(RecordedRequest request) {
        Map<String, String> query = query(request.target());
        String email = query.get("email");
        String integrationId = query.get("integrationId");
        requireIdentifier(email, integrationId);
        return answer(200, store.find(email, integrationId));
    }

    private HttpAnswer update(RecordedRequest request) {
        ObjectNode body = Json.parseObject(request.body());
        String email = identifier(body, "email");
        String integrationId = identifier(body, "integrationId");
        requireIdentifier(email, integrationId);
        if (!(body.get("data") instanceof ObjectNode data) || data.isEmpty()) {
            throw ApiFailure.badRequest("data must be an object with at least one field");
        }
        return answer(200, store.update(email, integrationId, data));
    }

    private HttpAnswer list(RecordedRequest request, Fault fault) {
        ObjectNode body = Json.parseObject(request.body());
        long page = positive(body, "page", 1);
        int limit = (int) Math.min(positive(body, "limit", 10), maxLimit);
        // Read even when it will be ignored: what is wrong is still refused.
        ContactQuery asked = ContactQuery.of(body.get("filter"), body.get("sort"), dates, emails);
        ContactQuery query = !fault.filterIgnored() && !fault.sortIgnored()
                ? asked
                : ContactQuery.of(
                        fault.filterIgnored() ? null : body.get("filter"),
                        fault.sortIgnored() ? null : body.get("sort"),
                        dates,
                        emails);
        List<StoredContact> matching = query.select(store.all());
        ObjectNode answer = Json.object().put("success", true);
        ArrayNode data = answer.putArray("data");
        // Counted in contacts and by division: page times limit may not fit any number.
        long from = page - 1 > matching.size() / limit ? matching.size() : (page - 1) * limit;
        matching.stream().skip(from).limit(limit).forEach(contact -> data.add(contact.json()));
        answer.put("total", matching.size()).put("page", page).put("limit", limit);
        return HttpAnswer.json(200, Json.bytes(answer));
    }

    private static HttpAnswer answer(int status, StoredContact contact) {
        if (contact == null) {
            throw ApiFailure.notFound("Contact not found");
        }
        ObjectNode answer = Json.object().put("success", true);
        answer.set("data", contact.json());
        return HttpAnswer.json(status, Json.bytes(answer));
    }

    private static void requireIdentifier(String email, String integrationId) {
        if (email == null && integrationId == null) {
            throw ApiFailure.badRequest("Either email or integrationId must be provided");
        }
    }

    private static String identifier(ObjectNode body, String field) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull() || value.asText().isEmpty()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ApiFailure.badRequest(field + " must be a string");
        }
        return value.textValue();
    }

    private static long positive(ObjectNode body, String field, long otherwise) {
        JsonNode value = body.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw ApiFailure.badRequest(field + " must be a whole number of at least 1");
        }
        return value.longValue();
    }

    private static Map<String, String> query(String target) {
        Map<String, String> parameters = new HashMap<>();
        int start = target.indexOf('?');
        if (start < 0) {
            return parameters;
        }
        for (String pair : target.substring(start + 1).split("&")) {
            int equals = pair.indexOf('=');
            // An empty value is the same as none.
            if (equals > 0 && equals < pair.length() - 1) {
                parameters.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiFailure.badRequest("The query is not form-encoded: " + encoded);
        }
    }
}
