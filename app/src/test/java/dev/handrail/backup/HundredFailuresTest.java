package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.server.Access;
import dev.handrail.server.Keep;
import dev.handrail.server.Script;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seven weeks in which no backup comes about and the rules go on: the newest proven one is there in the end. */
class HundredFailuresTest {
    private static final List<String> FAILURES =
            List.of("exit 3", "true", "echo half >made/x.sql; kill -9 $$", "rm -f made/*.sql");

    @TempDir
    Path home;

    private final Passing clock = new Passing();
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("made"));
        rig = new Rig(home, clock);
        Script own = new Script(
                "own",
                List.of("sh", home.resolve("own-backup").toString()),
                home + "/made/*.sql",
                Keep.parse("3d, 2 newest"));
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of(), List.of(), List.of(own), List.of());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void script(String text) throws Exception {
        Files.writeString(home.resolve("own-backup"), "cd '" + home + "' || exit 1\n" + text + "\n");
    }

    private String proven(int number) throws Exception {
        clock.pass(Duration.ofDays(1));
        script("seq " + number + " >made/good.sql");
        String id = Rig.id(rig.backUp());
        assertThat(rig.verify(id).failure()).isNull();
        return id;
    }

    private void prune() throws Exception {
        assertThat(rig.perform("backup prune", Arguments.of("SERVER", Rig.SERVER))
                        .failure())
                .isNull();
    }

    private List<String> there() throws Exception {
        return rig.catalogue().all().stream().map(Backup::id).toList();
    }

    @Test
    void aHundredRunsThatFailTakeNothingAway() throws Exception {
        String older = proven(100);
        String newest = proven(200);
        for (int run = 0; run < 100; run++) {
            clock.pass(Duration.ofHours(12));
            script(FAILURES.get(run % FAILURES.size()));
            assertThat(rig.backUp().outcome()).isEqualTo(Outcome.FAILED);
            if (run % 10 == 9) {
                prune();
                assertThat(there()).as("after %d", run).containsExactly(newest, older);
            }
        }
        assertThat(rig.files()).hasSize(4);
        assertThat(rig.verify(newest).failure()).as("it is whole").isNull();
        String last = proven(300);
        proven(400);
        prune();
        assertThat(there()).doesNotContain(older, newest).contains(last);
    }

    /** The time passes when it is told to. */
    private static final class Passing extends Clock {
        private Instant now = Instant.parse("2026-09-01T02:00:00Z");

        void pass(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
