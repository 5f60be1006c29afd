package dev.handrail.runbook.walk;

/**
 * A step that has changed something, and where.
 *
 * @param step its number
 * @param server empty where it is done once for all servers
 */
public record Change(String step, String server) {}
