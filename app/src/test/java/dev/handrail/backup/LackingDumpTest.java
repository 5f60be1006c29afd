package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Proof.Rung;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Keep;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump that ends well and lacks something is never taken for one to rely on, however whole its file is. */
class LackingDumpTest {
    private static final String SOURCE = "lacking";

    /** Stands before the real program on the path, and leaves out what the file "without" says. */
    private static final String STAND_IN = """
            #!/bin/sh
            name=${0##*/} here=${0%/*}
            IFS= read -r PATH <"$here/path" || exit 99
            case "$*" in --version) "$name" --version | sed 's/\\(SQL) [0-9]*\\)\\.[0-9]*/\\1.999/'; exit ;; esac
            [ "$name" != pg_dump ] || [ ! -e "$here/without" ] || set -- --exclude-table="$(cat "$here/without")" "$@"
            exec "$name" "$@"
            """;

    @TempDir
    static Path folder;

    private static RealSshd sshd;
    private static Rig rig;
    private static Backup whole;
    private static Backup lacking;

    @BeforeAll
    static void aWholeOneThenOneThatLacksAView() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        String real = "$(ls -d /usr/lib/postgresql/*/bin | tail -n 1):/usr/local/bin:/usr/bin:/bin";
        Typed.in(programs, "echo \"" + real + "\" >path");
        for (String name : List.of("pg_dump", "pg_restore")) {
            RealSshd.program(programs.resolve(name), STAND_IN);
        }
        sshd = RealSshd.start("SetEnv PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
        rig = new Rig(folder.resolve("home"));
        rig.keep(sshd.access(), List.of(database()));
        String first = Rig.id(rig.backUp());
        assertThat(verified(first, 2).failure()).isNull();
        whole = rig.catalogue().require(first);
        Files.writeString(programs.resolve("without"), "busy");
        Event.Ended ended = rig.backUp();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("views");
        lacking = rig.catalogue().require(Rig.id(ended));
    }

    private static Database database() {
        return new Database(
                SOURCE,
                Engine.POSTGRESQL,
                "127.0.0.1",
                TestDatabase.port(),
                "postgres",
                null,
                null,
                null,
                null,
                Keep.parse("1 newest"));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        sshd.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void asItWas() throws Exception {
        for (Backup backup : List.of(whole, lacking)) {
            rig.catalogue().remove(backup.id());
            rig.catalogue().add(backup);
        }
    }

    private static Event.Ended verified(String id, int level) throws Exception {
        return rig.perform(
                "backup verify", new Arguments(Map.of("ID", List.of(id), "--level", List.of(String.valueOf(level)))));
    }

    private Answer check() throws Exception {
        return rig.question("backup check").teller().tell(Arguments.of("SERVER", Rig.SERVER));
    }

    private Backup known() throws Exception {
        return rig.catalogue().require(lacking.id());
    }

    @Test
    void itIsNotTheOneFromToday() throws Exception {
        assertThat(known().good()).isFalse();
        assertThat(check().lines()).singleElement().asString().contains("good", whole.id());
        rig.catalogue().remove(whole.id());
        assertThat(check().fault()).as("exit status 3").isTrue();
        assertThat(check().lines()).singleElement().asString().contains("there is no good backup");
    }

    @Test
    void nothingGoesForItHoweverFarItIsRead() throws Exception {
        Event.Ended ended = verified(lacking.id(), 2);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("views");
        assertThat(known().proven()).isFalse();
        assertThat(rig.perform("backup prune", Arguments.of("SERVER", Rig.SERVER))
                        .outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(lacking.id(), whole.id());
    }

    @Test
    void whatALowerRungFindsDoesNotClearIt() throws Exception {
        assertThat(verified(lacking.id(), 3).outcome()).isEqualTo(Outcome.FAILED);
        for (int level : List.of(0, 1, 2)) {
            assertThat(verified(lacking.id(), level).failure())
                    .as("level %d", level)
                    .contains("views");
            assertThat(known().copies())
                    .extracting(Copy::state)
                    .as("level %d", level)
                    .containsExactly(Copy.State.DAMAGED);
        }
    }

    @Test
    void whereItIsAllThereIsItCanStillBeRestored() throws Exception {
        assertThat(known().goodCopy()).isPresent();
        assertThat(known().proof()).isEqualTo(Rung.COMPLETE);
        assertThat(rig.question("backup list")
                        .teller()
                        .tell(new Arguments(Map.of()))
                        .rows()
                        .getFirst())
                .contains("lacks something");
    }
}
