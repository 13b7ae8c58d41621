package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Iterator;
import java.util.function.Function;

/** Walks over the stored contacts of a scope. */
@FunctionalInterface
public interface ScopeContacts {

    /**
     * @param  scope the contacts to walk over
     * @param  limit how many to ask for at a time
     * @param  pages sends the request for one page and waits for its answer, or throws a ContactsException
     * @return       each contact once; asks for a page when the one before is used up
     */
    Iterator<Contact> walk(ContactFilter scope, int limit, Function<ContactQuery, ContactsResponse<ContactPage>> pages);
}
