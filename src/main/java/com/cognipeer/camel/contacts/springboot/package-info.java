/**
 * The auto-configuration of Spring Boot: it sets the component's options from the properties of an application. Spring Boot loads
 * it by its own list of auto-configurations. All dependencies on Spring are optional.
 *
 * <p>Imports the component itself and {@code state}; nothing imports this package.
 *
 * <p>API: {@code CognipeerContactsComponentConfiguration} as a bean, and the names of the properties.
 */
package com.cognipeer.camel.contacts.springboot;
