package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Manifest.TableRows;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was put aside is remembered alike by either store, down to names that no sentence would hold. */
class KeptOnBothStoresTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final String ODD = "Q1 \"uploads\" 'x' $(y) \\ é\n;--";

    private static KeptDatabase database(String run, Instant at, @Nullable String remark, List<TableRows> contents) {
        return new KeptDatabase(
                run,
                "Parish",
                "chms",
                "chms",
                "chms",
                16_384,
                "chms_before",
                Long.MAX_VALUE,
                at,
                ODD,
                remark,
                contents,
                false);
    }

    @OnBothStores
    void aDatabaseComesBackAsItWent(Store store) throws OperationFailed {
        try (store) {
            KeptDatabases kept = new KeptDatabases(store.jdbi());
            KeptDatabase bare = database("run-1", NOON, null, List.of());
            KeptDatabase full = database(
                    "run-2",
                    NOON.plusSeconds(1),
                    ODD,
                    List.of(new TableRows("public", ODD, 3, "abc"), new TableRows("public", "visits", 300_000, null)));
            kept.enter(bare);
            kept.enter(full);
            kept.enter(full);
            assertThat(kept.all()).as("the newest first, each once").containsExactly(full, bare);
            assertThat(kept.require("run-1")).isEqualTo(bare);
            assertThat(kept.find("run-3")).isEmpty();
            assertThatThrownBy(() -> kept.require("run-3")).hasMessageContaining("run-3");
        }
    }

    @OnBothStores
    void aDatabaseIsSettledRenamedAndForgotten(Store store) throws OperationFailed {
        try (store) {
            KeptDatabases kept = new KeptDatabases(store.jdbi());
            kept.enter(database("run-1", NOON, null, List.of()));
            kept.enter(database("run-2", NOON, null, List.of()));
            kept.settle("run-1");
            kept.renameServer("Parish", ODD);
            assertThat(kept.all()).extracting(KeptDatabase::server).containsExactly(ODD, ODD);
            assertThat(kept.all())
                    .as("at the same moment, by their runs")
                    .extracting(KeptDatabase::run)
                    .containsExactly("run-2", "run-1");
            assertThat(kept.require("run-1").settled()).isTrue();
            assertThat(kept.require("run-2").settled()).isFalse();
            kept.forget("run-1");
            assertThat(kept.all()).extracting(KeptDatabase::run).containsExactly("run-2");
        }
    }

    private static KeptFiles files(String run, List<String> items, @Nullable List<String> had) {
        return new KeptFiles(
                run, "Parish", "uploads", "/srv/" + ODD, "/srv/before", NOON, "backup-1", items, had, "42", false);
    }

    @OnBothStores
    void filesComeBackAsTheyWent(Store store) {
        try (store) {
            KeptFileSets kept = new KeptFileSets(store.jdbi());
            KeptFiles some = files("run-1", List.of("a/" + ODD, "b"), List.of("b"));
            KeptFiles all = files("run-2", List.of(""), null);
            kept.enter(some);
            kept.enter(all);
            kept.enter(some);
            assertThat(kept.all()).containsExactly(all, some);
            assertThat(kept.find("run-2")).contains(all);
            assertThat(kept.find("run-3")).isEmpty();
        }
    }

    @OnBothStores
    void filesAreSettledRenamedAndForgotten(Store store) {
        try (store) {
            KeptFileSets kept = new KeptFileSets(store.jdbi());
            kept.enter(files("run-1", List.of("a", "b"), null));
            kept.enter(files("run-2", List.of(""), null));
            kept.settle("run-1", List.of("b"), "18446744073709551615");
            kept.renameServer("Parish", "Office");
            KeptFiles settled = kept.find("run-1").orElseThrow();
            assertThat(settled.settled()).isTrue();
            assertThat(settled.had()).containsExactly("b");
            assertThat(settled.folder()).isEqualTo("18446744073709551615");
            assertThat(settled.keeps("a")).isFalse();
            assertThat(settled.server()).isEqualTo("Office");
            kept.forget("run-2");
            assertThat(kept.all()).containsExactly(settled);
        }
    }
}
