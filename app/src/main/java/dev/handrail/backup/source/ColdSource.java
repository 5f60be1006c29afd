package dev.handrail.backup.source;

import dev.handrail.operation.Effect;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.util.function.Supplier;

/**
 * A source that an application is stopped for while it is read.
 *
 * @param ids makes the name of a place of its own on the server
 */
public record ColdSource(Source source, Server server, FileSet.Cold cold, Supplier<String> ids) implements Source {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Tap look() throws OperationFailed {
        return new ColdTap(source.look(), server, cold, ids);
    }
}
