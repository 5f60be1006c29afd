package dev.handrail.runbook.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Walkthroughs as they are kept, on the embedded store and on PostgreSQL. */
class WalkthroughsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static Walkthrough one(String id, List<String> servers, Map<String, Map<String, String>> own) {
        Map<String, String> answers = Map.of("word", "hello");
        return new Walkthrough(id, "guide.md", "Guide", servers, "mara", NOW, false, "- [ ] One\n", answers, own);
    }

    @OnBothStores
    void whoItIsForIsKeptInTheOrderOfTheirTurns(Store store) throws OperationFailed {
        Walkthroughs all = new Walkthroughs(store.jdbi(), CLOCK, "mara");
        Walkthrough alone = one("a", List.of("Two"), Map.of());
        Map<String, Map<String, String>> own =
                Map.of("Two", Map.of("place", "/two"), "One", Map.of("place", "/one"), "Three", Map.of());
        Walkthrough several = one("b", List.of("Two", "One", "Three"), own);
        all.begin(alone);
        all.begin(several);
        all.begin(several);

        assertThat(all.require("a")).isEqualTo(alone);
        assertThat(all.require("b")).isEqualTo(several);
        assertThat(all.require("b").answers("One")).isEqualTo(Map.of("word", "hello", "place", "/one"));
        assertThat(all.require("b").answers("Three")).isEqualTo(Map.of("word", "hello"));
        assertThat(all.all()).containsExactly(several, alone);
        assertThat(all.of("Two")).containsExactly(several, alone);
        assertThat(all.of("Three")).containsExactly(several);
        assertThat(all.of("Four")).isEmpty();
        assertThat(all.like(alone)).containsExactly(several);
    }

    @OnBothStores
    void whatHappenedNamesTheServer(Store store) {
        Walkthroughs all = new Walkthroughs(store.jdbi(), CLOCK, "mara");
        all.begin(one("a", List.of("One", "Two"), Map.of()));
        all.add("a", Happening.of(Kind.BEGAN, "1.1", 0, "READS", "run").on("Two"));
        all.add("a", Happening.of(Kind.SIGNED, "1.1", "").by("Ada"));
        assertThat(all.happened("a")).extracting(Happening::server).containsExactly("Two", "");
        assertThat(all.happened("a")).extracting(Happening::person).containsExactly("mara", "Ada");
    }

    @OnBothStores
    void anEntryOfTheLogIsFoundUnderEachServerThatItIsAbout(Store store) {
        MaintenanceLog log = new MaintenanceLog(store.jdbi(), CLOCK, "mara");
        MaintenanceEntry entry = new MaintenanceEntry(
                "a", 0, "Guide", "One, Two", NOW, NOW, List.of("mara"), List.of(), Map.of(), NOW, "mara");
        log.add(entry, List.of("One", "Two"));
        log.add(entry, List.of("One", "Two"));
        assertThat(log.entries("Two", null, null)).hasSize(1);
        assertThat(log.entries("One", null, null))
                .extracting(MaintenanceEntry::version)
                .containsExactly(2);
        assertThat(log.entries("Three", null, null)).isEmpty();
        assertThat(log.entries(null, null, null)).hasSize(1);
    }
}
