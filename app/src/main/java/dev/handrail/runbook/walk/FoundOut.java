package dev.handrail.runbook.walk;

import java.util.HashMap;
import java.util.Map;

/** What the steps of a walkthrough found out under names, for one server or for all of them. */
final class FoundOut {
    private final Map<String, Map<String, String>> byServer = new HashMap<>();

    /** Takes up NAME=VALUE; what was found out later takes its place. */
    void take(Happening what) {
        int equals = what.words().indexOf('=');
        byServer.computeIfAbsent(what.server(), server -> new HashMap<>())
                .put(what.words().substring(0, equals), what.words().substring(equals + 1));
    }

    /** What is true of that server: what was found out there, and what was found out for all. */
    Map<String, String> on(String server) {
        Map<String, String> all = new HashMap<>(byServer.getOrDefault(Standing.ALL, Map.of()));
        all.putAll(byServer.getOrDefault(server, Map.of()));
        return all;
    }
}
