package dev.handrail.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.MaintenanceLog;
import dev.handrail.journal.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteModelTest extends Desks {
    private final AtomicInteger kept = new AtomicInteger();
    private WriteModel model;

    @BeforeEach
    void open() {
        model = model("Makerspace");
    }

    private WriteModel model(String server) {
        Activities activities = new Activities(desk().runner()::start, atOnce, desk().clock());
        Deeds deeds = new Deeds(desk().offers(), desk().runner()::plan, activities, atOnce, new Sheets());
        ZonedDateTime now = ZonedDateTime.parse("2026-11-20T05:05:00+01:00[Europe/Zurich]");
        return new WriteModel(server, "mara", now, deeds, kept::incrementAndGet, failures::add);
    }

    private MaintenanceLog log() {
        return desk().guides().means().log();
    }

    private MaintenanceEntry stored() {
        return log().entries("Makerspace", null, null).getFirst();
    }

    @Test
    void aTitleIsEnoughForWhatWasDoneJustNowByWhoeverSitsHere() {
        assertThat(model.ready().get()).as("nothing says what it was").isFalse();
        model.title().set(" Changed the laser ");
        assertThat(model.ready().get()).isTrue();
        model.keep(kept::incrementAndGet);

        assertThat(kept).hasValue(2);
        assertThat(stored().title()).isEqualTo("Changed the laser");
        assertThat(stored().began()).isEqualTo(Instant.parse("2026-11-20T04:05:00Z"));
        assertThat(stored().people()).containsExactly("mara");
        assertThat(stored().texts().values()).allMatch(String::isEmpty);
    }

    @Test
    void allThatWasWrittenIsStored() {
        model.title().set("Changed the laser");
        model.day().set(LocalDate.of(2026, 11, 14));
        model.from().set("9:30");
        model.to().set("11:00");
        model.people().set(" Ben Oak\nJuniper, Ada\n\nBen Oak");
        for (Section section : Section.values()) {
            model.text(section).set(section.word() + "\n- \"quoted\" $(it)");
        }
        model.keep(() -> {});

        assertThat(stored().began()).isEqualTo(Instant.parse("2026-11-14T08:30:00Z"));
        assertThat(stored().ended()).isEqualTo(Instant.parse("2026-11-14T10:00:00Z"));
        assertThat(stored().people()).containsExactly("Ben Oak", "Juniper, Ada");
        assertThat(stored().text(Section.NEXT)).isEqualTo("next\n- \"quoted\" $(it)");
        assertThat(stored().text(Section.TYPE)).startsWith("type");
    }

    @Test
    void whatEndsAtAnEarlierHourEndsOnTheNextDayAndSaysSo() {
        model.title().set("Changed the laser");
        model.from().set("23:30");
        model.to().set("00:15");
        assertThat(model.hint().get()).contains("next day");
        model.keep(() -> {});

        assertThat(stored().ended()).isEqualTo(Instant.parse("2026-11-20T23:15:00Z"));
        model.to().set("23:31");
        assertThat(model.hint().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, 01:30, 03:30, PT1H",
        "2026-03-29, 02:30, 03:15, PT0S",
        "2026-03-29, 02:10, 03:30, PT20M",
        "2026-03-28, 23:00, 03:00, PT3H",
        "2026-10-25, 01:30, 03:30, PT3H",
        "2026-10-24, 23:00, 03:00, PT5H",
        "2026-11-14, 10:00, 10:00, PT0S",
        "2026-12-31, 23:59, 00:00, PT1M"
    })
    void theHoursOfANightInWhichTheClockIsChangedAreCountedAsTheyPass(
            LocalDate day, String from, String to, Duration took) {
        model.title().set("Watched");
        model.day().set(day);
        model.from().set(from);
        model.to().set(to);
        model.keep(() -> {});

        assertThat(failures).isEmpty();
        assertThat(Duration.between(stored().began(), stored().ended())).isEqualTo(took);
    }

    @Test
    void whatMakesNoSenseIsSaidAndNotStored() {
        model.title().set("Changed the laser");
        model.from().set("25:00");
        assertThat(model.problem().get()).contains("25:00");
        assertThat(model.ready().get()).isFalse();
        model.from().set("09:00");
        model.to().set("");
        assertThat(model.problem().get()).isNotEmpty();
        model.to().set("09:00");
        model.day().set(null);
        assertThat(model.problem().get()).contains("day");
        model.day().set(LocalDate.of(2026, 11, 14));
        model.people().set(" \n ");
        assertThat(model.problem().get()).contains("who");
        model.keep(kept::incrementAndGet);

        assertThat(kept).hasValue(0);
        assertThat(log().entries("Makerspace", null, null)).isEmpty();
    }

    @Test
    void whatIsRefusedLeavesWhatWasWritten() {
        WriteModel gone = model("Sold last year");
        gone.title().set("Changed the laser");
        gone.keep(kept::incrementAndGet);

        assertThat(kept).hasValue(0);
        assertThat(failures).hasSize(1);
        assertThat(gone.title().get()).isEqualTo("Changed the laser");
        assertThat(gone.ready().get()).isTrue();
    }
}
