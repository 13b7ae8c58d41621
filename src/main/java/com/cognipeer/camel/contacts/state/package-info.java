/**
 * State repositories that consumers keep their positions in: a file for one node, a table for many. Each keeps its state through
 * a crash, and compares before it stores. Beside the position of a key it keeps the inventory of that key. A table also keeps
 * the own writes of producers. Another kind of store belongs here.
 *
 * <p>Imports the JDK and Camel's API, and no other package of the component. It knows nothing of contacts or positions: keys,
 * values, and the rows of inventories and own writes, are text.
 *
 * <p>API: {@link com.cognipeer.camel.contacts.state.AtomicFileStateRepository},
 * {@link com.cognipeer.camel.contacts.state.JdbcStateRepository},
 * {@link com.cognipeer.camel.contacts.state.CompareAndSetStateRepository},
 * {@link com.cognipeer.camel.contacts.state.InventoryRepository},
 * {@link com.cognipeer.camel.contacts.state.InventoryRows},
 * {@link com.cognipeer.camel.contacts.state.InventoryRow},
 * {@link com.cognipeer.camel.contacts.state.OwnWriteRepository},
 * {@link com.cognipeer.camel.contacts.state.OwnWriteRows} and
 * {@link com.cognipeer.camel.contacts.state.OwnWriteRow}.
 */
package com.cognipeer.camel.contacts.state;
