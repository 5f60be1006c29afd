package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Light;

/** How a server stands: a light, and a word for it. */
public record Standing(Light light, String words) {}
