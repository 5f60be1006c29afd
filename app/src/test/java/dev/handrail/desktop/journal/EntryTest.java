package dev.handrail.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Line;
import dev.handrail.desktop.shared.Outcomes;
import dev.handrail.desktop.shared.Times;
import dev.handrail.journal.Note;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One entry of the journal as it is shown and copied. */
class EntryTest {
    private static final Instant AT = Instant.parse("2026-10-25T00:59:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final Times TIMES = new Times(Clock.fixed(AT, ZONE), ZONE);

    @Test
    void eachStepStandsBeforeItsLinesAndThoseWithoutLinesInTheirPlace() {
        Entry entry = new Entry(
                run(Outcome.DONE, AT.plusSeconds(60), null),
                List.of(step(1, "Look"), step(2, "Wait"), step(3, "Write"), step(4, "Go")),
                List.of(
                        new Run.Line(0, AT, null, "before all"),
                        new Run.Line(1, AT, "web", "ls"),
                        new Run.Line(3, AT, null, "written")));

        assertThat(entry.transcript())
                .extracting(Line::text)
                .containsExactly("before all", "Look", "web $ ls", "Wait", "Write", "written", "Go");
        assertThat(entry.transcript())
                .extracting(Line::kind)
                .containsExactly(
                        Line.Kind.OUTPUT,
                        Line.Kind.STEP,
                        Line.Kind.COMMAND,
                        Line.Kind.STEP,
                        Line.Kind.STEP,
                        Line.Kind.OUTPUT,
                        Line.Kind.STEP);
    }

    @Test
    void theFailureIsTheLastLineAtTheMomentOfTheEnd() {
        Instant ended = AT.plusSeconds(7);
        Line last = new Entry(run(Outcome.FAILED, ended, "It broke"), List.of(step(1, "Look")), List.of())
                .transcript()
                .getLast();

        assertThat(last).isEqualTo(new Line(ended, Line.Kind.FAILURE, "It broke"));
        assertThat(new Entry(run(Outcome.INTERRUPTED, null, "The program ended"), List.of(), List.of())
                        .transcript()
                        .getLast()
                        .at())
                .as("nobody knows when it ended")
                .isEqualTo(AT);
    }

    @Test
    void thousandsOfLinesAreAllThereInTheirOrder() {
        List<Run.Step> steps = new ArrayList<>();
        List<Run.Line> lines = new ArrayList<>();
        for (int step = 1; step <= 100; step++) {
            steps.add(step(step, "step " + step));
            for (int line = 0; line < 100; line++) {
                lines.add(new Run.Line(step, AT, null, step + "." + line));
            }
        }
        List<Line> transcript = new Entry(run(Outcome.DONE, AT, null), steps, lines).transcript();

        assertThat(transcript).hasSize(10_100);
        assertThat(transcript.get(101).text()).isEqualTo("step 2");
        assertThat(transcript.getLast().text()).isEqualTo("100.99");
    }

    @Test
    void whatIsCopiedSaysAllThatTheLogNeedsAndNothingThatIsNotKnown() {
        Note note = new Note("r", AT.plusSeconds(3600), "Ada", "The tap is new");
        Entry entry = new Entry(
                run(Outcome.FAILED, AT.plusSeconds(90), "It broke"),
                List.of(step(1, "Look")),
                List.of(),
                List.of(note),
                List.of());

        assertThat(entry.text(TIMES))
                .startsWith("Back up parish\nWhen: 2026-10-25 02:59:00 CEST")
                .contains("1 min 30 s", "By: mara, on Garden", "What happened: It broke", "Next: Try again", "1. Look")
                .contains("2026-10-25 02:59:00 CET", "Ada", "The tap is new")
                .endsWith("Run: 20261121-043712-k3f\n");

        String running = new Entry(run(null, null, null), List.of(), List.of()).text(TIMES);
        assertThat(running).doesNotContain("What happened", "null").contains("CEST\n");
    }

    @Test
    void anEntryIsNotChangedByWhoMadeIt() {
        List<Run.Step> steps = new ArrayList<>(List.of(step(1, "Look")));
        Entry entry = new Entry(run(Outcome.DONE, AT, null), steps, List.of());
        steps.clear();

        assertThat(entry.steps()).hasSize(1);
    }

    @Test
    void howARunEndedIsAWordAndHowLongItTookIsKnownOnlyAtItsEnd() {
        assertThat(Outcomes.took(run(null, null, null))).isEmpty();
        assertThat(Outcomes.took(run(Outcome.DONE, AT, null))).contains("0 ms");
        assertThat(Outcomes.took(run(Outcome.DONE, AT.minusSeconds(5), null)))
                .as("a clock that was set back")
                .contains("0 ms");
        assertThat(List.of(
                        Outcomes.words(run(null, null, null)),
                        Outcomes.words(run(Outcome.DONE, AT, null)),
                        Outcomes.words(run(Outcome.FAILED, AT, null)),
                        Outcomes.words(run(Outcome.CANCELLED, AT, null)),
                        Outcomes.words(run(Outcome.INTERRUPTED, AT, null))))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    private static Run run(@Nullable Outcome outcome, @Nullable Instant ended, @Nullable String failure) {
        return new Run(
                "20261121-043712-k3f",
                "backup run",
                "Back up parish",
                "Garden",
                "mara",
                AT,
                ended,
                outcome,
                failure,
                failure == null ? null : "Try again",
                Map.of());
    }

    private static Run.Step step(int number, String words) {
        return new Run.Step(number, words, AT, null);
    }
}
