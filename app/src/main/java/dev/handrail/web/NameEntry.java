package dev.handrail.web;

import java.time.Duration;

/**
 * A line of what is entered for a name.
 *
 * @param type A, AAAA or CNAME
 * @param value an address, or the other name that it leads to
 * @param left how long who said it goes on saying it without asking again
 */
public record NameEntry(String name, String type, String value, Duration left) {}
