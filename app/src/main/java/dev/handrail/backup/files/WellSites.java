package dev.handrail.backup.files;

import dev.handrail.backup.Means;
import dev.handrail.backup.SiteWatch;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sites that were well before what works with a directory was stopped: they have to be so again. Only where the profile
 * does not say itself how that is asked whether it works.
 *
 * @param names of those that were well
 */
record WellSites(Means means, Server server, Set<String> names) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What a plan says of it. */
    static List<Step> steps(Server server, FileSet.Cold cold) {
        return asked(server, cold)
                ? List.of(new Step(step(), Words.of("storage.here"), null, Effect.READS))
                : List.of();
    }

    private static boolean asked(Server server, FileSet.Cold cold) {
        return cold.healthy() == null && !server.sites().isEmpty();
    }

    private static String step() {
        return Words.of("files.step.sites", Amounts.duration(PATIENCE));
    }

    static WellSites before(Means means, Server server, FileSet.Cold cold) throws OperationFailed {
        return new WellSites(
                means,
                server,
                asked(server, cold)
                        ? means.sites().look(server).stream()
                                .filter(SiteWatch.Seen::well)
                                .map(SiteWatch.Seen::site)
                                .collect(Collectors.toSet())
                        : Set.of());
    }

    /** Waits for them, and answers which do not come; null where all are as they were. */
    @Nullable
    OperationFailed unwell(Work work) throws OperationFailed {
        if (names.isEmpty()) {
            return null;
        }
        work.step(step());
        Instant end = means.clock().instant().plus(PATIENCE);
        List<SiteWatch.Seen> unwell = look();
        while (!unwell.isEmpty() && means.clock().instant().isBefore(end)) {
            work.stopIfCancelled();
            LockSupport.parkNanos(PAUSE.toNanos());
            unwell = look();
        }
        work.stopIfCancelled();
        return unwell.isEmpty() ? null : failed(unwell);
    }

    private List<SiteWatch.Seen> look() throws OperationFailed {
        return means.sites().look(server).stream()
                .filter(seen -> names.contains(seen.site()) && !seen.well())
                .toList();
    }

    private OperationFailed failed(List<SiteWatch.Seen> unwell) {
        return OperationFailed.failed(Words.of("files.sites"))
                .on(server.name())
                .cameBack(unwell.stream()
                        .map(seen -> Words.of("files.sites.one", seen.site(), seen.why()))
                        .collect(Collectors.joining("\n")))
                .next(Words.of("files.unseen.next", asking(server)))
                .build();
    }

    /** How a person looks at them. */
    static String asking(Server server) {
        return CommandText.of(Command.of("handrail", "site", "check", server.name()));
    }
}
