/**
 * Camel's type converters for contacts, pages and sync reports. Camel loads them by a service file. A conversion that a route
 * author can ask for belongs here; the reading of bodies itself is in {@code body}.
 *
 * <p>Imports {@code body}, {@code sync} and {@code model}.
 *
 * <p>Not API: routes convert with {@code convertBodyTo}.
 */
package com.cognipeer.camel.contacts.convert;
