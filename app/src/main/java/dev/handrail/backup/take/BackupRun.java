package dev.handrail.backup.take;

import dev.handrail.backup.Entries;
import dev.handrail.backup.Means;
import dev.handrail.backup.OnePlace;
import dev.handrail.backup.Target;
import dev.handrail.backup.seal.Age;
import dev.handrail.backup.source.Found;
import dev.handrail.backup.source.RolesLeftOut;
import dev.handrail.backup.source.Source;
import dev.handrail.backup.source.Tap;
import dev.handrail.backup.verify.ReadBack;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.shell.CommandText;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Backs up what a server has, one source after the other, each into every destination. */
public final class BackupRun implements Operation {
    public static final String WORDS = "backup run";

    private final Means means;
    private final Server server;
    private final List<Source> sources;
    private final List<Target> targets;
    private final List<String> made = new ArrayList<>();
    private long expected;

    public BackupRun(Means means, Server server, List<Source> sources, List<Target> targets) {
        this.means = means;
        this.server = server;
        this.sources = sources;
        this.targets = targets;
    }

    @Override
    public String name() {
        return WORDS;
    }

    @Override
    public String title() {
        return Words.of("backup.run.title", names());
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public Effect effect() {
        return sources.stream()
                .map(Source::effect)
                .max(Comparator.naturalOrder())
                .orElse(Effect.READS);
    }

    @Override
    public Set<String> exclusions() {
        return sources.stream()
                .flatMap(source -> Entries.held(server, source.name()).stream())
                .collect(Collectors.toSet());
    }

    /** What cannot be looked at is said, and keeps the others from nothing; unless the server itself is gone. */
    @Override
    public Plan plan() throws OperationFailed {
        requireServer(); // once: no part after it tries again the password that the server has refused
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Looked> looks = new ArrayList<>();
        Shortfall shortfall = new Shortfall(this::requireServer);
        List<String> notes = new ArrayList<>();
        for (Source source : sources) {
            for (Source one : found(source, shortfall, notes)) {
                shortfall.attempt(one.name(), () -> looks.add(look(one)));
            }
        }
        shortfall.requireOne();
        boolean some = looks.stream().anyMatch(Looked::possible);
        expected = 0;
        for (Looked look : looks) {
            if (some && !look.possible()) {
                checks.addAll(look.leftOut());
            } else {
                checks.addAll(look.checks());
                steps.addAll(look.steps());
                expected += look.stored();
            }
        }
        shortfall
                .failures()
                .forEach(failed -> checks.add(Check.warning(
                        Words.of(
                                "backup.check.failedpart",
                                failed.name(),
                                failed.why().getMessage()),
                        Words.of("backup.check.failedpart.next"))));
        notes.addAll(rolesLeftOut());
        notes.forEach(note -> checks.add(Check.ok(note)));
        checks.addAll(Age.checks(server));
        checks.addAll(OnePlace.checks(targets));
        checks.addAll(room().checks(targets, expected));
        for (Target target : targets) {
            steps.add(new Step(
                    Words.of("backup.run.step.store", target.storage().place()),
                    target.kind().where(server.name()),
                    null,
                    Effect.READS));
        }
        for (Target target : targets) {
            if (ReadBack.of(target.kind())) {
                steps.add(new Step(
                        ReadBack.step(target.storage().place()),
                        target.kind().where(server.name()),
                        null,
                        Effect.READS));
            }
        }
        return new Plan(title(), effect(), checks, steps, List.of());
    }

    private Looked look(Source source) throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        try (Tap tap = source.look()) {
            Stages stages = Stages.of(tap, server.packing());
            long stored = Expected.stored(means.catalogue(), server, tap, stages.compression());
            Way way = Way.of(server, tap, stages, targets, stored);
            checks.addAll(tap.checks());
            checks.addAll(way.checks());
            steps.addAll(tap.before());
            steps.add(new Step(
                    tap.reading(),
                    tap.shell().where(),
                    CommandText.of(way.shown(stages.shown(tap.shown()), server, stages, targets)),
                    Effect.READS));
            steps.addAll(tap.after());
            return new Looked(source.name(), stored, checks, steps);
        }
    }

    private Room room() throws OperationFailed {
        return new Room(Emptied.of(means, server.name()));
    }

    private void requireServer() throws OperationFailed {
        means.shells().on(server).close();
    }

    private List<Source> found(Source source, Shortfall shortfall, List<String> notes) throws OperationFailed {
        List<Source> sources = new ArrayList<>();
        try {
            Found found = source.each();
            sources.addAll(found.sources());
            if (!found.own().isEmpty()) {
                notes.add(Words.of("backup.all.own", source.name(), String.join(", ", found.own())));
            }
            if (sources.isEmpty()) {
                throw nothing(source);
            }
        } catch (OperationFailed e) {
            shortfall.attempt(source.name(), () -> {
                throw e;
            });
        }
        return sources;
    }

    /** What backs up nothing must not look as if all were well. */
    private OperationFailed nothing(Source source) {
        return OperationFailed.refused(Words.of("backup.all.none", source.name()))
                .on(server.name())
                .next(Words.of("backup.all.none.next"))
                .build();
    }

    private List<String> rolesLeftOut() {
        return RolesLeftOut.notes(server, sources.stream().map(Source::name).collect(Collectors.toSet()));
    }

    /** A source that fails does not keep the others from being backed up. */
    @Override
    public void run(Work work) throws OperationFailed {
        Shortfall shortfall = new Shortfall(work::stopIfCancelled);
        Room room = room();
        room.doubts(targets).forEach(doubt -> work.say(doubt.text()));
        List<String> notes = new ArrayList<>();
        for (Source source : sources) {
            List<Source> found = found(source, shortfall, notes);
            boolean alone = sources.size() == 1 && found.size() == 1;
            for (Source one : found) {
                work.stopIfCancelled();
                shortfall.attempt(one.name(), () -> take(one, alone, room, work));
            }
        }
        notes.addAll(rolesLeftOut());
        notes.forEach(work::say);
        shortfall.failures().forEach(failed -> work.say(failed.told()));
        shortfall.requireAll(server.name());
    }

    /** @param alone whether there is no other that could be backed up without it: then the plan has said what is in its way */
    private void take(Source source, boolean alone, Room room, Work work) throws OperationFailed {
        work.step(Words.of("backup.run.step.look", source.name()));
        try (Tap tap = source.look()) {
            if (!alone) {
                Looked.requirePossible(server, tap.checks());
            }
            Tap ready = tap.ready(work);
            Stages stages = Stages.of(ready, server.packing());
            long stored = Expected.stored(means.catalogue(), server, ready, stages.compression());
            Room.Parted parted = room.parted(targets, stored);
            if (parted.fit().isEmpty()) {
                throw parted.leftOut().getFirst().why();
            }
            new Taking(means, server, ready, stages, parted, work).run(id -> made(id, work));
        }
    }

    /** The first is what a script goes on with: databases come first. Of several, all are told. */
    private void made(String id, Work work) {
        made.add(id);
        work.made("backup", made.getFirst());
        if (made.size() > 1) {
            work.made("backups", String.join(",", made));
        }
    }

    List<Target> targets() {
        return targets;
    }

    /** How many bytes each destination will get, by the last plan. */
    long expected() {
        return expected;
    }

    /** What it made, the first first. */
    List<String> made() {
        return List.copyOf(made);
    }

    private String names() {
        return String.join(", ", sources.stream().map(Source::name).toList());
    }
}
