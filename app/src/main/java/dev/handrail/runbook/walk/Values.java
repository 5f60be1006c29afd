package dev.handrail.runbook.walk;

import dev.handrail.runbook.Fence;
import dev.handrail.runbook.Runbook;
import dev.handrail.runbook.Variable;
import dev.handrail.runbook.check.Uses;
import dev.handrail.runbook.landing.Value;
import dev.handrail.server.Access;
import dev.handrail.server.Server;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the variables stand for: what is known, what was answered, and what earlier steps found out. */
record Values(Map<String, Value> all) {
    static Values of(Standing standing, Server server, String person, Instant now, ZoneId zone) {
        Map<String, Value> all = new LinkedHashMap<>(given(server, person, now, zone));
        Walkthrough walkthrough = standing.walkthrough();
        Map<String, String> known = new LinkedHashMap<>(walkthrough.answers(server.name()));
        known.putAll(standing.found().on(server.name()));
        known.forEach((name, text) -> all.put(name, new Value(type(standing.runbook(), name, text), text)));
        return new Values(all);
    }

    private static Map<String, Value> given(Server server, String person, Instant now, ZoneId zone) {
        Map<String, Value> given = new LinkedHashMap<>();
        given.put("server", new Value(Variable.Type.TEXT, server.name()));
        given.put("person", new Value(Variable.Type.TEXT, person));
        given.put(
                "today",
                new Value(Variable.Type.TEXT, now.atZone(zone).toLocalDate().toString()));
        boolean far = server.access() instanceof Access.Ssh;
        given.put("host", new Value(Variable.Type.HOST, far ? ((Access.Ssh) server.access()).host() : "localhost"));
        given.put(
                "user",
                new Value(
                        Variable.Type.TEXT,
                        far ? ((Access.Ssh) server.access()).user() : System.getProperty("user.name")));
        return given;
    }

    /** Nobody asked whether what a step found out fits: what does not is a text, which is quoted wherever it is put. */
    private static Variable.Type type(Runbook runbook, String name, String text) {
        return runbook.variable(name)
                .map(Variable::type)
                .filter(type -> type.fits(text))
                .orElse(Variable.Type.TEXT);
    }

    /** Whether all that a block wants is known by now. */
    boolean enoughFor(Fence fence) {
        return Uses.of(fence).stream().allMatch(use -> fence.foreign() || all.containsKey(use.name()));
    }

    /** What is not known yet stands there as it was written. */
    Value of(String name) {
        return Optional.ofNullable(all.get(name)).orElseGet(() -> new Value(Variable.Type.HOST, "${" + name + "}"));
    }
}
