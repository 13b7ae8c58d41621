/**
 * A stateful, in-memory server of the Cognipeer Contacts API over real HTTP, to test routes against.
 *
 * <p>{@link com.cognipeer.camel.contacts.sandbox.ContactsSandbox#start()} is the way in. Beside the JDK it needs
 * {@code jackson-databind}, {@code mongo-java-server-core} (for MongoDB's own filter and sort semantics) and
 * {@code slf4j-api}; Netty is not needed.
 */
package com.cognipeer.camel.contacts.sandbox;
