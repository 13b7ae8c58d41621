/**
 * One consumer over many polls: its options, its sweeps one after the other, and the position that it stores. It gives out
 * contacts by a route's polls, or one for each call of {@code pollEnrich}.
 *
 * <p>Takes values and functions; knows no endpoint and no header. May import {@code poll}, {@code watch}, {@code connect},
 * {@code ownwrites}, {@code client}, {@code model} and {@code state}.
 *
 * <p>{@code ConsumerSession} and {@code ContactsPoll} report sweeps, pages and failed contacts to the {@code ConsumerWatch} of
 * the session. The consumer in the root reports the end of each poll. {@code ContactDispenser} has no {@code ConsumerWatch}.
 *
 * <p>Not API: its types are public only to the root package and to {@code tooling}.
 */
package com.cognipeer.camel.contacts.consumer;
