package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.ExpectedContact;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the requests of operations, as the vendor's own client writes them. */
final class ApiRequests {

    private final String contactPath;

    /** @param basePath the path of the base URL, encoded, without a trailing slash */
    ApiRequests(String basePath) {
        this.contactPath = basePath + "/sdk/contact";
    }

    ApiRequest create(Contact contact) {
        return new ApiRequest(
                "create", "POST", contactPath, json("contact", contact), true, false, ExpectedContact.sent(contact));
    }

    ApiRequest get(ContactIdentity identity) {
        String email = parameter(Contact.EMAIL, identity.email());
        String integrationId = parameter(Contact.INTEGRATION_ID, identity.integrationId());
        String both = email.isEmpty() || integrationId.isEmpty() ? "" : "&";
        return new ApiRequest(
                "get",
                "GET",
                contactPath + "?" + email + both + integrationId,
                null,
                false,
                true,
                ExpectedContact.named(identity));
    }

    /** @param repeatable whether the contact is found by the same identity afterwards */
    ApiRequest update(ContactIdentity identity, Contact changes, boolean repeatable) {
        Map<String, Object> body = new LinkedHashMap<>();
        putIfGiven(body, Contact.EMAIL, identity.email());
        putIfGiven(body, Contact.INTEGRATION_ID, identity.integrationId());
        body.put("data", changes);
        return new ApiRequest(
                "update",
                "PATCH",
                contactPath,
                json("contact", body),
                true,
                repeatable,
                ExpectedContact.named(RenameCheck.renamed(identity, changes)));
    }

    ApiRequest list(ContactQuery query) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("page", query.page());
        body.put("limit", query.limit());
        body.put("filter", query.filter().document());
        if (!query.sort().fields().isEmpty()) {
            body.put("sort", query.sort().fields());
        }
        return new ApiRequest("list", "POST", contactPath + "/list", json("filter", body), false, true);
    }

    private static byte[] json(String subject, Object body) {
        try {
            return ContactJson.write(body);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException("the " + subject + " " + e.getMessage());
        }
    }

    /** Empty without a value. */
    private static String parameter(String name, String value) {
        return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void putIfGiven(Map<String, Object> body, String name, String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
