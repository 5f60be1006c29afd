package dev.handrail.backup.source;

import dev.handrail.backup.Means;
import dev.handrail.operation.Effect;
import dev.handrail.server.Script;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Duration;

/** What the team's own script produces. */
public record ScriptSource(Means means, Server server, Script script, Duration limit) implements Source {
    /** Longer than any backup should take; so a script that hangs does not hang for ever. */
    public static final Duration LIMIT = Duration.ofHours(12);

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Tap look() throws OperationFailed {
        return new ScriptTap(script, means.shells().on(server), limit);
    }
}
