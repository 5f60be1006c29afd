package dev.handrail.operation;

import java.util.Map;

/**
 * Something that must not stay behind when an operation does not end well: a partial file, a temporary database, a
 * maintenance page still on.
 *
 * @param kind which cleaner knows what to do
 * @param server the name of the server it belongs to
 * @param details what that cleaner needs
 * @param words what it is, for a person
 */
public record Leftover(String kind, String server, Map<String, String> details, String words) {
    public Leftover {
        details = Map.copyOf(details);
    }
}
