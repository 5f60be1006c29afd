package dev.handrail.desktop.shared;

import java.util.List;

/** Several texts that a person types, one a line: a name or a statement may hold any other sign that could part them. */
public final class TypedLines {
    private TypedLines() {}

    public static List<String> of(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
