package dev.handrail.backup.files;

import dev.handrail.backup.Means;
import dev.handrail.backup.SiteWatch.Seen;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The sites that were well before what works with a directory was stopped: they have to be so again. Only where the profile
 * does not say itself how that is asked whether it works.
 *
 * @param before how they were; empty where nobody looks at them
 */
record WellSites(Means means, Server server, List<Seen> before) {
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
        return new WellSites(means, server, asked(server, cold) ? means.sites().look(server) : List.of());
    }

    /**
     * Waits for them, and answers which do not come, one a line; empty where none is known to be unwell. What nobody can judge,
     * such as a site behind a maintenance page, is waited for and then only told.
     */
    Optional<String> unwell(Work work) throws OperationFailed {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = before.stream().filter(Seen::well).map(Seen::site).collect(Collectors.toSet());
        if (names.isEmpty()) {
            work.say(Words.of("files.sites.none", told(before)));
            return Optional.empty();
        }
        work.step(step());
        Instant end = means.clock().instant().plus(PATIENCE);
        List<Seen> waiting = waiting(names);
        while (!waiting.isEmpty() && means.clock().instant().isBefore(end)) {
            work.stopIfCancelled();
            LockSupport.parkNanos(PAUSE.toNanos());
            waiting = waiting(names);
        }
        work.stopIfCancelled();
        return judged(waiting, work);
    }

    private static Optional<String> judged(List<Seen> waiting, Work work) {
        Map<Boolean, List<Seen>> known =
                waiting.stream().collect(Collectors.partitioningBy(seen -> seen.state() == Seen.State.UNWELL));
        List<Seen> unwell = Objects.requireNonNull(known.get(true));
        List<Seen> unjudged = Objects.requireNonNull(known.get(false));
        if (!unjudged.isEmpty()) {
            work.say(Words.of("files.sites.unjudged", told(unjudged)));
        }
        return unwell.isEmpty() ? Optional.empty() : Optional.of(told(unwell));
    }

    private List<Seen> waiting(Set<String> names) throws OperationFailed {
        return means.sites().look(server).stream()
                .filter(seen -> names.contains(seen.site()) && !seen.well())
                .toList();
    }

    private static String told(List<Seen> sites) {
        return sites.stream()
                .map(seen -> Words.of("files.sites.one", seen.site(), seen.why()))
                .collect(Collectors.joining("\n"));
    }

    /** How a person looks at them. */
    static String asking(Server server) {
        return CommandText.of(Command.of("handrail", "site", "check", server.name()));
    }
}
