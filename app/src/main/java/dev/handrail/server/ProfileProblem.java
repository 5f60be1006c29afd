package dev.handrail.server;

/**
 * Something that is wrong with a profile file.
 *
 * @param line where, counted from one
 * @param what the key that it is about
 * @param expected what must be there, to be read after the key: "must be …"
 */
public record ProfileProblem(int line, String what, String expected) {}
