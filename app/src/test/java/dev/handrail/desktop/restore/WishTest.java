package dev.handrail.desktop.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.words.OperationFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a restore becomes what is asked for. */
class WishTest extends Desks {
    private Backup backup() throws OperationFailed {
        return desk().catalogue().of("Parish office").getFirst();
    }

    @Test
    void whatIsAskedOfAWholeDatabaseGoesAlongAndOfSingleTablesNothingIs() throws OperationFailed {
        Wish wish = new Wish(backup(), Way.BESIDE, "Parish office");
        wish.sql().set("SELECT true\n\n SELECT count(*) > 100 FROM members ");
        wish.urls().set("https://example.org/");
        for (Way way : List.of(Way.BESIDE, Way.REPLACE)) {
            wish.way().set(way);
            assertThat(wish.arguments().all("--sql"))
                    .containsExactly("SELECT true", "SELECT count(*) > 100 FROM members");
            assertThat(wish.arguments().all("--url")).isEmpty();
        }
        wish.way().set(Way.TABLES);
        assertThat(wish.arguments().all("--sql")).isEmpty();
        wish.way().set(Way.DRILL);
        assertThat(wish.arguments().all("--sql")).hasSize(2);
        assertThat(wish.arguments().all("--url")).containsExactly("https://example.org/");
    }

    @Test
    void whereThereAreSeveralGoodCopiesOneMayBeChosen() throws OperationFailed {
        Backup backup = backup();
        String place = backup.copies().getFirst().place();
        Backup several = new Backup(
                backup.manifest(),
                false,
                List.of(
                        new Copy("one", place, "one", Copy.State.GOOD),
                        new Copy("bad", place, "bad", Copy.State.DAMAGED),
                        new Copy("two", place, "two", Copy.State.GOOD)),
                backup.proofs());
        Wish wish = new Wish(several, Way.BESIDE, "Parish office");
        assertThat(wish.copies()).containsExactly("one", "two");
        assertThat(wish.arguments().maybe("--from")).isEmpty();
        wish.from().set("two");
        assertThat(wish.arguments().one("--from")).isEqualTo("two");
        assertThat(new Wish(several.from("two"), Way.BESIDE, "Parish office").copies())
                .isEmpty();
    }
}
