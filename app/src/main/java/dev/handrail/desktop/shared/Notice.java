package dev.handrail.desktop.shared;

/**
 * Something a person should know and need not answer now.
 *
 * @param action what the button does
 * @param button what it says
 */
public record Notice(Light light, String text, String button, Runnable action) {}
