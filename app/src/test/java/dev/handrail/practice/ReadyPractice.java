package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Practice servers for tests that are about something else: each is a copy of one that is made once for all tests of a
 * process, which takes several seconds of a processor.
 */
public final class ReadyPractice {
    private ReadyPractice() {}

    /** Made when the first test asks for it, and gone with the last. */
    private static final class Made {
        private static final PracticeFolder FOLDER = make();

        private static PracticeFolder make() {
            try {
                Path home = Files.createTempDirectory("handrail-practice");
                PracticeServer.start(home.resolve("made"), Clock.systemUTC()).stop();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home)));
                return new PracticeFolder(home.resolve("made"));
            } catch (IOException | OperationFailed e) {
                throw new IllegalStateException(e);
            }
        }

        private static void remove(Path home) {
            try {
                PracticeFolder.remove(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Puts one there, where nothing is yet, without starting it. */
    public static void put(Path where) {
        assertThat(where).doesNotExist();
        try {
            Process copy = new ProcessBuilder("cp", "-a", Made.FOLDER.root().toString(), where.toString())
                    .inheritIO()
                    .start();
            assertThat(copy.waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts one there and starts it. */
    public static PracticeServer start(Path where) throws OperationFailed {
        put(where);
        return PracticeServer.start(where, Clock.systemUTC());
    }
}
