package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Sudo;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password of sudo that is changed while a command with the old one is on its way. */
class SudoPasswordTest {
    @TempDir
    Path programs;

    private final Deque<String> answers = new ArrayDeque<>(List.of("old", "new"));
    private SudoPassword password;
    private StandInSudo sudo;
    private Here shell;

    @BeforeEach
    void begin() throws Exception {
        sudo = new StandInSudo(programs);
        sudo.wants("old");
        password = new SudoPassword(
                "Test", (ref, name) -> Secret.of(answers.remove().toCharArray()));
        shell = new Here();
        password.tryOn(new Here());
        assertThat(shell.run(asSomebodyElse()).good()).isTrue();
    }

    @Test
    void theOneThatIsKnownMeanwhileIsNotForgottenForTheOldOne() throws Exception {
        sudo.wants("new");
        sudo.wrong();
        shell.meanwhile = this::somebodyElseIsAsked;
        Result late = shell.run(asSomebodyElse());

        assertThat(late.good()).as("tried once more with the new one").isTrue();
        assertThat(shell.run(asSomebodyElse()).good()).isTrue();
        assertThat(answers).as("nobody is asked a third time").isEmpty();
        assertThat(sudo.wrong()).as("the old one, by each of the two").isEqualTo(2);
    }

    @Test
    void oneThatWasRefusedIsHandedOverNeverAgainAndTheNextOneStays() throws Exception {
        try (Becoming.Handed first = password.find()) {
            password.refused(first.which());
            sudo.wants("new");
            try (Becoming.Handed second = password.find()) {
                assertThat(second.which()).isNotEqualTo(first.which());
                password.refused(first.which());
                try (Becoming.Handed third = password.find()) {
                    assertThat(third.which()).isEqualTo(second.which());
                    assertThat(third.secret().utf8()).isEqualTo("new".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(answers).isEmpty();
    }

    @Test
    void aScriptSaysWhichOneItCarriesWhateverIsKnownSince() throws Exception {
        Pipeline both = Pipeline.of(asSomebodyElse()).pipe(asSomebodyElse());
        try (Script script = ScriptWriter.write(both, shell.becoming(), "nonce")) {
            somebodyElseIsAsked();
            assertThat(script.password()).isEqualTo(1);
        }
        try (Script script = ScriptWriter.write(both, shell.becoming(), "nonce")) {
            assertThat(script.password()).isEqualTo(2);
        }
        try (Script script = ScriptWriter.write(Pipeline.of(Command.of("true")), shell.becoming(), "nonce")) {
            assertThat(script.password()).isZero();
        }
    }

    /** Another command is kept out first, and asks. */
    private void somebodyElseIsAsked() {
        shell.meanwhile = () -> {};
        try {
            sudo.wants("new");
            assertThat(new Here().run(asSomebodyElse()).good()).isTrue();
        } catch (IOException | OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    private static Command asSomebodyElse() {
        return Command.of("true").as("postgres");
    }

    /** This computer, with the stand-in for sudo; what happens just before a script is started can be said. */
    private final class Here extends ScriptShell {
        private Runnable meanwhile = () -> {};

        Here() {
            super("here", new Becoming("here", System.getProperty("user.name"), Sudo.ASK, password));
        }

        @Override
        Attached launch(Script script) {
            meanwhile.run();
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.launcher());
            shell.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
            try {
                return new LocalProcess(shell.start());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Channel connect(Endpoint endpoint) {
            throw new AssertionError("nothing is connected to");
        }

        @Override
        public void close() {}
    }
}
