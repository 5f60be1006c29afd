package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Bare;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Scripted;
import dev.handrail.sql.MySqlClient;
import dev.handrail.sql.MySqlTools;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a database of MariaDB or MySQL, and the users of a server, are going to be dumped, and what a plan says of it. */
class MySqlTapTest {
    private static final String MARIADB = "10.11.6-MariaDB";
    private static final String MYSQL = "8.0.36";
    private static final List<String> NONE = List.of();

    private final Scripted shell = new Scripted();

    private static Dump dump(boolean schemaOnly, List<String> tables, List<String> withoutRows) {
        return new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, schemaOnly, tables, NONE, withoutRows);
    }

    private static Database entry(Dump dump) {
        return new Database("chms", Engine.MYSQL, "db.example.org", 3306, "anna", null, null, null, null, null, dump);
    }

    private Server server(@Nullable ByteSize proveUpTo, Database entry) {
        Packing usual = Packing.USUAL;
        return new Server(
                "Parish",
                Environment.TEST,
                null,
                new Access.ThisComputer(Sudo.NONE),
                List.of(entry),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                new Packing(usual.compress(), usual.level(), usual.threads(), usual.rate(), usual.gently(), proveUpTo));
    }

    private static MySqlTools tools(String version, Database entry) {
        boolean mariaDb = version.contains("MariaDB");
        return new MySqlTools(
                entry, mariaDb ? "mariadb-dump" : "mysqldump", mariaDb ? "mariadb" : "mysql", version, null);
    }

    private MySqlClient client(String version, Database entry) {
        return new MySqlClient(shell, tools(version, entry), "chms");
    }

    private MySqlTap tap(
            String version, Dump dump, long bytes, @Nullable ByteSize proveUpTo, List<String> lacking, String engine) {
        Database entry = entry(dump);
        MySqlSource source = new MySqlSource(
                Bare.means(shell.everywhere(), Path.of("/nowhere"), Clock.systemUTC()),
                server(proveUpTo, entry),
                entry,
                "all/chms",
                "chms");
        MySqlCatalogue catalogue = new MySqlCatalogue(
                version,
                "utf8mb4",
                "utf8mb4_general_ci",
                "`anna`@`%`",
                List.of(),
                Set.of("InnoDB"),
                List.of(
                        new Item(Kind.TABLE, "members", "members", "InnoDB", bytes),
                        new Item(Kind.TABLE, "logs", "logs", engine, 0)));
        return new MySqlTap(source, client(version, entry), catalogue, new MySqlChoice(dump), lacking);
    }

    private MySqlTap usual(String version) {
        return tap(version, dump(false, NONE, NONE), 1 << 20, null, NONE, "InnoDB");
    }

    @Test
    void aPlanOfADatabaseThatIsAllSeenWarnsOfNothing() {
        MySqlTap tap = usual(MARIADB);
        assertThat(tap.checks()).extracting(Check::state).containsOnly(State.OK).hasSize(2);
        assertThat(tap.checks().getFirst().text()).contains("all/chms", MARIADB, "1.0 MB", "mariadb-dump");
        assertThat(tap.ending()).isEqualTo(".sql");
        assertThat(tap.expectedBytes()).isEqualTo(1 << 20);
        assertThat(tap.name()).as("what its backups are called").isEqualTo("all/chms");
        assertThat(tap.database()).as("what it is called there").isEqualTo("chms");
    }

    /** Two gigabytes where the profile says nothing; a size that is just as large still is. */
    @ParameterizedTest
    @CsvSource({"2147483648, , true", "2147483649, , false", "0, , true", "1024, 1KB, true", "1025, 1KB, false"})
    void upToWhichSizeContentIsHashed(long bytes, @Nullable String upTo, boolean hashed) {
        ByteSize limit = upTo == null ? null : ByteSize.parse(upTo);
        assertThat(tap(MARIADB, dump(false, NONE, NONE), bytes, limit, NONE, "InnoDB")
                        .proves())
                .isEqualTo(hashed);
        assertThat(tap(MARIADB, dump(true, NONE, NONE), bytes, limit, NONE, "InnoDB")
                        .proves())
                .as("definitions have no rows")
                .isFalse();
    }

    @Test
    void aTableThatOthersMayChangeMeanwhileIsWarnedOfByItsName() {
        MySqlTap tap = tap(MARIADB, dump(false, NONE, NONE), 1, null, NONE, "MyISAM");
        assertThat(tap.checks())
                .filteredOn(check -> check.state() == State.WARNING)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text()).contains("logs (MyISAM)").doesNotContain("members");
                    assertThat(check.advice()).isNotBlank();
                });
        assertThat(tap(MARIADB, dump(false, NONE, List.of("logs")), 1, null, NONE, "MyISAM")
                        .inconsistent())
                .as("nothing of it is read")
                .isEmpty();
    }

    /** A user who may not see everything would leave things out, and the dumper ends well. */
    @Test
    void whoMayNotSeeAllIsRefusedWithTheStatementThatHelps() {
        MySqlTap tap =
                tap(MYSQL, dump(false, NONE, NONE), 1, null, List.of("TRIGGER", "EVENT", "SHOW_ROUTINE"), "InnoDB");
        Check blocker = tap.checks().stream()
                .filter(check -> check.state() == State.BLOCKER)
                .findFirst()
                .orElseThrow();
        assertThat(blocker.text()).contains("`anna`@`%`", "TRIGGER, EVENT, SHOW_ROUTINE");
        assertThat(blocker.advice())
                .contains("GRANT TRIGGER, EVENT ON `chms`.* TO `anna`@`%`; GRANT SHOW_ROUTINE ON *.* TO `anna`@`%`;");
        assertThatThrownBy(() -> tap.open(new Saying()))
                .as("also where the plan was made before")
                .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
                    assertThat(failed.next()).contains("GRANT TRIGGER, EVENT ON");
                });
        assertThat(shell.asked()).as("nothing was run").isEmpty();
        assertThat(tap(MYSQL, dump(false, NONE, NONE), 1, null, List.of("SHOW_ROUTINE"), "InnoDB")
                        .checks())
                .filteredOn(check -> check.state() == State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).doesNotContain("ON `chms`"));
    }

    @Test
    void aTableThatIsNamedAndIsNotThereIsRefused() {
        MySqlTap tap = tap(MARIADB, dump(false, List.of("members", "visits"), NONE), 1, null, NONE, "InnoDB");
        assertThat(tap.checks())
                .filteredOn(check -> check.state() == State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("visits").doesNotContain("members"));
        assertThatThrownBy(() -> tap.open(new Saying())).hasMessageContaining("visits");
        assertThat(shell.asked()).isEmpty();
    }

    /** MySQL's own dumper cannot leave out rows: the definitions of such tables come first, and one file holds both. */
    @Test
    void tablesWithoutRowsComeBeforeTheOthersWhereTheDumperCannotLeaveOutRows() {
        Dump some = dump(false, NONE, List.of("logs"));
        String mySql = CommandText.of(tap(MYSQL, some, 1, null, NONE, "InnoDB").shown());
        assertThat(mySql).contains("--no-data -- chms logs | ", MySqlDumped.EARLY, MySqlDumped.ELSE);
        assertThat(mySql.indexOf("--no-data")).isLessThan(mySql.indexOf("--ignore-table=chms.logs"));
        assertThat(tap(MARIADB, some, 1, null, NONE, "InnoDB").shown().stages()).hasSize(1);
        assertThat(usual(MYSQL).shown().stages()).hasSize(1);
    }

    @Test
    void closingItLeavesTheServer() {
        usual(MARIADB).close();
        assertThat(shell.closed()).isTrue();
    }

    private MySqlUsersTap users(String version, boolean all, List<String> ignored) {
        Database entry = entry(new Dump(Dump.What.ROLES, Dump.Format.AUTO, 0, false, NONE, NONE, NONE));
        MySqlUsers source = new MySqlUsers(
                Bare.means(shell.everywhere(), Path.of("/nowhere"), Clock.systemUTC()), server(null, entry), entry);
        return new MySqlUsersTap(source, client(version, entry), version, "`anna`@`%`", all, ignored);
    }

    @Test
    void whoMayNotReadTheUsersTakesHisOwnAccountWithoutItsPasswordAndThatIsSaid() throws Exception {
        MySqlUsersTap tap = users(MARIADB, false, NONE);
        assertThat(tap.checks()).element(1).satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.WARNING);
            assertThat(check.text()).contains("`anna`@`%`");
            assertThat(check.advice()).contains("GRANT SELECT ON mysql.* TO `anna`@`%`;");
        });
        String shown = CommandText.of(tap.shown());
        assertThat(shown)
                .contains("SHOW GRANTS", "IDENTIFIED", "-- Dump completed")
                .doesNotContain("SHOW CREATE USER");
        Content content;
        try (Flow flow = tap.open(new Saying())) {
            content = flow.finish();
        }
        assertThat(content.form()).isEqualTo("users");
        assertThat(content.notes())
                .as("in the manifest too")
                .singleElement()
                .isEqualTo(tap.checks().get(1).text());
    }

    @Test
    void allUsersAreToldByStatementsThatTheServerMakes() {
        String maria = CommandText.of(users(MARIADB, true, NONE).shown());
        assertThat(maria).contains("CREATE ROLE IF NOT EXISTS", "SHOW CREATE USER", "mariadb.sys");
        String mySql = CommandText.of(users(MYSQL, true, NONE).shown());
        assertThat(mySql)
                .as("a hash may hold any bytes")
                .contains("print_identified_with_as_hex = ON", "NOT LIKE")
                .doesNotContain("is_role");
        assertThat(users(MYSQL, true, NONE).checks()).extracting(Check::state).containsExactly(State.OK);
    }

    @Test
    void accountsThatTheServerIgnoresAreNamedButNotAThousandOfThem() {
        List<String> many = new ArrayList<>();
        for (int n = 0; n < 1000; n++) {
            many.add("user" + n + "@host.example.org");
        }
        Check told = users(MARIADB, true, many).checks().getLast();
        assertThat(told.state()).isEqualTo(State.WARNING);
        assertThat(told.text()).contains("user0@host.example.org").hasSizeLessThan(2000);
    }
}
