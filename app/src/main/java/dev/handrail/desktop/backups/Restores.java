package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.RestoreInto;
import dev.handrail.backup.restore.RestoreUndo;
import dev.handrail.backup.restore.Undone;
import dev.handrail.backup.restore.UsersBack;
import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.server.Server;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was restored on a server since a moment. A proof alone does not say that anything is back: a trial enters one too, as
 * does what came back under another name, and an exchange that then failed.
 *
 * @param runs those that went well and were not undone
 * @param notes of users that somebody put back by hand, or that are not back after all: of any time, newest first
 */
record Restores(Server server, Instant began, List<Run> runs, List<Run> notes) {
    private static final int MANY = 1_000;
    private static final Set<Proof.Rung> ENTERED = Set.of(Proof.Rung.RESTORED, Proof.Rung.EQUAL);

    static Restores since(Instant began, Server server, Journal journal) {
        JournalFilter ever = JournalFilter.all().server(server.name()).limit(MANY);
        JournalFilter since = ever.from(began);
        Undone undone = new Undone(journal.runs(since.operation(RestoreUndo.WORDS)));
        return new Restores(
                server,
                began,
                journal.runs(since.operation(RestoreInto.WORDS).outcome(Outcome.DONE)).stream()
                        .filter(run -> !undone.has(run))
                        .toList(),
                journal.runs(ever.operation(UsersBack.WORDS).outcome(Outcome.DONE)));
    }

    /** Whether the last that somebody noted of it is that he put it back; nothing of that is proven. */
    boolean putBackByHand(Subject subject, List<Backup> all) {
        List<Backup> its = all.stream().filter(subject::has).toList();
        return notes.stream()
                .filter(note -> its.stream().anyMatch(backup -> note.made().containsValue(backup.id())))
                .findFirst()
                .filter(note -> note.made().containsKey(UsersBack.FROM))
                .filter(note -> !isOfAnEarlierLoss(note, its))
                .isPresent();
    }

    /** What was backed up after a note was there then, and was lost later. What came back before one's eyes stays back. */
    private boolean isOfAnEarlierLoss(Run note, List<Backup> its) {
        return note.started().isBefore(began)
                && its.stream().anyMatch(backup -> backup.taken().isAfter(note.started()));
    }

    /** Whether all of it is where it was. */
    boolean broughtBack(Subject subject, List<Backup> all) {
        return all.stream()
                .filter(subject::has)
                .anyMatch(backup -> runs.stream()
                        .filter(run -> isWhereItWas(subject, backup, run))
                        .anyMatch(run -> backup.proofs().stream().anyMatch(proof -> proves(proof, run))));
    }

    /** Whether the last time that it was tried since then it could not be restored. */
    boolean failed(Subject subject, List<Backup> all) {
        return all.stream()
                .filter(subject::has)
                .flatMap(Restores::newest)
                .filter(proof -> !proof.at().isBefore(began))
                .max(Comparator.comparing(Proof::at))
                .filter(last -> !last.passed())
                .isPresent();
    }

    private static Stream<Proof> newest(Backup backup) {
        return ENTERED.stream().flatMap(rung -> backup.newest(rung).stream());
    }

    private static boolean proves(Proof proof, Run run) {
        Instant ended = Objects.requireNonNullElse(run.ended(), Instant.MAX);
        return ENTERED.contains(proof.rung())
                && proof.passed()
                && !proof.at().isBefore(run.started())
                && !proof.at().isAfter(ended);
    }

    private boolean isWhereItWas(Subject subject, Backup backup, Run run) {
        String origin = backup.manifest().source().origin();
        return switch (subject.sort()) {
            // With a schema it is single tables that came, beside the live ones.
            case DATABASE ->
                origin.equals(run.made().get("database")) && !run.made().containsKey("schema");
            case FILES ->
                folder(run)
                        .filter(it -> it.equals(trimmed(origin)) || isNamed(subject, it))
                        .isPresent();
            // They have no place of their own on the server.
            case SCRIPT, GIT -> folder(run).isPresent();
        };
    }

    /** As the profile calls it now. */
    private boolean isNamed(Subject subject, String folder) {
        return server.files().stream()
                .anyMatch(set -> set.name().equals(subject.name()) && folder.equals(trimmed(set.directory())));
    }

    private static Optional<String> folder(Run run) {
        return Optional.ofNullable(run.made().get("folder")).map(Restores::trimmed);
    }

    private static String trimmed(String path) {
        return path.replaceAll("(?<=.)/+$", "");
    }
}
