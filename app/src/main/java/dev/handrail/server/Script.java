package dev.handrail.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The team's own backup script, and what it produces. */
public record Script(
        String name,
        List<String> command,
        String produces,
        @Nullable Keep keep) {
    public Script {
        Require.name("name", name);
        command = Require.command("command", command);
        Require.text("produces", produces);
    }
}
