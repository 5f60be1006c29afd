package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.practice.PracticeServer;
import dev.handrail.practice.ReadyPractice;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook followed in the window from its choice to its end, on the practice server with all that is behind it. */
class WalkthroughInWindowTest extends WalkingInWindow {
    private static final String TITLE = "The whole of it";

    @TempDir
    static Path place;

    private static PracticeServer practice;
    private static Server profile;

    @TempDir
    private Path home;

    private OpenProgram program;

    @BeforeAll
    static void startServer() throws OperationFailed {
        practice = ReadyPractice.start(place.resolve("practice"));
        profile = practice.profile();
    }

    @AfterAll
    static void removeServer() throws OperationFailed {
        practice.remove();
    }

    @BeforeEach
    void openProgram() throws OperationFailed, IOException {
        Files.writeString(Files.createDirectories(home.resolve("runbooks")).resolve("whole.md"), text());
        program = new OpenProgram(home);
        lookAfter(profile);
    }

    @AfterEach
    void closeProgram() {
        program.close();
    }

    @Override
    OpenProgram program() {
        return program;
    }

    private String text() {
        return """
                ---
                title: %s
                variables:
                  - { name: words, question: What to write down?, pattern: "[a-z ']+" }
                ---

                # Before {before}

                - [ ] Look who is there

                  ```sh {check}
                  echo "it is $(whoami) who looks"
                  ```

                - [ ] Read the release notes {evidence}

                - [ ] Ring the bell

                # Change

                - [ ] Write it down

                  ```sh {change cwd=%s}
                  echo "${words}" > written
                  ```

                  ```sh {undo cwd=%s}
                  rm written
                  ```

                  ```sh {check cwd=%s}
                  cat written
                  ```

                - [ ] Find what was promised

                  ```sh {check cwd=%s expect=kept}
                  cat promised
                  ```

                - [ ] Count the members

                  ```sql {database=%s}
                  SELECT count(*) AS members FROM members
                  ```

                - [ ] Ask the server

                  ```handrail
                  server show ${server}
                  ```

                # After {after}

                - [ ] See the front page

                  ```http {status=200}
                  GET %s
                  ```

                - [ ] Both have seen it {sign-off=2}
                """.formatted(
                        TITLE,
                        place,
                        place,
                        place,
                        place,
                        profile.databases().getFirst().name(),
                        profile.sites().getFirst().url());
    }

    @Test
    void everyKindOfStepIsDoneSkippedMendedUndoneAndSignedWithoutLeavingTheWindow() throws Exception {
        begin("it's a fine day");

        primary("Run");
        trust();
        primary("Go on");
        write("#note", "nothing breaking");
        primary("Done");
        skip("there is no bell");

        change();
        assertThat(place.resolve("written")).hasContent("it's a fine day");
        primary("Go on");

        primary("Run");
        happens(() -> shows("Try again"));
        assertThat(states()).containsEntry("2.2", "failed");
        undoToTheLastChange();
        assertThat(place.resolve("written")).doesNotExist();
        change();
        primary("Go on");
        Files.writeString(place.resolve("promised"), "kept\n");
        primary("Try again");
        primary("Go on");

        run();
        run();
        run();
        sign("Mara");
        sign("Jonas");
        primary("Done");
        primary("Sign off…");
        happens(() -> isThere("#signer-1"));
        pressOnSheet("#action");

        happens(() -> !standing().isOpen());
        assertThat(states().values()).containsOnly("done", "skipped");
        assertThat(standing().happened())
                .extracting(Happening::kind)
                .contains(
                        Happening.Kind.NOTED,
                        Happening.Kind.SKIPPED,
                        Happening.Kind.FAILED,
                        Happening.Kind.UNDONE,
                        Happening.Kind.SIGNED,
                        Happening.Kind.FINISHED);
    }

    @Test
    void whatIsBegunIsHandedOverLeftAndTakenUpAgainByKeyboardAlone() throws Exception {
        begin("by hand");
        press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.H).release(KeyCode.SHIFT, KeyCode.CONTROL);
        happens(() -> program.sheets().isOpen());
        write("#name", "Jonas");
        pressOnSheet("#action");
        happens(() -> standing().holder().equals("Jonas"));

        press("#leave");
        happens(() -> isThere("#search"));
        choose(TITLE + ", at 1.1");
        press("#resume");
        happens(() -> shows("Look who is there"));
        happens(() -> button("#primary").getText().equals("Run")
                && !button("#primary").isDisabled());
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        trust();
        happens(() -> is("1.1", "done"));
        happens(() -> button("#primary").getText().equals("Go on"));
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        happens(() -> shows("Read the release notes"));
    }

    private void begin(String words) {
        choose(TITLE + ", ");
        press("#start");
        happens(() -> program.sheets().isOpen());
        write("#set-words", words);
        onWindow(() -> {
            ((ButtonBase) program.sheets().node().lookup("#start")).fire();
            return true;
        });
        happens(() -> isThere("#primary") || isThere("#action"));
        if (onWindow(() -> program.sheets().isOpen() && isThere("#action"))) {
            pressOnSheet("#action");
        }
        happens(() -> !walks().isEmpty() && shows("Step 1 of"));
    }

    /** Runs what only looks, and goes on. */
    private void run() {
        primary("Run");
        primary("Go on");
    }

    /** Runs what changes something, once its plan was seen. */
    private void change() {
        primary("Run");
        happens(() -> isThere("#action"));
        pressOnSheet("#action");
        happens(() -> button("#primary").getText().equals("Go on"));
    }

    private void skip(String reason) {
        press("#skip");
        happens(() -> program.sheets().isOpen());
        write("#words", reason);
        pressOnSheet("#action");
        happens(() -> states().containsValue("skipped"));
    }

    private void undoToTheLastChange() {
        press("#failed");
        happens(() -> isThere("#turn-undo"));
        press("#turn-undo");
        pressOnSheet("#action");
        happens(() -> isThere("#steps") && shows("Undo step 2.1"));
        pressOnSheet("#action");
        happens(() -> is("2.1", "undone") && shows("Write it down"));
    }

    private void sign(String name) {
        happens(() -> isThere("#sign"));
        write("#name", name);
        press("#sign");
        happens(() -> standing().happened().stream()
                .anyMatch(what -> what.person().equals(name) && what.kind() == Happening.Kind.SIGNED));
    }

    private void trust() {
        happens(() -> isThere("#trust") || is("1.1", "done"));
        if (onWindow(() -> isThere("#trust"))) {
            press("#trust");
        }
    }
}
