package dev.handrail.words;

/** What a failure carries beside its words, for a screen that shows such a failure in its own way; it holds no secret. */
public interface Evidence {}
