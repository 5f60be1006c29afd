package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
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
        Needs needs = Needs.in(List.of(folder), "Linux", "amd64");
        assertThat(needs.areMet()).isFalse();
        assertThat(needs.command()).isEqualTo("sudo apt-get install -y postgresql-client zstd");
    }

    @Test
    void withoutZstdOneCanPractise() throws Exception {
        install("pg_dump");
        install("pg_restore");
        Needs needs = Needs.in(List.of(folder), "Linux", "amd64");
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
        Needs needs = Needs.in(List.of(folder), "Linux", "amd64");
        if (tooOld) {
            assertThatThrownBy(needs::require).hasMessageContaining("13").hasMessageContaining("postgresql-client-14");
        } else {
            assertThatCode(needs::require).doesNotThrowAnyException();
        }
    }

    /** Its os.arch is how Java names it. */
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, true",
        "Linux, aarch64, true",
        "Linux, riscv64, false",
        "Linux, none of the known, false",
        "Mac OS X, x86_64, true",
        "Mac OS X, aarch64, true"
    })
    void aMachineForWhichTheDatabaseDoesNotComeIsRefusedInWords(String system, String machine, boolean comes)
            throws Exception {
        install("pg_dump");
        install("pg_restore");
        Needs needs = Needs.in(List.of(folder), system, machine);
        if (comes) {
            assertThatCode(needs::require).doesNotThrowAnyException();
        } else {
            assertThat(catchThrowableOfType(OperationFailed.class, needs::require))
                    .hasMessageContaining(machine)
                    .returns(OperationFailed.Kind.UNREACHABLE, OperationFailed::kind);
        }
    }

    private void install(String program) throws Exception {
        install(program, ":");
    }

    private void install(String program, String does) throws Exception {
        RealSshd.program(folder.resolve(program), "#!/bin/sh\n" + does + "\n");
    }
}
