package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Means;
import dev.handrail.backup.PinBeside;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pins a backup, so that nothing removes it, or unpins it: in the catalogue, which decides, and beside each copy that can be
 * reached, for whoever has to do without that catalogue.
 */
public final class Pinning implements Operation {
    public static final String PIN = "backup pin";
    public static final String UNPIN = "backup unpin";

    /** How many characters a reason may have. */
    public static final int LONGEST = PinBeside.LONGEST;

    private final Means means;
    private final Server server;
    private final Backup backup;
    private final @Nullable String reason;

    private Pinning(Means means, Server server, Backup backup, @Nullable String reason) {
        this.means = means;
        this.server = server;
        this.backup = backup;
        this.reason = reason;
    }

    /** @param reason which whoever wonders in a year will read */
    public static Pinning pin(Means means, Server server, Backup backup, String reason) throws OperationFailed {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw OperationFailed.usage(Words.of("backup.pin.reason", backup.id()))
                    .next(Words.of("backup.pin.reason.next", LONGEST))
                    .build();
        }
        return new Pinning(means, server, backup, reason.strip());
    }

    public static Pinning unpin(Means means, Server server, Backup backup) {
        return new Pinning(means, server, backup, null);
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
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(title(), Words.of("storage.here"), null, Effect.READS));
        lying(backup)
                .forEach(copy -> steps.add(new Step(step(copy), copy.kind().where(server.name()), null, Effect.READS)));
        return new Plan(title(), effect(), List.of(), steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        work.step(title());
        means.catalogue().pin(backup.id(), reason);
        Optional<Backup> now = means.catalogue().find(backup.id());
        if (now.isPresent()) {
            for (Copy copy : lying(now.get())) {
                work.stopIfCancelled();
                work.step(step(copy));
                beside(now.get(), copy, work);
            }
        }
    }

    private static List<Copy> lying(Backup backup) {
        return backup.copies().stream().filter(Copy::lies).toList();
    }

    private String step(Copy copy) {
        return Words.of(reason == null ? "backup.unpin.step" : "backup.pin.step", copy.located());
    }

    /** A place that cannot be reached keeps nothing from being pinned: the catalogue knows. */
    private void beside(Backup now, Copy copy, Work work) throws OperationFailed {
        try {
            PinBeside pin = new PinBeside(means.places().of(now.server(), copy), copy.file());
            if (now.pinned()) {
                pin.lay(now);
            } else {
                pin.remove(now);
            }
        } catch (OperationFailed e) {
            work.stopIfCancelled();
            String key = reason == null ? "backup.unpin.notbeside" : "backup.pin.notbeside";
            work.say(Words.of(key, copy.located(), e.getMessage()));
        }
    }
}
