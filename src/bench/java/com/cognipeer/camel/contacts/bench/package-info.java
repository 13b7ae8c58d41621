/** What the component costs beside what a user would write instead: {@code ./mvnw -Pbench verify}. */
package com.cognipeer.camel.contacts.bench;
