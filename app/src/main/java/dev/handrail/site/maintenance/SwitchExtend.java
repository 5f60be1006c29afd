package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the maintenance page come down later or sooner than was said, and says so on it. */
final class SwitchExtend implements Operation {
    static final String WORDS = "switch extend";

    /** What it takes at most to have the new end written on the page, and more. */
    private static final Duration MEANWHILE = Duration.ofMinutes(15);

    private final SwitchMeans means;
    private final Server server;
    private final Instant until;
    private final @Nullable String reason;

    SwitchExtend(SwitchMeans means, Server server, Instant until, @Nullable String reason) {
        this.means = means;
        this.server = server;
        this.until = until;
        this.reason = reason;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("switching.extend.title", server.name(), new Moments(means.clock()).of(until));
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return Effect.CHANGES;
    }

    @Override
    public Plan plan() throws OperationFailed {
        Situation situation = Situation.of(means, server);
        situation.requireReached();
        Checks words = new Checks(means.clock());
        List<Check> checks = new ArrayList<>();
        checks.add(
                situation.state() == State.ON && situation.notice().isPresent()
                        ? Check.ok(words.isOn(situation))
                        : Check.blocker(
                                Words.of("switching.extend.off", server.name()),
                                Words.of("switching.extend.off.next")));
        if (situation.state() == State.ON) {
            checks.addAll(situation.lever().changing());
            checks.addAll(situation.checksOfNewEnd());
        }
        List<Step> steps = List.of(
                new Step(Words.of("switching.step.keep"), server.name(), null, Effect.CHANGES),
                new Step(Words.of("switching.step.rewrite"), server.name(), null, Effect.CHANGES));
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    @Override
    public void run(Work work) throws OperationFailed {
        Situation situation = Situation.of(means, server);
        situation.requireReached();
        Notice before = situation
                .notice()
                .orElseThrow(() -> OperationFailed.refused(Words.of("switching.extend.off", server.name()))
                        .next(Words.of("switching.extend.off.next"))
                        .build());
        Notice after = before.until(until, reason == null ? before.reason() : reason);
        Optional<Release> release = situation.lever().release(after);
        if (release.isPresent()) {
            work.step(Words.of("switching.step.keep"));
            Duration left = Duration.between(means.clock().instant(), until);
            // While it is written, a page that came down at its end would go up again, and nobody would be there to
            // take it down.
            release.get().extend(after, left.compareTo(MEANWHILE) < 0 ? MEANWHILE : left);
        }
        rewrite(situation, before, after, release, work);
        if (release.isPresent()) {
            release.get().lease().extend(after, Duration.between(means.clock().instant(), until));
        }
        means.windows().change(after);
    }

    private void rewrite(Situation situation, Notice before, Notice after, Optional<Release> release, Work work)
            throws OperationFailed {
        work.step(Words.of("switching.step.rewrite"));
        List<String> languages = situation.seen().stream()
                .flatMap(seen -> seen.language().stream())
                .toList();
        try {
            situation.lever().change(after, languages, work);
        } catch (OperationFailed e) {
            if (release.isPresent()) {
                asBefore(release.get(), before, work);
            }
            throw e;
        }
    }

    private void asBefore(Release release, Notice before, Work work) {
        try {
            release.keep(before, before.left(means.clock().instant()));
        } catch (OperationFailed e) {
            work.say(Words.of("switching.extend.not-back", String.valueOf(e.getMessage())));
        }
    }
}
