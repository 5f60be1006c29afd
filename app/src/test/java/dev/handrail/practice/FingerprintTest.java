package dev.handrail.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.practice.Fingerprint.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When two databases are the same, and what is said where they are not. */
class FingerprintTest {
    private static final Table THREE = new Table(3, BigDecimal.valueOf(17));

    @Test
    void theSameRowsWithAnotherContentAreADifference() {
        Fingerprint one = print(Map.of("public.members", THREE), "index a");
        Fingerprint other = print(Map.of("public.members", new Table(3, BigDecimal.valueOf(18))), "index a");
        assertThat(one.differencesFrom(one)).isEmpty();
        assertThat(one.differencesFrom(other)).containsExactly("public.members");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void aTableThatIsInOneOnlyIsADifferenceFromEitherSide() {
        Fingerprint one = print(Map.of("public.members", THREE, "public.extra", THREE));
        Fingerprint other = print(Map.of("public.members", THREE));
        assertThat(one.differencesFrom(other)).containsExactly("public.extra");
        assertThat(other.differencesFrom(one)).containsExactly("public.extra");
    }

    @Test
    void whatIsMadeInOneOnlyIsSaidWhicheverItIs() {
        Fingerprint one = print(Map.of(), "index a", "trigger t");
        Fingerprint other = print(Map.of(), "index a", "view v");
        assertThat(one.madeUnlike(other)).containsExactly("trigger t", "view v");
        assertThat(one.madeUnlike(one)).isEmpty();
    }

    @Test
    void rowsAreCountedAndOfATableThatIsNotThereNone() {
        Fingerprint one = print(Map.of("public.members", THREE, "public.extra", new Table(4, BigDecimal.ONE)));
        assertThat(one.rows()).isEqualTo(7);
        assertThat(one.rowsIn("public.members")).isEqualTo(3);
        assertThat(one.rowsIn("public.none")).isZero();
    }

    @Test
    void itDoesNotChangeAfterItWasTaken() {
        TreeMap<String, Table> tables = new TreeMap<>(Map.of("public.members", THREE));
        Fingerprint taken = new Fingerprint(tables, new TreeSet<>());
        tables.clear();
        assertThat(taken.rows()).isEqualTo(3);
        assertThatThrownBy(() -> taken.tables().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Fingerprint print(Map<String, Table> tables, String... made) {
        return new Fingerprint(new TreeMap<>(tables), new TreeSet<>(List.of(made)));
    }
}
