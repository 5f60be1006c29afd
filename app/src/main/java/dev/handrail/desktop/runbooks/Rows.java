package dev.handrail.desktop.runbooks;

import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.Phase;
import dev.handrail.runbook.Step;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Progress;
import dev.handrail.runbook.walk.Standing;
import dev.handrail.runbook.walk.Timing;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The whole of a walkthrough as a list: its phases and steps, each with how it stands. */
record Rows(Walk walk, Times times) {
    /** Changes only the rows that are other than before, so that nobody who reads the list is moved. */
    void into(List<Row> shown) {
        List<Row> fresh = all();
        if (fresh.size() != shown.size()) {
            shown.clear();
            shown.addAll(fresh);
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!fresh.get(i).equals(shown.get(i))) {
                shown.set(i, fresh.get(i));
            }
        }
    }

    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        Standing standing = walk.standing();
        int place = 0;
        for (Timing.OfPhase timed : walk.timing().phases()) {
            Phase phase = timed.phase();
            if (!shown(phase)) {
                continue;
            }
            rows.add(new Row.Head(phase.title(), time(timed)));
            for (Step step : phase.steps().stream().flatMap(Step::all).toList()) {
                place += step.isHeading() ? 0 : 1;
                Progress.State state = standing.state(step);
                int depth = step.number().split("\\.").length - 2;
                rows.add(new Row.Item(
                        step.number(),
                        step.isHeading() ? 0 : place,
                        depth,
                        standing.filled(step.title()),
                        detail(step, state),
                        state));
            }
        }
        return rows;
    }

    /** What is only for going back is shown when it has come to that, or when nothing else is there. */
    private boolean shown(Phase phase) {
        return phase.when() != Phase.When.ROLLBACK || walk.standing().rolledBack();
    }

    private static String time(Timing.OfPhase timed) {
        String took = timed.elapsed().map(Amounts::duration).orElse("");
        String usual = timed.expected()
                .map(time -> Words.of("walk.usually", Amounts.duration(time)))
                .orElse("");
        return took.isEmpty() || usual.isEmpty() ? took + usual : took + ", " + usual;
    }

    private String detail(Step step, Progress.State state) {
        List<Happening> happened = walk.standing().happened(step.number());
        if (happened.isEmpty()) {
            return walk.earlier()
                    .of(step)
                    .map(time -> Words.of("walk.usually", Amounts.clock(time)))
                    .orElse("");
        }
        Happening last = happened.getLast();
        String said = said(step, state);
        if (walk.standing().isSpread(step) && state == Progress.State.WAITING) {
            return servers(step);
        }
        return switch (state) {
            case RUNNING -> running(step, happened);
            case SKIPPED -> Words.of("walk.row.skipped", times.hour(last.at()), said);
            case FAILED -> Words.of("walk.row.failed", said);
            case DONE, WAITING -> hour(happened, state) + proofs(happened);
            case INTERRUPTED, READY, UNDONE -> Words.of(state.key());
        };
    }

    /** How many of the servers it is done for. */
    private String servers(Step step) {
        List<String> servers = walk.standing().servers(step);
        long over = servers.stream()
                .filter(server -> walk.standing().state(step, server).over())
                .count();
        return Words.of("walk.row.servers", over, servers.size());
    }

    /** Why it is as it is, and on which of the servers. */
    private String said(Step step, Progress.State state) {
        Standing standing = walk.standing();
        String where = standing.servers(step).stream()
                .filter(server -> standing.state(step, server) == state)
                .findFirst()
                .orElse(Standing.ALL);
        String said = standing.words(step, where).lines().findFirst().orElse("");
        return where.isEmpty() ? said : Words.of("walk.row.on", where, said);
    }

    private String hour(List<Happening> happened, Progress.State state) {
        Instant at = happened.getLast().at();
        return state == Progress.State.DONE ? times.hour(at) : Words.of("walk.row.begun", times.hour(at));
    }

    private static String proofs(List<Happening> happened) {
        return happened.stream()
                .map(Happening::kind)
                .distinct()
                .map(Rows::proof)
                .filter(words -> !words.isEmpty())
                .map(words -> " · " + words)
                .collect(Collectors.joining());
    }

    private static String proof(Happening.Kind kind) {
        return switch (kind) {
            case NOTED -> Words.of("walk.proof.noted");
            case EVIDENCE -> Words.of("walk.proof.evidence");
            case SIGNED -> Words.of("walk.proof.signed");
            case WARNED -> Words.of("walk.proof.warned");
            default -> "";
        };
    }

    private String running(Step step, List<Happening> happened) {
        Instant began = began(happened).orElse(times.now());
        String so = Amounts.clock(Duration.between(began, times.now()));
        return walk.earlier()
                .of(step)
                .map(usual -> Words.of("walk.row.running.usual", so, Amounts.clock(usual)))
                .orElseGet(() -> Words.of("walk.row.running", so));
    }

    private static Optional<Instant> began(List<Happening> happened) {
        return happened.reversed().stream()
                .filter(what -> what.kind() == Happening.Kind.BEGAN || what.kind() == Happening.Kind.UNDOING)
                .map(Happening::at)
                .findFirst();
    }
}
