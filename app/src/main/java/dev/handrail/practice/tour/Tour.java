package dev.handrail.practice.tour;

import dev.handrail.journal.Journal;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.practice.Damage;
import dev.handrail.practice.Fingerprint;
import dev.handrail.practice.PracticeServer;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Sets a real server up as a profile, connects to it, backs it up, damages it, restores it and proves the two equal. What
 * it claims it has checked; the first thing that is not so ends it.
 */
public final class Tour {
    private static final int STOPS = 8;
    private static final String RESTORED = "parish_restored";
    private static final List<String> DONE = List.of("server test", "backup run", "backup verify", "restore");

    private final Doing doing;
    private final Servers servers;
    private final Journal journal;
    private final Narrator narrator;
    private final Path folder;
    private final Clock clock;
    private final Instant began;
    private int stop;

    /** @param folder where the practice server of this tour lives; it must not be there yet, and is gone afterwards */
    public Tour(Doing doing, Servers servers, Journal journal, Narrator narrator, Path folder, Clock clock) {
        this.doing = doing;
        this.servers = servers;
        this.journal = journal;
        this.narrator = narrator;
        this.folder = folder;
        this.clock = clock;
        this.began = clock.instant();
    }

    public void take() throws OperationFailed {
        next(Words.of("tour.start"));
        try (PracticeServer practice = PracticeServer.start(folder, clock)) {
            narrator.say(Words.of("tour.start.where", folder));
            Server server = setUp(practice);
            connect(practice, server);
            String backup = backUp(server);
            Fingerprint before =
                    practice.fingerprint(server.databases().getFirst().name());
            Fingerprint damaged = damage(practice, server, before);
            restore(practice, server, backup, damaged);
            prove(practice, before);
            showJournal(server);
            practice.remove();
            checkGone(server);
        }
    }

    private Server setUp(PracticeServer practice) throws OperationFailed {
        next(Words.of("tour.profile"));
        String yaml = ProfileFile.write(practice.profile());
        yaml.lines().forEach(narrator::say);
        Server server = ProfileFile.read(yaml, "practice.yaml").getFirst();
        servers.save(server);
        check(
                servers.named(server.name()).filter(server::equals).isPresent(),
                Words.of("tour.profile.checked", server.name()),
                Words.of("tour.profile.not"));
        return server;
    }

    private void connect(PracticeServer practice, Server server) throws OperationFailed {
        next(Words.of("tour.connect"));
        narrator.say(Words.of("tour.connect.key", practice.hostKeyFingerprint()));
        doing.perform(
                "server test",
                new Arguments(Map.of(
                        "NAME", List.of(server.name()), "--accept-host-key", List.of(practice.hostKeyFingerprint()))));
        narrator.checked(Words.of("tour.connect.checked"));
    }

    private String backUp(Server server) throws OperationFailed {
        next(Words.of("tour.backup"));
        String id = doing.perform("backup run", Arguments.of("SERVER", server.name()))
                .getOrDefault("backup", "");
        check(!id.isEmpty(), Words.of("tour.backup.made", id), Words.of("tour.backup.not"));
        KeptBackup kept = KeptBackup.in(doing.ask("backup show", Arguments.of("ID", id)));
        check(
                kept.isWhole(),
                Words.of("tour.backup.checked", Amounts.bytes(kept.bytes()), kept.file()),
                Words.of("tour.backup.cut", kept.file(), kept.bytes()));
        doing.perform("backup verify", Arguments.of("ID", id));
        KeptBackup verified = KeptBackup.in(doing.ask("backup show", Arguments.of("ID", id)));
        check(verified.isDecoded(), Words.of("tour.verify.checked"), Words.of("tour.verify.not", id));
        return id;
    }

    private Fingerprint damage(PracticeServer practice, Server server, Fingerprint before) throws OperationFailed {
        next(Words.of("tour.damage"));
        Damage damage = practice.damage();
        Fingerprint after = practice.fingerprint(server.databases().getFirst().name());
        long lost = before.rowsIn("public.attendance") - after.rowsIn("public.attendance");
        boolean dropped = !after.tables().containsKey("public." + damage.tableLost());
        check(lost > 0 && lost == damage.visitsLost() && dropped, damage.story(), Words.of("tour.damage.not"));
        return after;
    }

    private void restore(PracticeServer practice, Server server, String backup, Fingerprint damaged)
            throws OperationFailed {
        next(Words.of("tour.restore"));
        doing.perform("restore", new Arguments(Map.of("ID", List.of(backup), "--into", List.of(RESTORED))));
        String original = server.databases().getFirst().name();
        check(
                practice.fingerprint(original).equals(damaged),
                Words.of("tour.restore.checked", RESTORED, original),
                Words.of("tour.restore.not", original));
    }

    private void prove(PracticeServer practice, Fingerprint before) throws OperationFailed {
        next(Words.of("tour.prove"));
        Fingerprint restored = practice.fingerprint(RESTORED);
        restored.tables().forEach((name, table) -> narrator.say(Words.of("tour.prove.table", name, table.rows())));
        List<String> differences = restored.differencesFrom(before);
        check(
                differences.isEmpty(),
                Words.of("tour.prove.checked", restored.tables().size(), restored.rows()),
                Words.of("tour.prove.not", String.join(", ", differences)));
        List<String> unlike = restored.madeUnlike(before);
        check(
                unlike.isEmpty(),
                Words.of("tour.made.checked", restored.definitions().size()),
                Words.of("tour.prove.not", String.join(", ", unlike)));
    }

    private void showJournal(Server server) throws OperationFailed {
        next(Words.of("tour.journal"));
        List<Run> runs = journal.runs(JournalFilter.all().server(server.name()).from(began))
                .reversed();
        runs.forEach(run -> narrator.say(Words.of("tour.journal.run", run.id(), run.title())));
        List<String> told =
                runs.stream().filter(this::isToldInFull).map(Run::operation).toList();
        check(
                told.equals(DONE) && runs.size() == DONE.size(),
                Words.of("tour.journal.checked", DONE.size()),
                Words.of("tour.journal.not", DONE.size(), told.size()));
    }

    /** With its steps, what it said, and how it ended. */
    private boolean isToldInFull(Run run) {
        List<Run.Line> lines = journal.lines(run.id());
        return run.outcome() == Outcome.DONE
                && run.ended() != null
                && !journal.steps(run.id()).isEmpty()
                && lines.stream().anyMatch(line -> line.where() == null);
    }

    private void checkGone(Server server) throws OperationFailed {
        boolean answers = Ports.of(server).stream().anyMatch(Ports::answers);
        check(!Files.exists(folder) && !answers, Words.of("tour.gone"), Words.of("tour.gone.not", folder));
    }

    private void next(String title) {
        stop++;
        narrator.stop(stop, STOPS, title);
    }

    private void check(boolean isSo, String claim, String otherwise) throws OperationFailed {
        if (!isSo) {
            throw OperationFailed.failed(otherwise)
                    .next(Words.of("tour.not.next", folder))
                    .build();
        }
        narrator.checked(claim);
    }
}
