package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shell;
import dev.handrail.sql.ToolFinder.Found;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which of a machine's PostgreSQL programs are taken. */
@Timeout(60)
class ToolFinderTest {
    @TempDir
    Path home;

    private static List<Found> found(String... versions) {
        return Stream.of(versions).map(v -> new Found("/opt/" + v, v)).toList();
    }

    private static String suiting(int server, String... versions) {
        return ToolFinder.suiting(found(versions), server).map(Found::version).orElse("none");
    }

    @Test
    void theServersOwnVersionIsTakenBeforeANewerOne() {
        assertThat(suiting(15, "14.9", "17.1", "15.4", "16.2")).isEqualTo("15.4");
    }

    @Test
    void theNearestNewerOneIsTakenWhereTheOwnIsMissing() {
        assertThat(suiting(15, "14.9", "17.1", "16.2")).isEqualTo("16.2");
    }

    @Test
    void ofTheSameVersionTheNewestCorrectionIsTaken() {
        assertThat(suiting(15, "15.4", "15.13", "15.9")).isEqualTo("15.13");
        assertThat(suiting(17, "17", "17.2")).isEqualTo("17.2");
    }

    @Test
    void anOlderOneIsNoneAtAll() {
        assertThat(suiting(15, "14.9", "9.6")).isEqualTo("none");
        assertThat(suiting(15)).isEqualTo("none");
    }

    @Test
    void theToolsOfTheMachineAndOfThePathAreFound() throws Exception {
        RealSshd.program(home.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 98.7 (Debian 98.7-1)'\n");
        try (RealSshd sshd = RealSshd.start("SetEnv PATH=" + home + ":/usr/bin:/bin");
                Reach reach = new Reach(home);
                Shell shell = reach.shells.on(Reach.server(sshd.access()))) {
            List<Found> all = ToolFinder.everywhere(shell);
            assertThat(all).contains(new Found(home.toString(), "98.7"));
            assertThat(all)
                    .extracting(Found::folder)
                    .contains(PostgresPrograms.folder().toString());
            assertThat(ToolFinder.suiting(all, 98)
                            .orElseThrow()
                            .program("pg_dump", "--version")
                            .arguments())
                    .containsExactly(home + "/pg_dump", "--version");
        }
    }

    @Test
    void debiansWrapperIsNotAskedSinceItLeadsToThoseThatAreFoundAnyway() throws Exception {
        Path asked = home.resolve("asked");
        Path wrapper = RealSshd.program(
                home.resolve("pg_wrapper"), "#!/bin/sh\n: >'" + asked + "'\necho 'pg_dump (PostgreSQL) 98.7'\n");
        Path path = Files.createDirectory(home.resolve("bin"));
        Files.createSymbolicLink(path.resolve("pg_dump"), wrapper);
        try (RealSshd sshd = RealSshd.start("SetEnv PATH=" + path + ":/usr/bin:/bin");
                Reach reach = new Reach(home);
                Shell shell = reach.shells.on(Reach.server(sshd.access()))) {
            assertThat(ToolFinder.everywhere(shell))
                    .extracting(Found::folder)
                    .contains(PostgresPrograms.folder().toString())
                    .doesNotContain(path.toString(), "/usr/bin");
        }
        assertThat(asked).doesNotExist();
    }

    @Test
    void whereOnlyOlderOnesAreItIsSaid() throws Exception {
        Server server = Reach.server(new Access.ThisComputer(Sudo.NONE));
        try (Reach reach = new Reach(home);
                Shell shell = reach.shells.on(server)) {
            assertThatThrownBy(() ->
                            new ToolFinder(reach.databases).find(shell, server, Reach.byTcp(1, "postgres", "anna"), 99))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("only older ones are installed")
                    .hasMessageContaining("postgresql-client-99");
        }
    }
}
