/**
 * One consumer over many polls: its options, the sweeps it makes one after the other, the position it stores, and the
 * contacts it hands out, by a route's polls or one for each call of {@code pollEnrich}.
 *
 * <p>Takes values and functions; knows no endpoint and no header. May import {@code poll}, {@code watch}, {@code connect},
 * {@code client}, {@code model} and {@code state}.
 *
 * <p>Not API: its types are public only to the root package and to {@code tooling}.
 */
package com.cognipeer.camel.contacts.consumer;
