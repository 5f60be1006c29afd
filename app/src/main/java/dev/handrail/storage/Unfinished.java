package dev.handrail.storage;

import java.time.Instant;

/**
 * What an interrupted writing left in a storage, or one that still goes on.
 *
 * @param name that it would have got
 * @param since when it was begun; in a folder, when it was last written to
 */
public record Unfinished(String name, Instant since) {}
