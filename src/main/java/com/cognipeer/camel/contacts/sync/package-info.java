/**
 * Upsert and bulk sync: finds out what has to be written so that the given contacts are stored, and writes no more than that.
 *
 * <p>A sync reads its input in chunks ({@code InputChunks}) and looks each chunk up with one or two listings ({@code
 * ListedLookup}). Then it plans each row ({@code RowPlanner}) and writes the plans in turns ({@code ChunkRun}). It runs as one
 * blocking task on the executor of its caller ({@code SyncRun}). A single update or upsert holds no thread ({@code
 * SingleWrite}).
 *
 * <p>Takes values and functions; knows no Exchange and no type of Camel. May import {@code client} and {@code model} only.
 *
 * <p>After a whole input it can look for stored contacts that the input does not have ({@code MissingRun}). It walks over a scope
 * ({@code ScopeWalk}), and changes them ({@code MissingWrites}).
 *
 * <p>API: {@code MatchBy}, {@code OnMissing}, {@code Outcome}, {@code SyncReport}, {@code SyncItem}, {@code SyncFailure},
 * {@code MissingContact} and {@code SyncStoppedException}. All other types are not API; some are public to the root package,
 * {@code body} and {@code watch}.
 */
package com.cognipeer.camel.contacts.sync;
