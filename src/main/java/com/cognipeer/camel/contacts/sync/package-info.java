/** Upsert and bulk sync: what has to be written so that given contacts are stored, and no more; knows no Exchange. */
package com.cognipeer.camel.contacts.sync;
