package com.cognipeer.camel.contacts;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** Names of the message headers. */
public final class CognipeerContactsConstants {

    @Metadata(
            label = "producer",
            description = "The operation of this message, instead of the one in the endpoint's path.",
            javaType = "ContactsOperation or String",
            enums = "create,get,update,list,upsert,sync")
    public static final String OPERATION = "CamelCognipeerContactsOperation";

    @Metadata(
            label = "producer",
            description = "The e-mail address of the contact to get, update or upsert, instead of an identifier in the"
                    + " options or the body. The component never sets this header on a message.",
            javaType = "String")
    public static final String EMAIL = "CamelCognipeerContactsEmail";

    @Metadata(
            label = "producer",
            description = "The integration id of the contact to get, update or upsert, instead of an identifier in the"
                    + " options or the body. The component never sets this header on a message.",
            javaType = "String")
    public static final String INTEGRATION_ID = "CamelCognipeerContactsIntegrationId";

    @Metadata(label = "producer", description = "The 1-based page to list.", javaType = "Integer")
    public static final String PAGE = "CamelCognipeerContactsPage";

    @Metadata(
            label = "producer",
            description = "How many contacts one listed page has; for sync, how many to look up with one request.",
            javaType = "Integer")
    public static final String LIMIT = "CamelCognipeerContactsLimit";

    @Metadata(
            label = "producer",
            description = "Which contacts to list, as a MongoDB-style document. For sync with onMissing: which contacts"
                    + " the input should have.",
            javaType = "Map or String")
    public static final String FILTER = "CamelCognipeerContactsFilter";

    @Metadata(
            label = "producer",
            description = "The order in which to list, as a map of fields to 1 or -1, the most important first,"
                    + " as JSON, or in the short form createdDate:-1,name:1.",
            javaType = "Map or String")
    public static final String SORT = "CamelCognipeerContactsSort";

    @Metadata(
            description =
                    "How many contacts match in all, as the server counts them; set by list and on consumed contacts."
                            + " With mode=changes: how many contacts the sweep reads, with those of the lookback."
                            + " Not set on a report of a contact that is gone.",
            javaType = "Long")
    public static final String TOTAL = "CamelCognipeerContactsTotal";

    @Metadata(
            label = "producer",
            description = "Whether a page after the listed one holds contacts; not set with fetchAll.",
            javaType = "Boolean")
    public static final String HAS_MORE = "CamelCognipeerContactsHasMore";

    @Metadata(
            description = "The server's own id of the contact, its field _id; set with every single contact.",
            javaType = "String")
    public static final String ID = "CamelCognipeerContactsId";

    @Metadata(
            label = "consumer",
            description = "The contact's state: its _id and a hash of its content. The key for idempotentConsumer.",
            javaType = "String")
    public static final String VERSION = "CamelCognipeerContactsVersion";

    @Metadata(
            label = "consumer",
            description =
                    "Why the consumer routes the contact: it was created, updated or deleted, no longer matches the"
                            + " filter (unmatched), or is as it was before (unchanged). Not set where the consumer cannot tell:"
                            + " with mode=snapshot and without detectDeletions only deleted is told.",
            javaType = "String",
            enums = "created,updated,deleted,unmatched,unchanged")
    public static final String CHANGE = "CamelCognipeerContactsChange";

    @Metadata(
            label = "consumer",
            description = "The contact's 0-based place in its sweep, which may take several polls.",
            javaType = "Long")
    public static final String INDEX = "CamelCognipeerContactsIndex";

    @Metadata(
            label = "consumer",
            description = "Whether the contact is the last one of its sweep.",
            javaType = "Boolean")
    public static final String LAST = "CamelCognipeerContactsLast";

    @Metadata(
            label = "producer",
            description = "Whether get found the contact; set when onNotFound is empty.",
            javaType = "Boolean")
    public static final String FOUND = "CamelCognipeerContactsFound";

    @Metadata(
            label = "producer",
            description = "The outcome of upsert: created or updated.",
            javaType = "String",
            enums = "created,updated")
    public static final String OUTCOME = "CamelCognipeerContactsOutcome";

    @Metadata(
            label = "producer",
            description =
                    "Whether the report of sync has an item for every contact, with its outcome and the fields that"
                            + " were written, not only for contacts that failed. The report then grows with the input.",
            javaType = "Boolean")
    public static final String SYNC_DETAIL = "CamelCognipeerContactsSyncDetail";

    @Metadata(
            label = "producer",
            description = "How many failures the report of sync keeps, 1 or more; 1000 when not set. The report counts"
                    + " the failures that it leaves out. Memory grows with those that it keeps.",
            javaType = "Integer")
    public static final String MAX_FAILURES = "CamelCognipeerContactsMaxFailures";

    @Metadata(
            label = "producer",
            description =
                    "How many contacts the input of a sync should have, for onMissing=report and update. If it has"
                            + " fewer, no contact counts as missing.",
            javaType = "Long")
    public static final String EXPECTED_COUNT = "CamelCognipeerContactsExpectedCount";

    @Metadata(
            label = "producer",
            description =
                    "How many HTTP requests the operation cost. With fetchAll: how many before the first contact.",
            javaType = "Integer")
    public static final String REQUEST_COUNT = "CamelCognipeerContactsRequestCount";

    @Metadata(
            label = "producer",
            description = "How many requests the quota window allows; set when the server says.",
            javaType = "Long")
    public static final String RATE_LIMIT_LIMIT = "CamelCognipeerContactsRateLimitLimit";

    @Metadata(
            label = "producer",
            description = "How many requests are left in the quota window; set when the server says.",
            javaType = "Long")
    public static final String RATE_LIMIT_REMAINING = "CamelCognipeerContactsRateLimitRemaining";

    @Metadata(
            label = "producer",
            description = "When the quota window ends, in seconds since the epoch; set when the server says.",
            javaType = "Long")
    public static final String RATE_LIMIT_RESET = "CamelCognipeerContactsRateLimitReset";

    @Metadata(label = "producer", description = "The HTTP status of the API's answer.", javaType = "Integer")
    public static final String HTTP_RESPONSE_CODE = Exchange.HTTP_RESPONSE_CODE;

    @Metadata(
            label = "consumer",
            description =
                    "When the contact was last modified, in milliseconds since the epoch; not set if the contact has no date.",
            javaType = "Long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    private CognipeerContactsConstants() {}
}
