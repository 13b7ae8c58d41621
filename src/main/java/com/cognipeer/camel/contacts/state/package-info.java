/**
 * State repositories that consumers keep their positions in: a file for one node, a table for many. Each keeps its state through
 * a crash, and compares before it stores. Another kind of store belongs here.
 *
 * <p>Imports the JDK and Camel's API, and no other package of the component. It knows nothing of contacts or positions: keys and
 * values are text.
 *
 * <p>API: {@link com.cognipeer.camel.contacts.state.AtomicFileStateRepository},
 * {@link com.cognipeer.camel.contacts.state.JdbcStateRepository} and
 * {@link com.cognipeer.camel.contacts.state.CompareAndSetStateRepository}.
 */
package com.cognipeer.camel.contacts.state;
