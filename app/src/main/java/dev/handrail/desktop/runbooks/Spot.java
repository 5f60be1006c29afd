package dev.handrail.desktop.runbooks;

/**
 * Where in a walkthrough something is done or said.
 *
 * @param step its number
 * @param server empty where the step is done once for all of them
 */
record Spot(String step, String server) {}
