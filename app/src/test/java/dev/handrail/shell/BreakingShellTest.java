package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The shell that breaks on cue does so, and only then. */
class BreakingShellTest {
    private final BreakingShell shell = new BreakingShell(new LocalShell());
    private final Pipeline counts = Pipeline.of(Command.of("seq", "1000"));

    @Test
    void itBreaksAtTheStart() throws Exception {
        shell.atStart().when("seq");
        assertThatThrownBy(() -> shell.start(counts, line -> {})).isInstanceOf(OperationFailed.class);
        assertThat(shell.run(Command.of("echo", "well")).text()).isEqualTo("well");
        assertThat(shell.mended().run(Command.of("seq", "2")).lines()).containsExactly("1", "2");
    }

    @Test
    void itBreaksAfterSoManyBytes() throws Exception {
        try (Running running = shell.after(100).start(counts, line -> {})) {
            assertThat(running.stdout().readNBytes(100)).hasSize(100);
            assertThatThrownBy(() -> running.stdout().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void itBreaksInsteadOfAnExitStatus() throws Exception {
        try (Running running = shell.atAwait().start(counts, line -> {})) {
            assertThat(running.stdout().readAllBytes()).hasSizeGreaterThan(3000);
            assertThatThrownBy(running::await)
                    .isInstanceOfSatisfying(
                            OperationFailed.class,
                            e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE));
        }
    }
}
