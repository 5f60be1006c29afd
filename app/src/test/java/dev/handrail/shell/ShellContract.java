package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every shell does alike, whatever the way to the machine. */
abstract class ShellContract {
    @TempDir
    Path folder;

    abstract Shell shell();

    @Test
    void aCommandAnswers() throws Exception {
        Result result = shell().run(Command.of("printf", "%s|", "a b", "$(id)", "'", ""));
        assertThat(result.good()).isTrue();
        assertThat(result.text()).isEqualTo("a b|$(id)|'||");
    }

    @Test
    void aCommandReadsItsStdin() throws Exception {
        byte[] much = "0123456789abcdef".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        assertThat(shell().run(Command.of("cat"), much).output()).isEqualTo(much);
    }

    @Test
    void anExitStatusIsNoFailure() throws Exception {
        Result result = shell().run(Command.of("sh", "-c", "echo oh dear >&2; exit 7"));
        assertThat(result.exit()).isEqualTo(new Exit(List.of(7), List.of("oh dear")));
    }

    @Test
    void aProgramThatIsNotThereIsStatus127() throws Exception {
        Result result = shell().run(Command.of("no-such-program-here"));
        assertThat(result.exit().status()).isEqualTo(127);
        assertThat(result.exit().errorText()).contains("no-such-program-here");
    }

    @Test
    void aShellThatEndsWithoutReportingIsNeverSuccessAndTellsHowItEnded() throws Exception {
        assertThatThrownBy(() -> shell().run(Command.of("sh", "-c", "kill -9 $PPID")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("without reporting its exit status; the shell itself ended with 137 (killed)");
    }

    @Test
    void everyStageReportsItsOwnStatus() throws Exception {
        Pipeline pipeline = Pipeline.of(Command.of("sh", "-c", "echo one; exit 3"))
                .pipe(Command.of("sh", "-c", "cat; kill -9 $$"))
                .pipe(Command.of("cat"));
        try (Running running = shell().start(pipeline, line -> {})) {
            assertThat(running.stdout().readAllBytes()).isEqualTo("one\n".getBytes(StandardCharsets.UTF_8));
            assertThat(running.await().statuses()).containsExactly(3, 137, 0);
        }
    }

    @Test
    void stderrComesByLineWithoutTheReports() throws Exception {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Command talks = Command.of("sh", "-c", "printf 'first\\n\\n\\nfourth\\nlast without end' >&2");
        try (Running running = shell().start(Pipeline.of(talks).pipe(Command.of("cat")), lines::add)) {
            running.stdout().readAllBytes();
            assertThat(running.await().good()).isTrue();
        }
        assertThat(lines).containsExactly("first", "", "", "fourth", "last without end");
    }

    @Test
    void stderrComesWhileTheCommandStillRuns() throws Exception {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Command waits = Command.of("sh", "-c", "echo ready >&2; read -r go; echo done");
        try (Running running = shell().start(Pipeline.of(waits), lines::add)) {
            Await.until("the line came", () -> lines.contains("ready"));
            running.stdin().write("go\n".getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
            assertThat(running.stdout().readAllBytes()).isEqualTo("done\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void directoryAndEnvironmentAreAsSaid() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("it's $(odd)"));
        Result result = shell().run(Command.of("sh", "-c", "pwd; echo \"$GREETING\"; echo $LC_ALL")
                .in(odd.toString())
                .with("GREETING", "he said \"$HOME\"\n!"));
        assertThat(result.text()).isEqualTo(odd.toRealPath() + "\nhe said \"$HOME\"\n!\nC");
    }

    @Test
    void aDirectoryThatIsNotThereIsSaid() throws Exception {
        Result result = shell().run(Command.of("pwd").in("/no/such/place"));
        assertThat(result.good()).isFalse();
        assertThat(result.exit().errorText()).contains("/no/such/place");
    }

    @Test
    void aSecretReachesEachStageAndStandsInNoListOfProcesses() throws Exception {
        String password = " it's $(secret) \\n\"é ";
        Command first = Command.of("sh", "-c", "printf '%s\\n' \"$ONE\"; cat; ps -e -o args= || cat /proc/*/cmdline")
                .with("ONE", secret(password));
        Command second = Command.of("sh", "-c", "cat; printf '%s\\n' \"$TWO\"; env | grep -c ONE= || :")
                .with("TWO", secret("two"));
        try (Running running = shell().start(Pipeline.of(first).pipe(second), line -> {})) {
            running.stdin().write("stdin\n".getBytes(StandardCharsets.UTF_8));
            running.stdin().close();
            String out = new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.await().good()).isTrue();
            assertThat(out).startsWith(password + "\nstdin\n").endsWith("\ntwo\n0\n");
            assertThat(out.substring(password.length())).doesNotContain("$(secret)");
        }
    }

    @Test
    void aSecretOfTwoLinesIsRefused() {
        Command command = Command.of("true").with("KEY", secret("a\nb"));
        assertThatThrownBy(() -> shell().run(command))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("KEY")
                .hasMessageContaining("line break");
    }

    @Test
    void anArgumentMayBeHundredKilobytesLong() throws Exception {
        String big = "' $x\n".repeat(20_000);
        assertThat(shell().run(Command.of("printf", "%s", big)).output())
                .isEqualTo(big.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTimeLimitEndsTheCommandAndIsSaid() throws Exception {
        Path mark = folder.resolve("pid");
        Command sleeps = Command.of("sh", "-c", "echo $$ > " + mark + "; sleep 600; true")
                .within(Duration.ofMillis(700));
        assertThatThrownBy(() -> shell().run(sleeps))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("took longer");
        assertGone(mark);
    }

    @Test
    void cancelLeavesNoProcessBehind() throws Exception {
        Path mark = folder.resolve("pid");
        Path childMark = folder.resolve("child");
        String stubborn = "trap '' TERM; echo $$ > " + mark + "; (sh -c 'echo $$ > " + childMark
                + "; sleep 600; true') & sleep 600; sleep 600";
        try (Running running =
                shell().start(Pipeline.of(Command.of("sh", "-c", stubborn)).pipe(Command.of("cat")), line -> {})) {
            Await.until("it runs", () -> Files.exists(mark) && Files.exists(childMark) && Files.size(childMark) > 0);
            running.cancel();
            assertThatThrownBy(running::await)
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.kind()).isEqualTo(OperationFailed.Kind.CANCELLED));
        }
        assertGone(mark);
        assertGone(childMark);
    }

    @Test
    void closingEndsWhatStillRuns() throws Exception {
        Path mark = folder.resolve("pid");
        try (Running running =
                shell().start(Pipeline.of(Command.of("sh", "-c", "echo $$ > " + mark + "; exec cat")), line -> {})) {
            Await.until("it runs", () -> Files.exists(mark) && Files.size(mark) > 0);
            assertThat(running.stdin()).isNotNull();
        }
        assertGone(mark);
    }

    static void assertGone(Path mark) throws Exception {
        long pid = Long.parseLong(Files.readString(mark).strip());
        Await.until(
                "process " + pid + " is gone",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aFileIsWrittenWholeWithItsModeAndReadBack() throws Exception {
        Path file = folder.resolve("-odd 'name'\n");
        byte[] content = {0, 1, 2, (byte) 0xff, '\n'};
        shell().write(file.toString(), content, 0600);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(shell().read(file.toString(), 100)).isEqualTo(content);
        shell().write(file.toString(), new byte[0], 0644);
        assertThat(shell().read(file.toString(), 100)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsTooBigOrNotThereIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("big"), "x".repeat(101));
        assertThatThrownBy(() -> shell().read(file.toString(), 100)).hasMessageContaining("bigger than 100");
        assertThatThrownBy(() -> shell().read("/no/such/file", 100)).hasMessageContaining("/no/such/file");
        assertThatThrownBy(() -> shell().write("/no/such/file", new byte[1], 0600))
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void aBrokenLineNeverLeavesHalfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "old");
        Command write = ScriptText.command("write-file.sh", file.toString(), "0600", "100");
        assertThat(shell().run(write, new byte[50]).good()).isFalse();
        assertThat(file).hasContent("old");
    }

    @Test
    void outputThatIsNoTextComesByteForByte() throws Exception {
        Result result = shell().run(Command.of("printf", "\\377\\000\\n\\303\\050\\r\\n\\n"));
        assertThat(result.output()).containsExactly(0xff, 0, '\n', 0xc3, 0x28, '\r', '\n', '\n');
    }

    @Test
    void anErrorThatIsNoTextHidesNoStatus() throws Exception {
        Exit exit = shell().run(Command.of("sh", "-c", "printf 'Gr\\374\\337e\\000' >&2; exit 9"))
                .exit();
        assertThat(exit.statuses()).containsExactly(9);
        assertThat(exit.errorText()).startsWith("Gr").contains("e");
    }

    @Test
    void aNameThatIsNoTextIsReadAndWrittenLikeAnyOther() throws Exception {
        String name = folder + "/" + RawText.decode(new byte[] {'G', 'r', (byte) 0xfc, (byte) 0xdf, 'e'});
        shell().write(name, new byte[] {1, 2}, 0600);
        assertThat(shell().read(name, 10)).containsExactly(1, 2);
        byte[] listed = shell().run(Command.of("ls", folder.toString())).output();
        assertThat(listed).containsExactly('G', 'r', 0xfc, 0xdf, 'e', '\n');
    }

    @Test
    void manyCommandsRunAtOnce() throws Exception {
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 25)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    try {
                        answers.add(shell().run(Command.of("sh", "-c", "sleep 0.2; echo " + i))
                                .text());
                    } catch (OperationFailed e) {
                        answers.add(e.getMessage());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(25).allMatch(answer -> answer.matches("\\d+"));
    }

    @Test
    void whatIsNotReadDoesNotKeepTheErrorsFromComing() throws Exception {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Command much = Command.of("sh", "-c", "head -c 20000 /dev/zero; echo said >&2; head -c 3000000 /dev/zero");
        try (Running running = shell().start(Pipeline.of(much), lines::add)) {
            Await.until("the line came", () -> lines.contains("said"));
            assertThat(count(running.stdout())).isEqualTo(3_020_000);
            assertThat(running.await().good()).isTrue();
        }
    }

    private static long count(InputStream in) throws Exception {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }
}
