/**
 * URIs and properties of Kamelets that went astray: a token cut at an ampersand, a misspelt property, a time with a unit of
 * its own.
 *
 * <p>The component brings the parameters of a URI before it makes an endpoint of them. Imports no other room.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.address;
