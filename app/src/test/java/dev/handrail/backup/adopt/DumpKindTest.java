package dev.handrail.backup.adopt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Compression;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is read out of the first lines of a dump that another program made. */
class DumpKindTest {
    private static final String MARIADB = """
            /*M!999999\\- enable the sandbox mode */
            -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
            --
            -- Host: localhost    Database: parish
            -- ------------------------------------------------------
            -- Server version\t10.11.6-MariaDB-0+deb12u1

            /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
            """;

    private static final String MYSQL = """
            -- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
            --
            -- Host: db-1.example.org    Database: dental_records
            -- ------------------------------------------------------
            -- Server version\t8.0.35
            """;

    private static DumpKind kind(String text) {
        return DumpKind.of(text, Compression.GZIP).orElseThrow();
    }

    @Test
    void aDumpOfMariaDbSaysItsServerItsProgramAndItsDatabase() {
        assertThat(kind(MARIADB))
                .isEqualTo(new DumpKind(
                        Engine.MARIADB,
                        "sql",
                        Compression.GZIP,
                        "10.11.6-MariaDB-0+deb12u1",
                        "mariadb-dump 10.11.6-MariaDB",
                        "parish",
                        Optional.empty()));
    }

    @Test
    void soDoesOneOfMySql() {
        assertThat(kind(MYSQL))
                .isEqualTo(new DumpKind(
                        Engine.MYSQL,
                        "sql",
                        Compression.GZIP,
                        "8.0.35",
                        "mysqldump 8.0.36",
                        "dental_records",
                        Optional.empty()));
    }

    /** From 11.1 on its dumper says its version like that. */
    @Test
    void soDoesOneOfANewerMariaDb() {
        String text = MARIADB.replace("10.19  Distrib 10.11.6-MariaDB", "10.19-11.4.2-MariaDB")
                        .replace("10.11.6-MariaDB-0+deb12u1", "11.4.2-MariaDB-ubu2404")
                + "/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;\n";
        assertThat(text).contains("enable the sandbox mode", "-- MariaDB dump 10.19-11.4.2-MariaDB, for debian");
        assertThat(kind(text))
                .isEqualTo(new DumpKind(
                        Engine.MARIADB,
                        "sql",
                        Compression.GZIP,
                        "11.4.2-MariaDB-ubu2404",
                        "mariadb-dump 11.4.2-MariaDB",
                        "parish",
                        Optional.empty()));
    }

    @Test
    void anOlderMariaDbCalledItsDumperAsMySqlDoes() {
        String old = MARIADB.replace("MariaDB dump 10.19", "MySQL dump 10.17");
        assertThat(kind(old).engine()).isEqualTo(Engine.MARIADB);
    }

    @Test
    void oneThatSaysWhereItGoesIsTold() {
        assertThat(kind(MYSQL + "--\n-- Current Database: `dental_records`\n--\n")
                        .elsewhere())
                .isPresent();
        assertThat(kind(MYSQL + "USE `dental_records`;\n").elsewhere()).isPresent();
        assertThat(kind(MYSQL + "CREATE TABLE `use` (a int COMMENT 'USE `it`');\n")
                        .elsewhere())
                .isEmpty();
    }

    @Test
    void whatOnlyTalksOfDumpsIsNone() {
        assertThat(DumpKind.of("A letter about -- MySQL dump 10.13", Compression.NONE))
                .isEmpty();
        assertThat(DumpKind.of(MYSQL.replace("-- Server version", "-- Version"), Compression.NONE))
                .isEmpty();
    }

    @Test
    void aNameWithASpaceOrOfAnotherAlphabetIsReadWhole() {
        assertThat(kind(MARIADB.replace("parish", "old parish")).database()).isEqualTo("old parish");
        String bytes = new String("\u0430\u0440\u0445\u0438\u0432".getBytes(UTF_8), ISO_8859_1);
        assertThat(kind(MARIADB.replace("parish", bytes)).database()).isEqualTo("\u0430\u0440\u0445\u0438\u0432");
        assertThat(kind(MARIADB.replace("Database: parish", "Database: ")).database())
                .as("of several, none is named")
                .isEmpty();
    }

    @Test
    void aPlainDumpOfPostgresSaysWhereItGoesOnlyWhereItWasToldTo() {
        String plain = "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 16.4 (Debian 16.4-1)\n"
                + "-- Dumped by pg_dump version 17.2\n\nSET statement_timeout = 0;\n";
        DumpKind kind = kind(plain);
        assertThat(kind.database()).as("no database is named in one").isEmpty();
        assertThat(kind.elsewhere()).isEmpty();
        assertThat(kind.version()).isEqualTo("16.4");
        assertThat(kind(plain + "CREATE DATABASE parish;\n").elsewhere()).isPresent();
        assertThat(kind(plain + "\\connect parish\n").elsewhere()).isPresent();
        assertThat(kind(plain + "COPY t (a) FROM stdin;\nDROP DATABASE parish;\n\\.\n")
                        .elsewhere())
                .as("a row")
                .isEmpty();
    }

    @Test
    void whereTheProfileHasTheOtherOfTheTwoItGoesThere() {
        assertThat(kind(MYSQL).target(server(Engine.MARIADB, "a"))).isEqualTo(Engine.MARIADB);
        assertThat(kind(MYSQL).target(server(Engine.MYSQL, "a"))).isEqualTo(Engine.MYSQL);
        assertThat(kind(MYSQL).target(server(Engine.POSTGRESQL, "a"))).isEqualTo(Engine.MYSQL);
        assertThat(kind("-- PostgreSQL database dump\n-- Dumped from database version 16.4\n"
                                + "-- Dumped by pg_dump version 16.4\n")
                        .target(server(Engine.MARIADB, "a")))
                .isEqualTo(Engine.POSTGRESQL);
    }

    private static Server server(Engine engine, String... names) {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                Stream.of(names)
                        .map(name -> new Database(name, engine, "127.0.0.1", 1, "user", null, null, null, null, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
