package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import dev.handrail.server.Database;
import dev.handrail.server.Dump;
import dev.handrail.server.Engine;
import dev.handrail.sql.MySqlTools;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which objects of a database get into its dump, and how the dumper is told. */
class MySqlChoiceTest {
    private static final MySqlTools MARIADB = tools("10.11.4-MariaDB");
    private static final MySqlTools MYSQL = tools("8.0.36");

    private final MySqlCatalogue catalogue = new MySqlCatalogue(
            "10.11.4-MariaDB",
            "utf8mb4",
            "utf8mb4_general_ci",
            "`chms`@`%`",
            List.of(),
            Set.of("InnoDB"),
            List.of(
                    item(Kind.TABLE, "members"),
                    item(Kind.TABLE, "log_2025"),
                    item(Kind.TABLE, "log_2026"),
                    item(Kind.VIEW, "active"),
                    item(Kind.SEQUENCE, "numbers"),
                    new Item(Kind.TRIGGER, "members_bi", "members", "", 0),
                    item(Kind.PROCEDURE, "tidy"),
                    item(Kind.EVENT, "nightly")));

    @Test
    void theWholeOfItIsDumpedWithRoutinesAndEvents() {
        MySqlChoice all = choice(List.of(), List.of(), List.of(), false);
        assertThat(all.arguments(MARIADB, "chms", catalogue))
                .contains("--routines", "--events", "--single-transaction", "--skip-no-data")
                .endsWith("--", "chms");
        assertThat(catalogue.items()).allMatch(all::wants);
        assertThat(catalogue.of(Kind.TABLE)).allMatch(all::wantsRows);
        assertThat(all.unknown(catalogue)).isEmpty();
    }

    @Test
    void tablesThatAreNamedComeWithTheirTriggersAndNothingElse() {
        MySqlChoice some = choice(List.of("members", "act*"), List.of(), List.of(), false);
        assertThat(catalogue.items().stream().filter(some::wants).map(Item::name))
                .containsExactly("members", "active", "members_bi");
        assertThat(some.arguments(MARIADB, "chms", catalogue))
                .doesNotContain("--routines", "--events")
                .endsWith("--", "chms", "members", "active");
    }

    @Test
    void aTableThatIsLeftOutTakesItsTriggersWithIt() {
        MySqlChoice some = choice(List.of(), List.of("members"), List.of(), false);
        assertThat(catalogue.items().stream().filter(some::wants).map(Item::name))
                .doesNotContain("members", "members_bi")
                .contains("tidy", "nightly", "log_2025");
        assertThat(some.arguments(MARIADB, "chms", catalogue)).contains("--ignore-table=chms.members");
    }

    @Test
    void ofTablesWithoutRowsTheDefinitionIsThere() {
        MySqlChoice some = choice(List.of(), List.of(), List.of("log_*"), false);
        assertThat(catalogue.of(Kind.TABLE).stream().filter(some::wantsRows).map(Item::name))
                .containsExactly("members");
        assertThat(some.arguments(MARIADB, "chms", catalogue))
                .contains("--ignore-table-data=chms.log_2025", "--ignore-table-data=chms.log_2026");
        assertThat(some.withoutRows(MARIADB, catalogue)).isEmpty();
        assertThat(some.withoutRows(MYSQL, catalogue))
                .as("its own dumper cannot leave out rows: it is asked for their definitions first")
                .containsExactly("log_2025", "log_2026");
        assertThat(some.arguments(MYSQL, "chms", catalogue))
                .contains("--ignore-table=chms.log_2025", "--ignore-table=chms.log_2026")
                .noneMatch(one -> one.startsWith("--ignore-table-data"));
        assertThat(some.definitions(MYSQL, "chms", List.of("log_2025")))
                .endsWith("--no-data", "--", "chms", "log_2025");
    }

    @Test
    void definitionsAloneHaveNoRows() {
        MySqlChoice some = choice(List.of(), List.of(), List.of(), true);
        assertThat(catalogue.of(Kind.TABLE)).noneMatch(some::wantsRows);
        assertThat(some.arguments(MARIADB, "chms", catalogue))
                .contains("--no-data")
                .doesNotContain("--skip-no-data");
    }

    @Test
    void whereNoRowsAreWantedAtAllThereIsOneDumpAndNotTwo() {
        MySqlChoice some = choice(List.of(), List.of(), List.of("*"), false);
        assertThat(some.withoutRows(MYSQL, catalogue)).isEmpty();
        assertThat(some.arguments(MYSQL, "chms", catalogue)).contains("--no-data");
    }

    @Test
    void aNameThatNobodyHasIsToldAndAPatternMayMeanNothing() {
        assertThat(choice(List.of("members", "visits", "none*"), List.of(), List.of("gone"), false)
                        .unknown(catalogue))
                .containsExactly("visits", "gone");
        assertThat(choice(List.of("tidy"), List.of(), List.of(), false).unknown(catalogue))
                .as("a routine is no table")
                .containsExactly("tidy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members | members | true",
                "members | Members | false",
                "mem* | members | true",
                "*s | members | true",
                "m?mbers | members | true",
                "m?bers | members | false",
                "* | members | true",
                "mem.* | members | false",
                "m[aeiou]mbers | members | false",
                "a.b | axb | false",
                "a+ | aa | false",
                "a\\b | a\\b | true",
                "(x | (x | true",
                "$1 | $1 | true"
            })
    void onlyStarsAndQuestionMarksMeanSomething(String pattern, String table, boolean matches) {
        MySqlChoice choice = choice(List.of(pattern), List.of(), List.of(), false);
        assertThat(choice.wants(item(Kind.TABLE, table))).isEqualTo(matches);
    }

    @Test
    void tablesOfAnEngineWithoutTransactionsAreNamedWithIt() {
        MySqlCatalogue mixed = new MySqlCatalogue(
                "8.0.36",
                "utf8mb4",
                "utf8mb4_general_ci",
                "`chms`@`%`",
                List.of(),
                Set.of("InnoDB"),
                List.of(item(Kind.TABLE, "members"), new Item(Kind.TABLE, "old", "old", "MyISAM", 5)));
        assertThat(mixed.notTransactional(table -> true)).containsExactly("old (MyISAM)");
        assertThat(mixed.notTransactional(table -> table.name().equals("members")))
                .isEmpty();
        assertThat(mixed.bytes()).isEqualTo(105);
        assertThat(mixed.mariaDb()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna@% | `anna`@`%`",
                "anna@example.org@localhost | `anna@example.org`@`localhost`",
                "@localhost | ``@`localhost`",
                "a`b@% | `a``b`@`%`",
                "anna | `anna`"
            })
    void aUserIsQuotedAsAGrantTakesIt(String user, String quoted) {
        assertThat(MySqlCatalogue.grantee(user)).isEqualTo(quoted);
    }

    private static MySqlChoice choice(
            List<String> tables, List<String> exclude, List<String> excludeData, boolean schemaOnly) {
        return new MySqlChoice(new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, schemaOnly, tables, exclude, excludeData));
    }

    private static Item item(Kind kind, String name) {
        return new Item(kind, name, name, kind == Kind.TABLE ? "InnoDB" : "", 100);
    }

    private static MySqlTools tools(String version) {
        Database database =
                new Database("chms", Engine.MARIADB, "localhost", 3306, "chms", null, null, null, null, null);
        return new MySqlTools(database, "mariadb-dump", "mariadb", version, null);
    }
}
