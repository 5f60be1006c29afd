package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that greet whoever logs in, also where nobody reads it: none of it may stand in a dump or beside an error. */
@Timeout(60)
class NoisyLoginTest {
    private static final String THEN = "; exec sh -c \"$SSH_ORIGINAL_COMMAND\"";

    @TempDir
    Path home;

    private Ways ways;

    @BeforeEach
    void arrive() {
        ways = new Ways(home);
    }

    @AfterEach
    void leave() {
        ways.close();
    }

    @Test
    void aGreetingDoesNotStandInWhatACommandAnswers() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand echo Welcome; echo 'Last login: never'" + THEN)) {
            Result result = ways.on(sshd.access()).run(Command.of("printf", "%s", "Welcome?\n"));
            assertThat(result.output()).asString().isEqualTo("Welcome?\n");
        }
    }

    @Test
    void aGreetingWithoutALineEndDoesNotEither() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand printf 'handrail-handrail> '" + THEN)) {
            assertThat(ways.on(sshd.access()).run(Command.of("echo", "in")).output())
                    .asString()
                    .isEqualTo("in\n");
        }
    }

    @Test
    void aCommandThatSaysNothingAnswersNothing() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand echo Welcome" + THEN)) {
            assertThat(ways.on(sshd.access()).run(Command.of("true")).output()).isEmpty();
        }
    }

    @Test
    void eachByteOfALongStreamComesAfterTheGreeting() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand head -c 300000 /dev/zero" + THEN)) {
            Pipeline pipeline = Pipeline.of(Command.of("head", "-c", "4000001", "/dev/zero"))
                    .pipe(Command.of("tr", "\\0", "x"));
            try (Running running = ways.on(sshd.access()).start(pipeline, line -> {})) {
                byte[] came = running.stdout().readAllBytes();
                assertThat(running.await().statuses()).containsExactly(0, 0);
                assertThat(came).hasSize(4_000_001).doesNotContain((byte) 0);
            }
        }
    }

    @Test
    void whatTheLoginComplainsOfIsNoErrorOfTheCommand() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        try (RealSshd sshd = RealSshd.start("ForceCommand echo 'stty: not a terminal' >&2" + THEN);
                Running running = ways.on(sshd.access())
                        .start(Pipeline.of(Command.of("sh", "-c", "echo its own >&2; exit 3")), errors::add)) {
            assertThat(running.stdout().readAllBytes()).isEmpty();
            assertThat(running.await()).isEqualTo(new Exit(List.of(3), List.of("its own")));
            assertThat(errors).containsExactly("its own");
        }
    }

    @Test
    void aLoginThatRunsNoCommandIsToldInItsOwnWords() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand echo 'This account is closed.' >&2; exit 1")) {
            Shell shell = ways.on(sshd.access());
            assertThatThrownBy(() -> shell.run(Command.of("true")))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("This account is closed.");
        }
    }

    @Test
    void aLoginThatOnlyGreetsIsNoAnswer() throws Exception {
        try (RealSshd sshd = RealSshd.start("ForceCommand echo Welcome")) {
            Shell shell = ways.on(sshd.access());
            assertThatThrownBy(() -> shell.run(Command.of("true")))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageNotContaining("Welcome");
        }
    }

    @Test
    void theBannerOfTheServerStandsNowhere() throws Exception {
        Path banner = Files.writeString(home.resolve("banner"), "*** Members of staff only ***\n".repeat(50));
        List<String> errors = new CopyOnWriteArrayList<>();
        try (RealSshd sshd = RealSshd.start("Banner " + banner);
                Running running = ways.on(sshd.access()).start(Pipeline.of(Command.of("echo", "in")), errors::add)) {
            assertThat(running.stdout().readAllBytes()).asString().isEqualTo("in\n");
            assertThat(running.await().good()).isTrue();
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void filesGoToAndFroUnharmed() throws Exception {
        byte[] content = {0, '\n', (byte) 0xff, 'W'};
        String file = home.resolve("file").toString();
        try (RealSshd sshd = RealSshd.start("ForceCommand echo Welcome" + THEN)) {
            Shell shell = ways.on(sshd.access());
            shell.write(file, content, 0600);
            assertThat(shell.read(file, 100)).isEqualTo(content);
        }
    }
}
