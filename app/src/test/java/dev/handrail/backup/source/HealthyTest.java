package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.FileSet;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that asks whether an application works again, on this computer. */
class HealthyTest {
    @TempDir
    Path folder;

    private Result asked(Duration within, String... command) throws Exception {
        return askedWith(System.getenv("PATH"), within, command);
    }

    /** By a clock that goes on by ten minutes whenever it is looked at, so that no time passes meanwhile. */
    private Result askedForAnHour(String... command) throws Exception {
        Path stands = Files.createDirectory(folder.resolve("stands"));
        program(
                stands.resolve("date"),
                "echo x >>'" + stands + "/looked'; echo $(($(wc -l <'" + stands + "/looked') * 600))");
        program(stands.resolve("sleep"), ":");
        return askedWith(stands + ":" + System.getenv("PATH"), Duration.ofHours(1), command);
    }

    private static void program(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Result askedWith(String path, Duration within, String... command) throws Exception {
        FileSet.Healthy healthy = new FileSet.Healthy(List.of(command), within);
        FileSet.Cold cold = new FileSet.Cold(List.of("true"), List.of("true"), folder.toString(), healthy);
        try (Shell shell = new LocalShell()) {
            return shell.run(
                    new ColdPlace(shell, "portal", cold, "unused").ask(healthy).with("PATH", path));
        }
    }

    /** Where the other commands run too. */
    @Test
    void whatWorksAtOnceIsAskedOnce() throws Exception {
        Result result = asked(Duration.ofHours(1), "sh", "-c", "echo x >>asked");
        assertThat(result.good()).isTrue();
        assertThat(folder.resolve("asked")).hasContent("x\n");
    }

    @Test
    void whatTakesAWhileIsAskedAgain() throws Exception {
        Result result = asked(Duration.ofHours(1), "sh", "-c", "echo x >>asked; [ $(wc -l <asked) = 2 ]");
        assertThat(result.good()).isTrue();
        assertThat(folder.resolve("asked")).hasContent("x\nx\n");
    }

    @Test
    void whatNeverWorksEndsAsTheLastOneDidAndSaysWhatThatSaid() throws Exception {
        Result result = askedForAnHour("sh", "-c", "echo 'no table'; echo \"in $0\" >&2; exit 22", "a b");
        assertThat(result.exit().status()).isEqualTo(22);
        assertThat(result.exit().errorText()).isEqualTo("no table\nin a b");
    }

    /** As by the program that keeps the time. */
    @Test
    void oneThatIsCutOffInSilenceLeavesTheWordToTheOneBeforeIt() throws Exception {
        Result result = askedForAnHour("sh", "-c", "[ -e asked ] && exit 124; touch asked; echo no table; exit 22");
        assertThat(folder.resolve("asked")).exists();
        assertThat(result.exit().status()).isEqualTo(124);
        assertThat(result.exit().errorText()).isEqualTo("no table");
    }

    @Test
    void oneThatFailsInSilenceSaysNothing() throws Exception {
        Result result = askedForAnHour("sh", "-c", "[ -e asked ] && exit 3; touch asked; echo no table; exit 22");
        assertThat(result.exit().status()).isEqualTo(3);
        assertThat(result.exit().errorText()).isBlank();
    }

    @Test
    void oneThatNeverAnswersIsNotWaitedForLonger() throws Exception {
        Path ready = Files.createFile(folder.resolve("hangs"));
        Result result = asked(Duration.ofSeconds(1), "tail", "-f", ready.toString());
        assertThat(result.good()).isFalse();
    }
}
