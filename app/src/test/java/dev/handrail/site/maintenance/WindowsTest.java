package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.site.maintenance.Announcement.How;
import dev.handrail.store.OnBothStores;
import dev.handrail.store.Store;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times of maintenance, and what people were told of them, are remembered alike by either store. */
class WindowsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ODD = "We're \"upgrading\" – $(back) \\ soon\n;--";

    private static Window window(String id, String server, Instant since, @Nullable Instant until) {
        return new Window(
                server, "flag-file", "run-" + id, new Notice(id, since, until, null, "mara", false), null, null);
    }

    private static Window told(String id, String reason, boolean rehearsal) {
        Notice notice = new Notice(id, NOON, NOON.plusSeconds(3600), reason, "mara", rehearsal);
        return new Window("Parish", "artisan", "run", notice, null, null);
    }

    @OnBothStores
    void oneComesBackAsItWent(Store store) {
        try (store) {
            Windows windows = new Windows(store.jdbi());
            Window told = told("a", ODD, true);
            windows.begin(told);
            windows.begin(told);
            assertThat(windows.of("Parish")).containsExactly(told);
            assertThat(windows.open("Parish")).contains(told);
            assertThat(windows.open("Office")).isEmpty();
            Window endless = window("b", "Office", NOON, null);
            windows.begin(endless);
            assertThat(windows.of("Office")).as("without an end or a reason").containsExactly(endless);
        }
    }

    @OnBothStores
    void oneThatBeginsEndsWhatWasOnThereBefore(Store store) {
        try (store) {
            Windows windows = new Windows(store.jdbi());
            windows.begin(window("a", "Parish", NOON, NOON.plusSeconds(60)));
            windows.begin(window("c", "Office", NOON.plusSeconds(10), null));
            windows.begin(window("b", "Parish", NOON.plusSeconds(30), null));
            assertThat(windows.open()).extracting(one -> one.notice().id()).containsExactly("c", "b");
            assertThat(windows.of("Parish"))
                    .extracting(one -> one.notice().id())
                    .containsExactly("b", "a");
            assertThat(windows.of("Parish").getLast().ended()).isEqualTo(NOON.plusSeconds(30));
            assertThat(windows.quiet("Parish")).hasSize(2);
        }
    }

    @OnBothStores
    void theFirstToSayThatItIsOverIsBelieved(Store store) {
        try (store) {
            Windows windows = new Windows(store.jdbi());
            windows.begin(window("a", "Parish", NOON, null));
            windows.end("a", NOON.plusSeconds(5), null);
            windows.end("a", NOON.plusSeconds(9), "ino");
            assertThat(windows.open()).isEmpty();
            Window over = windows.of("Parish").getFirst();
            assertThat(over.ended()).isEqualTo(NOON.plusSeconds(5));
            assertThat(over.endedBy()).as("by itself").isNull();
            assertThat(over.length(NOON.plusSeconds(99))).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @OnBothStores
    void itsEndAndItsReasonMayChange(Store store) {
        try (store) {
            Windows windows = new Windows(store.jdbi());
            Window told = told("a", "Upgrade", false);
            windows.begin(told);
            windows.change(told.notice().until(null, ODD));
            Window changed = windows.open("Parish").orElseThrow();
            assertThat(changed.notice().until()).isNull();
            assertThat(changed.notice().reason()).isEqualTo(ODD);
            windows.change(told.notice().until(NOON.plusSeconds(7), null));
            changed = windows.open("Parish").orElseThrow();
            assertThat(changed.notice().until()).isEqualTo(NOON.plusSeconds(7));
            assertThat(changed.notice().reason()).isNull();
        }
    }

    @OnBothStores
    void whatWasAnnouncedGoesWithTheServer(Store store) {
        try (store) {
            Windows windows = new Windows(store.jdbi());
            Announcement first = announced("1", NOON);
            Announcement second = announced("2", NOON.plusSeconds(1));
            windows.announcements().enter(first);
            windows.announcements().enter(second);
            windows.announcements().enter(second);
            windows.begin(told("a", "Upgrade", false));
            assertThat(windows.announcements().of("Parish")).containsExactly(second, first);
            windows.renameServer("Parish", "Office");
            assertThat(windows.announcements().of("Parish")).isEmpty();
            assertThat(windows.of("Parish")).isEmpty();
            assertThat(windows.announcements().of("Office"))
                    .extracting(Announcement::text)
                    .containsExactly(ODD, ODD);
            assertThat(windows.open("Office")).isPresent();
        }
    }

    private static Announcement announced(String id, Instant at) {
        Instant from = NOON.plus(Duration.ofDays(2));
        return new Announcement(
                id, "Parish", "run", "mara", at, from, from.plusSeconds(3600), "all of us", ODD, How.HAND);
    }
}
