package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static final Instant NOW = Some.NOON;

    @Test
    void everySourceOfTheProfileNeedsOne() throws OperationFailed {
        List<Recent> sources =
                Recent.today(server("format: custom"), List.of(of("chms", 3), files("uploads", 23)), NOW);

        assertThat(sources).extracting(Recent::source).containsExactly("chms", "uploads", "own");
        assertThat(sources).extracting(Recent::good).containsExactly(true, true, false);
    }

    @Test
    void oneOfTheDayBeforeIsNoneOfToday() throws OperationFailed {
        assertThat(chms(of("chms", 25)).good()).isFalse();
        assertThat(chms(of("chms", 25)).last()).isPresent();
    }

    @Test
    void oneFromTheFutureProvesOnlyThatAClockIsWrong() throws OperationFailed {
        assertThat(chms(of("chms", -25)).good()).isFalse();
    }

    @Test
    void oneFromTheFutureHidesNoneOfToday() throws OperationFailed {
        for (int hoursAhead : List.of(1, 25)) {
            Recent recent = Recent.today(server("format: custom"), List.of(of("chms", -hoursAhead), of("chms", 3)), NOW)
                    .getFirst();
            assertThat(recent.good()).isTrue();
            assertThat(recent.last()).map(Backup::id).contains("chms3");
        }
        assertThat(chms(of("chms", -1)).good()).isFalse();
    }

    @Test
    void filesOfTheSameNameStandForNoDatabase() throws OperationFailed {
        Server both = ProfileFile.read("""
                        server: Parish
                        environment: test
                        access: this-computer
                        databases:
                          - { name: chms, engine: postgresql, host: localhost, user: a, password: ask }
                        files:
                          - { name: chms, directory: /srv/chms }
                        """, "parish.yaml").getFirst();
        List<Recent> sources = Recent.today(both, List.of(of("chms", 1)), NOW);
        assertThat(sources).extracting(Recent::source).containsExactly("chms", "chms");
        assertThat(sources).extracting(Recent::good).containsExactly(true, false);
    }

    @Test
    void oneThatLacksSomethingIsNoneOfToday() throws OperationFailed {
        Backup taken = of("chms", 1);
        List<Proof> proofs =
                List.of(Some.complete(taken.taken()), new Proof(Proof.Rung.INVENTORY, taken.taken(), 1, false, "gone"));
        assertThat(chms(new Backup(taken.manifest(), false, taken.copies(), proofs))
                        .good())
                .isFalse();
    }

    @Test
    void oneWhoseCopiesAreAllDamagedIsNone() throws OperationFailed {
        Copy damaged = new Copy("here", "/b", "x", Copy.State.DAMAGED);
        assertThat(chms(Some.backup("b", "Parish", "chms", NOW, damaged)).last())
                .isEmpty();
    }

    @Test
    void oneThatNobodyReadBackIsNoneOfTodayAndIsSaidToBeThere() throws OperationFailed {
        Backup taken = of("chms", 1);
        Backup complete = new Backup(taken.manifest(), false, taken.copies(), List.of(Some.complete(taken.taken())));
        Recent today = Recent.today(server("format: custom"), List.of(complete, of("chms", 30)), NOW)
                .getFirst();
        assertThat(today.good()).isFalse();
        assertThat(today.last()).map(Backup::id).contains("chms30");
        assertThat(today.unproven()).map(Backup::id).contains("chms1");
        assertThat(chms(complete).last()).isEmpty();
        Recent newer = Recent.today(server("format: custom"), List.of(of("chms", 1), complete), NOW)
                .getFirst();
        assertThat(newer.unproven())
                .as("what is older than a good one is no concern")
                .isEmpty();
    }

    @Test
    void whereAllDatabasesAreTakenEachThatWasEverTakenCounts() throws OperationFailed {
        List<Recent> sources = Recent.today(server("what: all"), List.of(of("chms/a", 1), of("chms/b", 40)), NOW);

        assertThat(sources).extracting(Recent::source).startsWith("chms/a", "chms/b");
        assertThat(sources).extracting(Recent::good).startsWith(true, false);
    }

    @Test
    void aServerOfWhichNothingIsBackedUpHasNoSources() throws OperationFailed {
        Server server = ProfileFile.read("server: Proxy\nenvironment: test\naccess: this-computer\n", "p.yaml")
                .getFirst();
        assertThat(Recent.today(server, List.of(), NOW)).isEmpty();
    }

    private static Recent chms(Backup backup) throws OperationFailed {
        return Recent.today(server("format: custom"), List.of(backup), NOW).getFirst();
    }

    private static Backup of(String source, int hoursAgo) {
        Instant taken = NOW.minus(Duration.ofHours(hoursAgo));
        return read(Some.backup(source + hoursAgo, "Parish", source, taken, Some.copy("here", "/b", source)));
    }

    private static Backup read(Backup backup) {
        Proof read = new Proof(Proof.Rung.READ_BACK, backup.taken(), 1, true, "as written");
        return new Backup(backup.manifest(), false, backup.copies(), List.of(read));
    }

    private static Backup files(String source, int hoursAgo) {
        Backup like = of(source, hoursAgo);
        Manifest was = like.manifest();
        Manifest manifest = new Manifest(
                was.format(),
                was.id(),
                was.server(),
                was.environment(),
                Manifest.Source.plain("files", source, "/srv/" + source),
                was.taken(),
                was.millis(),
                was.tools(),
                was.artifact(),
                List.of());
        return new Backup(manifest, false, like.copies(), like.proofs());
    }

    private static Server server(String dump) throws OperationFailed {
        return ProfileFile.read("""
                        server: Parish
                        environment: test
                        access: this-computer
                        databases:
                          - { name: chms, engine: postgresql, host: localhost, user: a, password: ask, dump: { %s } }
                        files:
                          - { name: uploads, directory: /srv/uploads }
                        scripts:
                          - { name: own, command: [/srv/own.sh], produces: /srv/own/* }
                        """.formatted(dump), "parish.yaml").getFirst();
    }
}
