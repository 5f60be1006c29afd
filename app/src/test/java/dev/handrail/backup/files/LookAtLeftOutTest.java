package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.LocalShell;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that looks for what backups leave out, on this computer. */
class LookAtLeftOutTest {
    @TempDir
    Path folder;

    private Result look(String program, String text) throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        RealSshd.program(programs.resolve(program), "#!/bin/sh\n" + text + "\n");
        Path data = Files.createDirectory(folder.resolve("data_before"));
        Files.writeString(data.resolve("a.secret"), "a");
        Files.createDirectory(folder.resolve("tmp"));
        List<String> arguments = List.of(data.toString(), "data", "1", "", "--exclude=*.secret");
        try (Shell shell = new LocalShell()) {
            return shell.run(ScriptText.command(LeftOutFiles.class, "look-at-left-out.sh", arguments)
                    .with("PATH", programs + ":/usr/bin:/bin")
                    .with("TMPDIR", folder.resolve("tmp").toString()));
        }
    }

    /** As when its time is over, or the line breaks. */
    @Test
    void nothingOfItIsLeftWhereItIsToldToEnd() throws Exception {
        assertThat(look("tar", "kill -TERM $PPID").good()).isFalse();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void whereTheListCannotBeSortedNothingIsTold() throws Exception {
        Result result = look("sort", "echo 'no space' >&2; exit 2");
        assertThat(result.good()).isFalse();
        assertThat(result.exit().errorText()).contains("no space");
        assertThat(result.output()).isEmpty();
    }
}
