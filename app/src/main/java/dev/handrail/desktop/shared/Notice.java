package dev.handrail.desktop.shared;

/**
 * Something a person should know and need not answer now.
 *
 * @param button what the button says
 * @param action what the button does
 * @param once whether the notice has done its work when the button was pressed; else it stays until its cause is gone
 */
public record Notice(Light light, String text, String button, Runnable action, boolean once) {}
