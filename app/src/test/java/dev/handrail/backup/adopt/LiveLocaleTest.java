package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of another program does not say in what encoding and locale the database was. */
class LiveLocaleTest {
    private static final String LIVE = "live_locale";

    @TempDir
    Path home;

    @TempDir
    Path shelf;

    @Test
    void whatIsNotKnownIsNotSaidToBeOtherThanTheLiveOne() throws Exception {
        TestDatabase.drop(LIVE);
        TestDatabase.execute(
                "postgres",
                "CREATE DATABASE " + LIVE + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        Files.writeString(shelf.resolve(LIVE + ".sql"), """
                --
                -- PostgreSQL database dump
                --
                -- Dumped from database version 14.2
                -- Dumped by pg_dump version 14.2
                CREATE TABLE public.visits (id integer);
                --
                -- PostgreSQL database dump complete
                --
                """);
        try (Rig rig = new Rig(home)) {
            rig.server(new Access.ThisComputer(Sudo.NONE), LIVE);
            String id = Rig.id(rig.perform(
                    "backup adopt",
                    new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)))));
            Arguments replace = new Arguments(Map.of("ID", List.of(id), "--replace", List.of()));
            assertThat(rig.make("restore", replace).plan().checks())
                    .filteredOn(check ->
                            check.text().contains("and locale") || check.text().contains("from a database in"))
                    .containsExactly(Check.ok("The new database has the encoding and locale of the live one: UTF8 C"));
        } finally {
            TestDatabase.drop(LIVE);
        }
    }
}
