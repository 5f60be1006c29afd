package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.DrillRule;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dump is taken to be of, and so which database it may take the place of. */
class DumpOfTest {
    private static Database database(String name, Engine engine) {
        return new Database(name, engine, "127.0.0.1", 1, "user", null, null, null, null, null);
    }

    private static Server server(Database... databases) {
        Server plain = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        return new Server(
                plain.name(),
                plain.environment(),
                null,
                plain.access(),
                List.of(databases),
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

    private static Server postgres(String... names) {
        return server(
                Stream.of(names).map(name -> database(name, Engine.POSTGRESQL)).toArray(Database[]::new));
    }

    private static DumpOf of(String file, String said, Server server) {
        return DumpOf.of(file, said, Engine.POSTGRESQL, server);
    }

    @Test
    void whatTheDumpSaysCountsWhateverItsFileIsCalled() {
        Server server = postgres("parish", "dental");
        assertThat(of("dental-2026-03-01.dump", "parish", server).source()).isEqualTo("parish");
        assertThat(of("x.dump", "parish", server).source()).isEqualTo("parish");
        assertThat(of("dental-2026-03-01.dump", "elsewhere", server).source())
                .as("no database of the profile is given a dump that says it is not of it")
                .isEqualTo("elsewhere");
    }

    @Test
    void wherePeopleCalledItAnotherThatIsTold() {
        Server server = postgres("parish", "dental");
        DumpOf other = of("dental-2026-03-01.dump", "parish", server);
        assertThat(other.doubt().orElseThrow()).contains("dental", "parish");
        assertThat(other.origin()).isEqualTo("parish");
        assertThat(of("dental-2026-03-01.dump", "elsewhere", server).doubt()).isPresent();
        assertThat(of("parish-2026-03-01.dump", "parish", server).doubt()).isEmpty();
        assertThat(of("nightly.dump", "parish", server).doubt())
                .as("a name that says nothing contradicts nothing")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "parish.sql, parish",
        "parish-2026-03-01.sql.gz, parish",
        "parish_20260301_0200.sql, parish",
        "parish.2026-03-01T0200.sql.zst, parish",
        "parish (2026-03-01).sql, parish",
        "parish-backup.sql, parish",
        "parish-nightly-full-2026-03-01.sql, parish",
        "parish_dump_2026-03-01.sql, parish",
        // Other databases, as people call those that are not live:
        "parish_old.sql, parish_old",
        "parish_test-2026-03-01.sql, parish_test",
        "parish-staging-2026-03-01.sql, parish-staging",
        "parish.new.sql, parish.new",
        "parish2-2026-03-01.sql, parish2",
        "parishes.sql, parishes",
        "old-parish.sql, old-parish",
        "Parish.sql, Parish",
        "2026-03-01.sql, postgresql",
        ".sql, postgresql"
    })
    void whereItSaysNothingItsFileMustBeCalledAsTheDatabaseIsAndNoMore(String file, String source) {
        DumpOf of = of(file, "", postgres("parish"));
        assertThat(of.source()).isEqualTo(source);
        assertThat(of.origin()).isEqualTo(source);
        assertThat(of.doubt()).isEmpty();
    }

    @Test
    void aDatabaseMayItselfBeCalledAsADumpIs() {
        Server server = postgres("parish", "parish-dump");
        assertThat(of("parish-dump.sql", "", server).source()).isIn("parish", "parish-dump");
        assertThat(of("parish-dump.sql", "", postgres("parish-dump")).source()).isEqualTo("parish-dump");
    }

    @Test
    void aDatabaseOfAnotherMakeIsNotItsOwn() {
        Server server = server(database("parish", Engine.MARIADB), database("dental", Engine.POSTGRESQL));
        DumpOf said = of("x.dump", "parish", server);
        assertThat(said.source()).isEqualTo("parish-postgresql");
        assertThat(said.origin()).as("what it is called there").isEqualTo("parish");
        assertThat(of("parish.sql", "", server).source()).isEqualTo("parish-postgresql");
        assertThat(DumpOf.of("x.sql", "dental", Engine.MYSQL, server).source()).isEqualTo("dental-mysql");
        assertThat(DumpOf.of("x.sql", "parish", Engine.MYSQL, server).source())
                .as("MariaDB and MySQL read each other's")
                .isEqualTo("parish");
    }

    @Test
    void anEntryThatIsNoSingleDatabaseIsNeverItsOwn() {
        Database all = new Database(
                "cluster",
                Engine.POSTGRESQL,
                "127.0.0.1",
                1,
                "user",
                null,
                null,
                null,
                null,
                null,
                new Dump(Dump.What.ALL, Dump.Format.AUTO, 0, false, List.of(), List.of(), List.of()),
                new DrillRule(DrillRule.MONTHLY, List.of(), null),
                null);
        assertThat(of("cluster-2026-03-01.sql", "", server(all)).source()).isEqualTo("cluster-postgresql");
        assertThat(of("x.dump", "cluster", server(all)).source()).isEqualTo("cluster-postgresql");
    }

    @Test
    void aNameBeyondMeasureIsCut() {
        assertThat(of("p".repeat(190) + ".sql", "", postgres()).source()).hasSize(100);
    }
}
