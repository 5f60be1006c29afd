package dev.handrail.runbook.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Answer;
import dev.handrail.runbook.duty.Done;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.text.RunbookText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is due, told and in the order of its urgency. */
class DutyToldTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final DutyTold told = new DutyTold(ZURICH);

    @Test
    void theDocumentSaysWhenByWhomAndHowAndNullsWhatNobodyKnows() {
        Done done = new Done(Instant.parse("2026-11-19T23:30:00Z"), "Ada", Done.How.WALKTHROUGH, "w-1");
        Answer answer = told.all(List.of(
                duty(
                        "Weekly",
                        Duty.State.OVERDUE,
                        Period.ofDays(7),
                        Optional.of(done),
                        Optional.of(DAY),
                        Optional.of("w-2")),
                duty(
                        "Monthly",
                        Duty.State.NEVER,
                        Period.ofMonths(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));

        Map<?, ?> first = document(answer, 0);
        assertThat(first.get("state")).isEqualTo("overdue");
        assertThat(first.get("due")).isEqualTo("2026-11-20");
        assertThat(first.get("last")).isEqualTo("2026-11-19T23:30:00Z");
        assertThat(first.get("how")).isEqualTo("walkthrough");
        assertThat(first.get("every")).isEqualTo("P7D");
        assertThat(first.get("open")).isEqualTo("w-2");

        Map<?, ?> never = document(answer, 1);
        for (String unknown : List.of("due", "last", "by", "how", "id", "open")) {
            assertThat(never.containsKey(unknown)).as(unknown).isTrue();
            assertThat(never.get(unknown)).as(unknown).isNull();
        }
    }

    @Test
    void aPersonReadsTheDayOnWhichItWasDoneHere() {
        Done done = new Done(Instant.parse("2026-11-19T23:30:00Z"), "Ada", Done.How.ENTRY, "e-1");
        Answer answer = told.all(List.of(duty(
                "Weekly", Duty.State.DUE, Period.ofDays(7), Optional.of(done), Optional.of(DAY), Optional.of("w-2"))));

        assertThat(answer.rows().getFirst())
                .containsExactly(
                        "Garden", "Weekly", "due on 2026-11-20, in progress", "2026-11-20, log entry of Ada", "weekly");
        assertThat(answer.heads()).hasSameSizeAs(answer.rows().getFirst());
    }

    @Test
    void whatIsWorstComesFirstWhateverTheOrderItIsFoundIn() {
        List<Duty> wanted = List.of(
                due("b", Duty.State.OVERDUE, 7, DAY.minusDays(9)),
                due("a", Duty.State.OVERDUE, 7, DAY),
                due("a", Duty.State.DUE, 1, DAY),
                due("b", Duty.State.DUE, 1, DAY),
                due("a", Duty.State.DUE, 30, DAY),
                duty("a", Duty.State.NEVER, Period.ofDays(1), Optional.empty(), Optional.empty(), Optional.empty()),
                duty("b", Duty.State.NEVER, Period.ofMonths(1), Optional.empty(), Optional.empty(), Optional.empty()),
                due("a", Duty.State.LATER, 7, DAY.plusDays(2)));
        List<Duty> found = new ArrayList<>(wanted);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(found, new Random(seed));
            assertThat(found.stream().sorted(Duty.URGENT)).containsExactlyElementsOf(wanted);
        }
    }

    private static Duty due(String title, Duty.State state, int days, LocalDate due) {
        return duty(title, state, Period.ofDays(days), Optional.empty(), Optional.of(due), Optional.empty());
    }

    private static Duty duty(
            String title,
            Duty.State state,
            Period every,
            Optional<Done> last,
            Optional<LocalDate> due,
            Optional<String> open) {
        String text = "---\ntitle: " + title + "\ncadence: weekly\n---\n- [ ] Look\n";
        Guide guide =
                new Guide("weekly", "/srv/weekly.md", text, RunbookText.parse(text, "weekly.md"), Guide.Origin.OWN);
        return new Duty("Garden", guide, every, last, due, state, open);
    }

    private static Map<?, ?> document(Answer answer, int at) {
        return (Map<?, ?>) ((List<?>) answer.document()).get(at);
    }
}
