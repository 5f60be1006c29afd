package dev.handrail.storage;

import java.time.Instant;

/** A thing that lies whole in a storage. */
public record Stored(String name, long bytes, Instant changed) {}
