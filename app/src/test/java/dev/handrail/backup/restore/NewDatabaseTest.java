package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.OwnDatabases;
import dev.handrail.backup.Sorting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The statements that make a new database say whose it is, so that whoever cleans up can tell. */
class NewDatabaseTest {
    /** As much as PostgreSQL shows of a statement that goes on, unless somebody set more. */
    private static final int SHOWN = 1024;

    private static final String MARK = OwnDatabases.mark("the run");

    private static Manifest.Source source(String kind, @Nullable Sorting sorting) {
        return new Manifest.Source(kind, "chms", "chms", "18", "utf8mb4", "C", "C", "chms", sorting, null);
    }

    @Test
    void thatOfPostgresqlSaysItAmongWhatIsShownOfALongOne() {
        Sorting sorting = new Sorting(Sorting.ICU, "en", "& a < b ".repeat(500));
        String name = "\"".repeat(63);
        FirstMark mark = new FirstMark(MARK);
        String create = mark.on(NewDatabase.statement(name, source("postgresql", sorting), 18), name);
        assertThat(create.indexOf(mark.clause() + " "))
                .isPositive()
                .isLessThan(SHOWN - mark.clause().length());
        assertThat(create).hasSizeGreaterThan(4000).doesNotContain(mark.clause() + mark.clause());
    }

    /** MySQL, and MariaDB before 10.5. */
    @Test
    void whatAServerPassesOverEndsWhereItShouldWhateverTheName() {
        assertThat(passedOver("back")).contains("CREATE DATABASE `back`").doesNotContain("COMMENT");
        assertThat(passedOver("back */ and /* forth"))
                .isEqualTo(passedOver("back").replace("back", "back */ and /* forth"));
    }

    private static String passedOver(String name) {
        String script = MySqlNewDatabase.script(name, source("mariadb", null), MARK);
        return script.replaceAll("/\\*M.*?\\*/", "");
    }
}
