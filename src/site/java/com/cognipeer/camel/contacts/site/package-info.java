/** Writes the documents as a site of static pages, and looks at them in a browser: {@code ./mvnw -Psite test}. Not API, in no jar. */
package com.cognipeer.camel.contacts.site;
