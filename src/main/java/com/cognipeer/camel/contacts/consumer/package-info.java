/**
 * One consumer over many polls: its options, its sweeps one after the other, and the position that it stores. It gives out
 * contacts by a route's polls, or one for each call of {@code pollEnrich}.
 *
 * <p>Takes values and functions; knows no endpoint and no header. May import {@code poll}, {@code watch}, {@code connect},
 * {@code client}, {@code model} and {@code state}.
 *
 * <p>Not API: its types are public only to the root package and to {@code tooling}.
 */
package com.cognipeer.camel.contacts.consumer;
