package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.shell.RealSshd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"13.22, true", "14.22, false", "18beta1, false"})
    void aPgDumpThatIsOlderThanTheDatabaseIsNamedBeforeAnythingIsMade(String version, boolean tooOld) throws Exception {
        install("pg_dump", "echo 'pg_dump (PostgreSQL) " + version + " (Debian)'");
        install("pg_restore");
        Needs needs = Needs.in(List.of(folder));
        if (tooOld) {
            assertThatThrownBy(needs::require).hasMessageContaining("13").hasMessageContaining("postgresql-client-14");
        } else {
            assertThatCode(needs::require).doesNotThrowAnyException();
        }
    }

    private void install(String program) throws Exception {
        install(program, ":");
    }

    private void install(String program, String does) throws Exception {
        RealSshd.program(folder.resolve(program), "#!/bin/sh\n" + does + "\n");
    }
}
