package dev.handrail.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked for in the journal, as one sets it in the window. */
class JournalFiltersTest {
    private final JournalFilters filters = new JournalFilters(ZoneId.of("Europe/Helsinki"));

    @Test
    void untilSomethingIsSetItIsAllOfTheServer() {
        assertThat(filters.of("parish")).isEqualTo(JournalFilter.all().server("parish"));
        filters.everywhere().set(true);
        assertThat(filters.of("parish")).isEqualTo(JournalFilter.all());
    }

    @Test
    void whatIsSetIsAskedForAndSpacesAreNoWord() {
        filters.text().set("  disk full ");
        filters.outcome().set(Outcome.FAILED);
        filters.kind().set(RunKind.BACKUP);
        filters.person().set("anna");
        assertThat(filters.of("parish"))
                .isEqualTo(JournalFilter.all()
                        .server("parish")
                        .text("disk full")
                        .outcome(Outcome.FAILED)
                        .kind(RunKind.BACKUP)
                        .person("anna"));
        filters.transcripts().set(true);
        assertThat(filters.of("parish").searchesTranscripts()).isTrue();
        filters.text().set(" \t ");
        assertThat(filters.of("parish").transcripts())
                .as("there is nothing to look for")
                .isFalse();
        assertThat(filters.of("parish").text()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // A day at the workplace, of 24 hours, of 23 and of 25.
        "2026-03-01, 2026-02-28T22:00:00Z, 24",
        "2026-03-29, 2026-03-28T22:00:00Z, 23",
        "2026-10-25, 2026-10-24T21:00:00Z, 25",
        "2026-12-31, 2026-12-30T22:00:00Z, 24"
    })
    void oneDayIsThatDayAsAWhole(LocalDate day, Instant begin, int hours) {
        filters.from().set(day);
        filters.to().set(day);
        JournalFilter filter = filters.of("parish");
        assertThat(filter.from()).isEqualTo(begin);
        assertThat(filter.to()).isEqualTo(begin.plus(Duration.ofHours(hours)));
    }

    @Test
    void aPeriodMayBeOpenAtEitherEnd() {
        filters.to().set(LocalDate.of(2026, 1, 31));
        assertThat(filters.of("parish").from()).isNull();
        assertThat(filters.of("parish").to()).isEqualTo(Instant.parse("2026-01-31T22:00:00Z"));
        filters.to().set(null);
        filters.from().set(LocalDate.of(2026, 1, 31));
        assertThat(filters.of("parish").from()).isEqualTo(Instant.parse("2026-01-30T22:00:00Z"));
        assertThat(filters.of("parish").to()).isNull();
    }

    @Test
    void eachChangeIsToldUntilNobodyListens() {
        List<JournalFilter> told = new ArrayList<>();
        Subscription listening = filters.onChange(() -> told.add(filters.of("parish")));
        filters.text().set("a");
        filters.transcripts().set(true);
        filters.outcome().set(Outcome.DONE);
        filters.kind().set(RunKind.SITE);
        filters.person().set("ben");
        filters.from().set(LocalDate.of(2026, 1, 1));
        filters.to().set(LocalDate.of(2026, 1, 2));
        filters.everywhere().set(true);
        assertThat(told).hasSize(8).doesNotHaveDuplicates();
        filters.text().set("a");
        assertThat(told).as("nothing changed").hasSize(8);
        listening.unsubscribe();
        filters.text().set("b");
        assertThat(told).hasSize(8);
    }
}
