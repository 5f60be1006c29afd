package dev.handrail.journal;

import java.time.Instant;

/** What a person added to a run afterwards; nothing that stands in the journal is ever changed. */
public record Note(String run, Instant at, String person, String text) {}
