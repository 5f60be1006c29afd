package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Packed;
import dev.handrail.shell.Command;
import dev.handrail.shell.LocalShell;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system gives out the number of a process anew once that has ended: after minutes of a busy machine, and here at once. */
class NumbersGivenAnewTest {
    /** A Java of its own, in a space of numbers of its own, in which it says which one comes next. */
    @Test
    void aProcessIsNotTakenForTheOneThatHadItsNumberBefore() throws Exception {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc"));
        command.addAll(Packed.java(Numbers.class));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines())
                .containsExactly(
                        "a command that got the number of one with a daemon: here",
                        "a group that got the number of one that has ended: lives");
    }

    /** As one is that was taken for another: its streams are closed at once, and it is started again. */
    @Test
    void aGroupThatIsNotToldToBeginDoesNothing(@TempDir Path folder) throws Exception {
        Path trace = folder.resolve("trace");
        List<String> command = List.of("/bin/sh", "-c", "cat >>" + trace);
        Process closed = new ProcessBuilder(ProcessGroup.waiting(command))
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        assertThat(closed.waitFor()).isNotZero();
        assertThat(trace).doesNotExist();

        Process told = ProcessGroup.start(command, folder, Map.of()).leader();
        told.outputWriter().append("all that it is sent").close();
        assertThat(told.waitFor()).isZero();
        assertThat(trace).hasContent("all that it is sent");
    }

    /** Gives them out. */
    static final class Numbers {
        private static final Path LAST = Path.of("/proc/sys/kernel/ns_last_pid");
        private static final int TRIES = 200;

        private Numbers() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("a command that got the number of one with a daemon: " + afterADaemon());
            System.out.println("a group that got the number of one that has ended: " + afterAGroup());
            System.exit(0);
        }

        /** What a daemon has open somebody waits for, and as long as that is so Java remembers whose child it was. */
        private static String afterADaemon() throws Exception {
            Process gone = new ProcessBuilder("sh", "-c", "sleep 600 & echo begun; read -r end").start();
            CountDownLatch reading = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> readOn(gone.getInputStream(), reading));
            reading.await();
            gone.getOutputStream().close();
            gone.waitFor();
            LocalShell shell = new LocalShell();
            answer(shell);
            for (int i = 0; i < TRIES; i++) {
                next(gone.pid());
                String answer = answer(shell);
                if (!answer.equals("here") || taken(gone)) {
                    return answer;
                }
            }
            return "it never got it";
        }

        private static void readOn(InputStream output, CountDownLatch reading) {
            try {
                output.readNBytes("begun\n".length());
                reading.countDown();
                output.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String answer(LocalShell shell) {
            try {
                return shell.run(Command.of("echo", "here")).text();
            } catch (OperationFailed e) {
                return e.getMessage();
            }
        }

        private static String afterAGroup() throws Exception {
            ProcessGroup gone = group("true");
            gone.leader().waitFor();
            for (int i = 0; i < TRIES; i++) {
                next(gone.leader().pid());
                ProcessGroup stranger = group("echo begun; sleep 600");
                if (stranger.leader().pid() == gone.leader().pid()) {
                    assertThat(stranger.leader().inputReader().readLine()).isEqualTo("begun");
                    gone.kill();
                    return stranger.leader().waitFor(Duration.ofSeconds(1)) ? "killed" : "lives";
                }
                stranger.kill();
            }
            return "it never got it";
        }

        private static ProcessGroup group(String line) throws IOException {
            return ProcessGroup.start(List.of("/bin/sh", "-c", line), Path.of("/"), Map.of());
        }

        private static void next(long number) throws IOException {
            Files.writeString(LAST, Long.toString(number - 1));
        }

        /** By a child of ours: a thread of Java has a number, too. */
        private static boolean taken(Process gone) {
            return ProcessHandle.current().children().anyMatch(child -> child.pid() == gone.pid());
        }
    }
}
