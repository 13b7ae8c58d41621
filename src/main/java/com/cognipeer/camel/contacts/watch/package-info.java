/**
 * The figures for operators: counters of requests, progress of sweeps and syncs, lag, meters, and health checks.
 *
 * <p>Events of clients, sweeps and syncs come in. JMX, Micrometer, the log, the health checks and the developer console read
 * them. May import {@code connect}, {@code poll}, {@code sync}, {@code client} and {@code model}. Classes that name Micrometer
 * load only with it.
 *
 * <p>{@code ConsumerSession} and {@code ContactsPoll} of {@code consumer}, and the consumer in the root, call
 * {@code ConsumerWatch}. Four places each list the figures of a consumer: {@code WatchedConsumer} for JMX,
 * {@code ConsumerMeters}, {@code ConsumerHealthCheck}, and {@code ContactsDevConsole} of {@code tooling}. Add a new figure to
 * each of them, and to the component page.
 *
 * <p>API: {@code RequestFigures}, {@code SyncFigures} and {@code WatchedConsumer}, which have the attributes in JMX. All other
 * types are not API.
 */
package com.cognipeer.camel.contacts.watch;
