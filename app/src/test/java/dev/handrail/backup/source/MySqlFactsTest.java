package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.source.MySqlCatalogue.Item;
import dev.handrail.backup.source.MySqlCatalogue.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a database of MariaDB or MySQL, and what a list of its dump is held against. */
class MySqlFactsTest {
    private static final String CREATED = "handrail-dump: TABLE ";
    private static final String ROWS = "handrail-dump: rows ";

    private static Item item(Kind kind, String name, String engine, long bytes) {
        return new Item(kind, name, name, engine, bytes);
    }

    private static MySqlCatalogue catalogue(String version, Item... items) {
        return new MySqlCatalogue(version, "utf8mb4", "any", "`a`@`%`", List.of(), Set.of("InnoDB"), List.of(items));
    }

    /** A user's name may hold an at sign, that of a host may not. */
    @ParameterizedTest
    @CsvSource({
        "anna@%, `anna`@`%`",
        "a@b@localhost, `a@b`@`localhost`",
        "role, `role`",
        "@localhost, ``@`localhost`",
        "o`hara@%, `o``hara`@`%`"
    })
    void aUserIsNamedAsGrantTakesHim(String told, String grantee) {
        assertThat(MySqlCatalogue.grantee(told)).isEqualTo(grantee);
    }

    @Test
    void whatOthersMayChangeWhileItIsDumpedIsNamedWithWhy() {
        MySqlCatalogue catalogue = catalogue(
                "10.11.6-MariaDB",
                item(Kind.TABLE, "members", "InnoDB", 100),
                item(Kind.TABLE, "logs", "MyISAM", 50),
                item(Kind.TABLE, "odd", "", 5),
                item(Kind.VIEW, "active", "", 0));
        assertThat(catalogue.notTransactional(item -> true)).containsExactly("logs (MyISAM)", "odd ()");
        assertThat(catalogue.notTransactional(item -> !item.name().equals("odd")))
                .containsExactly("logs (MyISAM)");
        assertThat(catalogue.bytes()).isEqualTo(155);
        assertThat(catalogue.of(Kind.TABLE)).hasSize(3);
        assertThat(catalogue.mariaDb()).isTrue();
        assertThat(catalogue("8.0.36").mariaDb()).isFalse();
    }

    @Test
    void theSameObjectIsTheSameWhateverItsSize() {
        MySqlCatalogue catalogue = catalogue("8.0.36", item(Kind.TABLE, "members", "InnoDB", 100));
        assertThat(catalogue.has(item(Kind.TABLE, "members", "Aria", 7))).isTrue();
        assertThat(catalogue.has(item(Kind.VIEW, "members", "", 100))).isFalse();
        assertThat(catalogue.has(item(Kind.TABLE, "Members", "InnoDB", 100))).isFalse();
    }

    @Test
    void objectsAreCountedByTheirKindAndWhatThereIsNoneOfIsLeftOut() {
        MySqlCatalogue three = catalogue(
                "8.0.36", item(Kind.TRIGGER, "t", "", 0), item(Kind.TABLE, "a", "", 0), item(Kind.TABLE, "b", "", 0));
        assertThat(three.objects())
                .containsExactlyInAnyOrder(
                        new Manifest.Objects(Kind.TABLE.word(), 2), new Manifest.Objects(Kind.TRIGGER.word(), 1));
        assertThat(catalogue("8.0.36").objects()).isEmpty();
    }

    private static List<String> missing(String list, List<Manifest.TableRows> tables, Manifest.Objects... objects) {
        return MySqlListing.missing(list, Manifests.of("mariadb", "sql", tables, List.of(objects)));
    }

    private static Manifest.TableRows table(String name, long rows) {
        return new Manifest.TableRows("chms", name, rows);
    }

    @Test
    void whatADumpLacksOfWhatItsManifestTellsIsNamed() {
        String list = CREATED + "`members` (\n" + ROWS + "7 `members`\n" + CREATED + "`logs` (\n" + ROWS + "- `logs`\n";
        assertThat(missing(list, List.of(table("members", 7), table("logs", 3))))
                .isEmpty();
        assertThat(missing(list, List.of(table("members", 8))))
                .singleElement()
                .asString()
                .contains("chms.members", "7", "8");
        assertThat(missing(list, List.of(table("member", 0))))
                .as("a name that begins alike is another")
                .singleElement()
                .asString()
                .contains("chms.member");
        assertThat(missing(list, List.of(), new Manifest.Objects(Kind.TABLE.word(), 3)))
                .singleElement()
                .asString()
                .contains("2 of 3");
        assertThat(missing(
                        list, List.of(), new Manifest.Objects(Kind.TABLE.word(), 2), new Manifest.Objects("else", 9)))
                .isEmpty();
    }

    @Test
    void aTableOfWhichNoRowStandsInTheDumpHasNone() {
        assertThat(missing(CREATED + "`empty` (\n", List.of(table("empty", 0)))).isEmpty();
        assertThat(missing(CREATED + "`empty` (\n", List.of(table("empty", 1)))).hasSize(1);
    }

    @Test
    void namesWithQuotesAndLineBreaksAreFoundByTheirFirstLine() {
        String list = CREATED + "`o``dd` (\n" + ROWS + "2 `o``dd`\n" + CREATED + "`two\n" + ROWS + "5 `two\n";
        assertThat(missing(list, List.of(table("o`dd", 2), table("two\nlines", 5))))
                .isEmpty();
        assertThat(missing(list, List.of(table("o", 0)))).hasSize(1);
    }
}
