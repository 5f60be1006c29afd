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
            damage(practice, server, before);
            restore(server, backup);
            prove(practice, before);
            showJournal(server);
            practice.remove();
        }
        check(!Files.exists(folder), Words.of("tour.gone"), Words.of("tour.gone.not", folder));
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
        String backup = doing.perform("backup run", Arguments.of("SERVER", server.name()))
                .getOrDefault("backup", "");
        check(!backup.isEmpty(), Words.of("tour.backup.checked", backup), Words.of("tour.backup.not"));
        doing.perform("backup verify", Arguments.of("ID", backup));
        narrator.checked(Words.of("tour.verify.checked"));
        return backup;
    }

    private void damage(PracticeServer practice, Server server, Fingerprint before) throws OperationFailed {
        next(Words.of("tour.damage"));
        Damage damage = practice.damage();
        narrator.say(damage.story());
        Fingerprint after = practice.fingerprint(server.databases().getFirst().name());
        List<String> lost = after.differencesFrom(before);
        check(!lost.isEmpty(), Words.of("tour.damage.checked", String.join(", ", lost)), Words.of("tour.damage.not"));
    }

    private void restore(Server server, String backup) throws OperationFailed {
        next(Words.of("tour.restore"));
        doing.perform("restore", new Arguments(Map.of("ID", List.of(backup), "--into", List.of(RESTORED))));
        narrator.checked(Words.of("tour.restore.checked", RESTORED, server.name()));
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
    }

    private void showJournal(Server server) throws OperationFailed {
        next(Words.of("tour.journal"));
        List<Run> runs = journal.runs(JournalFilter.all().server(server.name()).from(began));
        runs.reversed().forEach(run -> narrator.say(Words.of("tour.journal.run", run.id(), run.title())));
        long done = runs.stream().filter(run -> run.outcome() == Outcome.DONE).count();
        check(
                done == 4 && runs.size() == 4,
                Words.of("tour.journal.checked", done),
                Words.of("tour.journal.not", done));
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
