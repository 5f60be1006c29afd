package dev.handrail.runbook.landing;

import dev.handrail.runbook.Variable;

/** What a variable stands for, and what kind of thing that is. */
public record Value(Variable.Type type, String text) {}
