package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.backup.FaultsRig.Fault;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Destination;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The script of another program is read through before anything is made of it. It lies on a server which, as long as it is
 * told to, sends the beginning of it and no more.
 */
class ForeignReadFaultsTest {
    private static final String LIVE = "besought";

    private static final String COPY = "besought_restored";

    @TempDir
    static Path home;

    private static PostgresFaultsRig it;
    private static String adopted;
    private static Path hangs;
    private static Path read;

    @BeforeAll
    static void adoptOnce() throws Exception {
        Packed.java(KilledRestore.class);
        hangs = home.resolve("hangs");
        read = home.resolve("read");
        Path programs = Files.createDirectory(home.resolve("programs"));
        RealSshd.program(programs.resolve("cat"), """
                #!/bin/sh
                case $1 in
                *.sql)
                    [ -e '%1$s' ] || exec /bin/cat "$1"
                    head -c 3000 "$1"
                    >'%2$s'
                    while [ -e '%1$s' ]; do sleep 0.05; done
                    exec tail -c +3001 "$1"
                    ;;
                *) exec /bin/cat "$@" ;;
                esac
                """.formatted(hangs, read));
        Path far = Files.createDirectory(home.resolve("far"));
        it = new PostgresFaultsRig(
                home,
                LIVE,
                300,
                RealSshd.start("SetEnv PATH=" + programs + ":" + System.getenv("PATH")),
                new Destination.ServerFolder("far", far.toString()));
        Files.writeString(far.resolve(LIVE + ".sql"), TestDatabase.dumped(LIVE));
        Event.Ended ended = it.rig.perform(
                "backup adopt", new Arguments(Map.of("DEST", List.of("far"), "--server", List.of(Rig.SERVER))));
        assertThat(ended.failure()).isNull();
        adopted = Rig.id(ended);
        TestDatabase.execute(LIVE, "DELETE FROM visits WHERE id < 100");
        it.staysAsItIs();
    }

    @AfterAll
    static void stop() throws Exception {
        it.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileItIsReadThroughNothingIsThereYet(Fault fault) throws Exception {
        String step = Words.of("restore.step.examine");
        try (Halt.Held held = it.halt().from(step, ForeignReadFaultsTest::hangs)) {
            it.breaksOff(
                    fault,
                    adopted,
                    KilledRestore.REPLACE,
                    "it is read",
                    () -> held.and(() -> Files.exists(read)),
                    held);
        }
        it.assertNothingCameOfIt();
        assertThat(it.rig.restore(adopted, COPY).failure()).isNull();
        assertThat(TestDatabase.number(COPY, "SELECT count(*) FROM visits")).isEqualTo(300);
        TestDatabase.drop(COPY);
    }

    private static AutoCloseable hangs() throws IOException {
        Files.createFile(hangs);
        return () -> {
            Files.deleteIfExists(hangs);
            Files.deleteIfExists(read);
        };
    }
}
