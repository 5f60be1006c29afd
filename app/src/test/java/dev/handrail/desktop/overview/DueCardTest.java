package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Times;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.text.RunbookText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueCardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Times TIMES =
            new Times(Clock.fixed(Instant.parse("2026-11-20T09:30:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);

    @Test
    void whereNothingIsDueItSaysWhatComesNextAndIsGreen() {
        Card card = card(
                duty("Weekly", Duty.State.LATER, TODAY.plusDays(3)),
                duty("Yearly", Duty.State.LATER, TODAY.plusDays(90)));

        assertThat(card.figure()).isEqualTo("Nothing");
        assertThat(card.light()).isEqualTo(Light.GOOD);
        assertThat(card.lines()).containsExactly("Weekly: not before 23 Nov");
    }

    @Test
    void whatIsOverdueIsCountedAloneAndRed() {
        Card card = card(
                duty("Weekly", Duty.State.OVERDUE, TODAY.minusDays(1)),
                duty("Monthly", Duty.State.DUE, TODAY),
                duty("Yearly", Duty.State.LATER, TODAY.plusDays(90)));

        assertThat(card.figure()).isEqualTo("1 overdue");
        assertThat(card.light()).isEqualTo(Light.BAD);
        assertThat(card.lines()).containsExactly("Weekly: overdue since Yesterday", "Monthly: due on Today");
    }

    @Test
    void whatWasNeverDoneIsDueAndNobodyKnowsSinceWhen() {
        Card card = card(duty("Yearly", Duty.State.NEVER, null));

        assertThat(card.figure()).isEqualTo("1 due");
        assertThat(card.light()).isEqualTo(Light.WARN);
        assertThat(card.lines()).containsExactly("Yearly: due, never done here");
    }

    @Test
    void threeHaveRoomAndTheRestIsCounted() {
        List<Duty> many = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            many.add(duty("Duty " + i, Duty.State.DUE, TODAY));
        }
        assertThat(new DueCard(many, TIMES).card().lines()).hasSize(3).noneMatch(line -> line.contains("more"));

        many.add(duty("Duty 4", Duty.State.DUE, TODAY));
        assertThat(new DueCard(many, TIMES).card().lines())
                .hasSize(3)
                .startsWith("Duty 1: due on Today", "Duty 2: due on Today")
                .endsWith("and 2 more");
    }

    @Test
    void whatIsUnderWayIsSaidToBe() {
        Duty open = new Duty(
                "Parish office",
                guide("Weekly"),
                Period.ofDays(7),
                Optional.empty(),
                Optional.of(TODAY),
                Duty.State.DUE,
                Optional.of("w-1"));

        assertThat(card(open).lines()).containsExactly("Weekly: due on Today, in progress");
    }

    private static Card card(Duty... duties) {
        return new DueCard(List.of(duties), TIMES).card();
    }

    private static Duty duty(String title, Duty.State state, @Nullable LocalDate due) {
        return new Duty(
                "Parish office",
                guide(title),
                Period.ofDays(7),
                Optional.empty(),
                Optional.ofNullable(due),
                state,
                Optional.empty());
    }

    private static Guide guide(String title) {
        String text = "---\ntitle: " + title + "\n---\n- [ ] Look\n";
        return new Guide(title, "/srv/x.md", text, RunbookText.parse(text, "x.md"), Guide.Origin.OWN);
    }
}
