package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pins a backup, so that nothing removes it, or unpins it; the server is not touched. */
public final class Pinning implements Operation {
    public static final String PIN = "backup pin";
    public static final String UNPIN = "backup unpin";

    /** How many characters a reason may have. */
    public static final int LONGEST = 1000;

    private final Catalogue catalogue;
    private final Server server;
    private final Backup backup;
    private final @Nullable String reason;

    private Pinning(Catalogue catalogue, Server server, Backup backup, @Nullable String reason) {
        this.catalogue = catalogue;
        this.server = server;
        this.backup = backup;
        this.reason = reason;
    }

    /** @param reason which whoever wonders in a year will read */
    public static Pinning pin(Catalogue catalogue, Server server, Backup backup, String reason) throws OperationFailed {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw OperationFailed.usage(Words.of("backup.pin.reason", backup.id()))
                    .next(Words.of("backup.pin.reason.next", LONGEST))
                    .build();
        }
        return new Pinning(catalogue, server, backup, reason.strip());
    }

    public static Pinning unpin(Catalogue catalogue, Server server, Backup backup) {
        return new Pinning(catalogue, server, backup, null);
    }

    @Override
    public String name() {
        return reason == null ? UNPIN : PIN;
    }

    @Override
    public String title() {
        return reason == null
                ? Words.of("backup.unpin.title", backup.id(), backup.source())
                : Words.of("backup.pin.title", backup.id(), backup.source(), reason);
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public Plan plan() {
        Step step = new Step(title(), Words.of("storage.here"), null, Effect.READS);
        return new Plan(title(), effect(), List.of(), List.of(step), List.of());
    }

    @Override
    public void run(Work work) {
        work.step(title());
        catalogue.pin(backup.id(), reason);
    }
}
