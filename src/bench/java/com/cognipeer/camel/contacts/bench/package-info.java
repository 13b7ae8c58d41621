/** Measures the component beside the routes and clients that a user would write instead: {@code ./mvnw -Pbench verify}. Not API, in no jar. */
package com.cognipeer.camel.contacts.bench;
