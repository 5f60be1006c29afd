package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Subject;
import dev.handrail.backup.restore.RestoreInto;
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
import java.util.stream.Stream;

/**
 * What was restored on a server since a moment. A proof alone does not say that anything is back: a trial enters one too, as
 * does what came back under another name, and an exchange that then failed.
 *
 * @param runs those that went well
 */
record Restores(Server server, Instant began, List<Run> runs) {
    private static final int MANY = 1_000;

    static Restores since(Instant began, Server server, Journal journal) {
        JournalFilter restores = JournalFilter.all()
                .server(server.name())
                .operation(RestoreInto.WORDS)
                .outcome(Outcome.DONE)
                .from(began)
                .limit(MANY);
        return new Restores(server, began, journal.runs(restores));
    }

    /** Whether all of it is where it was. */
    boolean broughtBack(Subject subject, List<Backup> all) {
        return all.stream()
                .filter(subject::has)
                .anyMatch(backup -> runs.stream()
                        .filter(run -> isWhereItWas(subject, backup, run))
                        .anyMatch(run -> proofs(backup).anyMatch(proof -> proof.passed() && isOf(run, proof))));
    }

    /** Whether the last time that it was tried since then it could not be restored. */
    boolean failed(Subject subject, List<Backup> all) {
        return all.stream()
                .filter(subject::has)
                .flatMap(Restores::proofs)
                .filter(proof -> !proof.at().isBefore(began))
                .max(Comparator.comparing(Proof::at))
                .filter(last -> !last.passed())
                .isPresent();
    }

    private static Stream<Proof> proofs(Backup backup) {
        return Stream.of(Proof.Rung.RESTORED, Proof.Rung.EQUAL).flatMap(rung -> backup.newest(rung).stream());
    }

    private static boolean isOf(Run run, Proof proof) {
        Instant ended = Objects.requireNonNullElse(run.ended(), Instant.MAX);
        return !proof.at().isBefore(run.started()) && !proof.at().isAfter(ended);
    }

    private boolean isWhereItWas(Subject subject, Backup backup, Run run) {
        String origin = backup.manifest().source().origin();
        return switch (subject.sort()) {
            case DATABASE -> origin.equals(run.made().get("database"));
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
