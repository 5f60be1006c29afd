package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing on a machine is named together with the command that brings it. */
class NeedsTest {
    @TempDir
    Path folder;

    @Test
    void aBareMachineNeedsTheClientPrograms() {
        Needs needs = Needs.in(List.of(folder));
        assertThat(needs.areMet()).isFalse();
        assertThat(needs.command()).isEqualTo("sudo apt-get install -y postgresql-client zstd");
    }

    @Test
    void withoutZstdOneCanPractise() throws Exception {
        install("pg_dump");
        install("pg_restore");
        Needs needs = Needs.in(List.of(folder));
        assertThat(needs.areMet()).isTrue();
        assertThat(needs.worthHaving()).containsExactly("zstd");
    }

    @Test
    void aMachineThatCanRunTheseTestsHasThem() {
        assertThat(Needs.ofThisMachine().areMet()).isTrue();
    }

    private void install(String program) throws Exception {
        Files.createFile(
                folder.resolve(program),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
