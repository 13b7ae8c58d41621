package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The form in which the server reports that it could not serve a request. */
public enum ErrorEnvelope {
    /** A non-2xx answer with {@code {"message": "…", "statusCode": 404}}. */
    SDK {
        @Override
        int statusOf(int status) {
            return status;
        }

        @Override
        byte[] body(int status, String message) {
            ObjectNode body = Json.object();
            body.put("message", message).put("statusCode", status);
            return Json.bytes(body);
        }
    },
    /** A non-2xx answer with {@code {"error": {"code": "not_found", "message": "…", "status": 404}}}. */
    REST {
        @Override
        int statusOf(int status) {
            return status;
        }

        @Override
        byte[] body(int status, String message) {
            ObjectNode body = Json.object();
            body.putObject("error")
                    .put("code", code(status))
                    .put("message", message)
                    .put("status", status);
            return Json.bytes(body);
        }
    },
    /**
     * A 200 with {@code {"success": false, "error": "…"}}. A 429 and every 5xx keep their status and have the form of {@link
     * #SDK}, because they arise before the operation and not in it.
     */
    SUCCESS_FALSE {
        @Override
        int statusOf(int status) {
            return comesFromTheOperation(status) ? 200 : status;
        }

        @Override
        byte[] body(int status, String message) {
            if (!comesFromTheOperation(status)) {
                return SDK.body(status, message);
            }
            ObjectNode body = Json.object();
            body.put("success", false).put("error", message);
            return Json.bytes(body);
        }

        private boolean comesFromTheOperation(int status) {
            return status != 429 && status < 500;
        }
    };

    abstract int statusOf(int status);

    abstract byte[] body(int status, String message);

    private static String code(int status) {
        return HttpAnswer.reason(status).toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
