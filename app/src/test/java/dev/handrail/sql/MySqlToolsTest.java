package dev.handrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.vault.Secret;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the programs of MariaDB and MySQL are called, and what they say they are. */
class MySqlToolsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysqldump  Ver 10.19 Distrib 10.11.4-MariaDB, for debian-linux-gnu (x86_64) | 10.11.4-MariaDB | 10",
                "mariadb-dump from 11.4.2-MariaDB, client 10.19 for Linux (x86_64) | 11.4.2-MariaDB | 11",
                "mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL) | 8.0.36 | 8",
                "mysqldump  Ver 10.13 Distrib 5.7.44, for linux-glibc2.12 (x86_64) | 5.7.44 | 5",
                "mysqldump  Ver 8.0.36-28 for Linux on x86_64 (Percona Server) | 8.0.36 | 8",
                "mysqldump  Ver 8.4.0 for macos14 on arm64 (Homebrew) | 8.4.0 | 8",
                "sh: mysqldump: not found | '' | 0",
                "'' | '' | 0"
            })
    void theVersionThatCountsIsReadFromWhatItSays(String told, String version, int major) {
        assertThat(MySqlTools.version(told)).isEqualTo(version);
        assertThat(tools(version, byTcp(), null).major()).isEqualTo(major);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11.4.2-MariaDB | ",
                "8.0.36 | --set-gtid-purged=OFF --column-statistics=0",
                "8.4.0 | --set-gtid-purged=OFF --column-statistics=0",
                "5.7.44 | --set-gtid-purged=OFF"
            })
    void noDumperIsGivenAnOptionThatItDoesNotKnow(String version, @Nullable String options) {
        assertThat(String.join(" ", tools(version, byTcp(), null).dumperOptions()))
                .isEqualTo(options == null ? "" : options);
    }

    @Test
    void aDatabaseIsReachedAsItsProfileSays() {
        assertThat(MySqlTools.way(byTcp()))
                .containsExactly("--user=chms", "--protocol=tcp", "--host=db.internal", "--port=3307");
        assertThat(MySqlTools.way(bySocket("records", null)))
                .containsExactly("--user=records", "--socket=/run/mysqld/mysqld.sock");
        assertThat(MySqlTools.way(bySocket(null, "mysql")))
                .containsExactly("--user=mysql", "--socket=/run/mysqld/mysqld.sock");
        assertThat(MySqlTools.way(inContainer(null)))
                .as("who may use the container tool is nobody in the database")
                .containsExactly("--user=root");
    }

    @Test
    void withoutAPasswordTheProgramIsRunAsItIs() {
        assertThat(tools("8.0.36", byTcp(), null)
                        .connected("/usr/bin/mysql", List.of("--batch"))
                        .arguments())
                .containsExactly(
                        "/usr/bin/mysql",
                        "--user=chms",
                        "--protocol=tcp",
                        "--host=db.internal",
                        "--port=3307",
                        "--batch");
    }

    @Test
    void noPasswordStandsAmongTheArguments() {
        try (MySqlTools here = tools("8.0.36", byTcp(), OptionFile.passwordLine(Secret.of("geheim".toCharArray())));
                MySqlTools there = tools(
                        "8.0.36", inContainer("chms"), OptionFile.passwordLine(Secret.of("geheim".toCharArray())))) {
            for (MySqlTools tools : List.of(here, there)) {
                assertThat(tools.connected("mysql", List.of()).toString()).doesNotContain("geheim");
                assertThat(tools.connected("mysql", List.of()).arguments()).noneMatch(one -> one.contains("geheim"));
            }
            assertThat(there.connected("mysql", List.of()).arguments())
                    .startsWith("podman", "exec", "-i", "--env", "HANDRAIL_OPTION", "records-db", "sh", "-c");
        }
    }

    @Test
    void aProgramIsCalledWithoutItsFolder() {
        MySqlTools tools = tools("11.4.2-MariaDB", byTcp(), null);
        assertThat(tools.dumperName()).isEqualTo("mariadb-dump");
        assertThat(tools.clientName()).isEqualTo("mariadb");
    }

    @Test
    void everyPasswordIsReadBackFromItsLineAndTheOneGivenStays() {
        for (String password : Hostile.TEXTS) {
            try (Secret given = Secret.of(password.toCharArray());
                    Secret line = OptionFile.passwordLine(given)) {
                String written = new String(line.characters());
                assertThat(written).as("it is one line").doesNotContain("\n", "\r");
                assertThat(read(written)).isEqualTo(password);
                assertThat(new String(given.characters())).isEqualTo(password);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"28P01", "28000", "08004", "3D000", "42501", "53300", "53100", "57P01", "57P03", "08006", "57P02"
            })
    void whatADatabaseAnswersIsSaidWithAnAdviceOfItsOwn(String state) {
        String usual = String.valueOf(failed("XX000").next());
        assertThat(failed(state).next()).isNotEqualTo(usual);
        assertThat(failed(state).kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
        assertThat(failed(state).cameBack()).isEqualTo("no");
    }

    @Test
    void whatTheShellSaidOnTheWayToTheDatabaseIsSaidAsItIs() {
        OperationFailed shell =
                OperationFailed.unreachable("Could not reach parish").build();
        SQLException wrapped = new SQLException("The connection attempt failed.", "08001", new IOException(shell));
        assertThat(SqlFailure.connecting("chms", "parish", wrapped)).isSameAs(shell);
        assertThat(SqlFailure.connecting("chms", "parish", new SQLException("no", (String) null))
                        .next())
                .isNotBlank();
    }

    private static OperationFailed failed(String state) {
        return SqlFailure.connecting("chms", "parish", new SQLException("no", state));
    }

    /** As the programs read a value between double quotes. */
    private static String read(String line) {
        assertThat(line).startsWith("password=\"").endsWith("\"");
        String inside = line.substring("password=\"".length(), line.length() - 1);
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\') {
                read.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            int known = "nrtbs\\\"".indexOf(escaped);
            read.append("\n\r\t\b \\\"".charAt(known));
        }
        return read.toString();
    }

    private static MySqlTools tools(String version, Database database, @Nullable Secret option) {
        return new MySqlTools(database, "/usr/bin/mariadb-dump", "/usr/bin/mariadb", version, option);
    }

    private static Database byTcp() {
        return new Database("chms", Engine.MYSQL, "db.internal", 3307, "chms", null, null, null, null, null);
    }

    private static Database bySocket(@Nullable String user, @Nullable String as) {
        return new Database(
                "records",
                Engine.MARIADB,
                Database.LOCALHOST,
                3306,
                user,
                null,
                null,
                "/run/mysqld/mysqld.sock",
                as,
                null);
    }

    private static Database inContainer(@Nullable String user) {
        return new Database(
                "records",
                Engine.MARIADB,
                Database.LOCALHOST,
                3306,
                user,
                null,
                new Database.Container("records-db", Database.Tool.PODMAN),
                null,
                user == null ? "deploy" : null,
                null);
    }
}
