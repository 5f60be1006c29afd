package dev.handrail.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.shared.Light;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.duty.Done;
import dev.handrail.runbook.duty.Duty;
import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is due for a server follows from what stands in the store: the clock of these says 20 November 2026. */
class DutiesTest extends Desks {
    private static final String PARISH = "Parish office";

    private Duty duty(String server, String name) throws OperationFailed {
        return duties(server).stream()
                .filter(duty -> duty.guide().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Duty> duties(String server) throws OperationFailed {
        return desk().guides().duties(desk().servers().require(server));
    }

    private WalkMeans means() {
        return desk().guides().means();
    }

    private void wrote(String title, String day) {
        Instant at = Instant.parse(day + "T10:00:00Z");
        means().log()
                .add(new MaintenanceEntry(
                        "2026-" + title.hashCode() + day,
                        0,
                        title,
                        PARISH,
                        at,
                        at,
                        List.of("Jonas"),
                        List.of(),
                        Map.of(),
                        at,
                        ""));
    }

    private String walk(String name) throws Exception {
        Files.writeString(
                desk().home().resolve("runbooks").resolve(name + ".md"),
                "---\ntitle: " + name + "\ncadence: weekly\n---\n- [ ] Look at it\n");
        Guide guide = desk().guides().open(name);
        Operation start = Steps.start(
                means(),
                List.of(desk().servers().require(PARISH)),
                guide.file(),
                guide.text(),
                Answers.of(Map.of()),
                true,
                Optional.empty());
        return Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
    }

    @Test
    void onlyWhatFitsTheServerAndComesAgainIsADuty() throws OperationFailed {
        assertThat(duties(PARISH))
                .extracting(duty -> duty.guide().name())
                .contains("weekly-duties", "monthly-restore-test", "dependencies-composer", "certificate-renewal")
                .doesNotContain("planned-maintenance", "laravel-update", "pre-update");
        assertThat(duties("Makerspace"))
                .extracting(duty -> duty.guide().name())
                .doesNotContain("dependencies-composer");
        assertThat(duty(PARISH, "weekly-duties").state()).isEqualTo(Duty.State.NEVER);
    }

    @Test
    void whatSomebodyWroteUnderItsTitleCounts() throws OperationFailed {
        wrote("weekly duties", "2026-11-18");
        wrote("Quarterly duties", "2026-08-24");
        wrote("Operating system updates", "2026-10-02");

        Duty weekly = duty(PARISH, "weekly-duties");
        assertThat(weekly.state()).isEqualTo(Duty.State.LATER);
        assertThat(weekly.due()).contains(LocalDate.of(2026, 11, 25));
        assertThat(weekly.last().map(Done::by)).contains("Jonas");
        assertThat(duty(PARISH, "quarterly-duties").state()).isEqualTo(Duty.State.DUE);
        assertThat(duty(PARISH, "os-updates").state()).isEqualTo(Duty.State.OVERDUE);
        assertThat(duties(PARISH).getFirst().guide().name()).isEqualTo("os-updates");
    }

    @Test
    void aWalkthroughCountsWhenItIsFinishedAndNotWhenItWasTakenBack() throws Exception {
        String id = walk("water");
        assertThat(duty(PARISH, "water").every()).isEqualTo(Period.ofWeeks(1));
        assertThat(duty(PARISH, "water").state()).isEqualTo(Duty.State.NEVER);
        assertThat(duty(PARISH, "water").open()).contains(id);

        means().walkthroughs().add(id, Happening.of(Happening.Kind.FINISHED, "", "signed"));
        Duty done = duty(PARISH, "water");
        assertThat(done.state()).isEqualTo(Duty.State.LATER);
        assertThat(done.last().map(Done::how)).contains(Done.How.WALKTHROUGH);
        assertThat(done.open()).isEmpty();

        String back = walk("prune");
        means().walkthroughs().add(back, Happening.of(Happening.Kind.ROLLED_BACK, "", "it did not start"));
        means().walkthroughs().add(back, Happening.of(Happening.Kind.FINISHED, "", "signed"));
        assertThat(duty(PARISH, "prune").state()).isEqualTo(Duty.State.NEVER);
    }

    @Test
    void anOperationCountsThatARunbookNamesAsItselfWhenItWentWell() throws OperationFailed {
        run("backup drill", Outcome.FAILED);
        assertThat(duty(PARISH, "monthly-restore-test").state()).isEqualTo(Duty.State.NEVER);
        run("backup drill", Outcome.DONE);
        Duty tested = duty(PARISH, "monthly-restore-test");
        assertThat(tested.state()).isEqualTo(Duty.State.LATER);
        assertThat(tested.last().map(Done::how)).contains(Done.How.RUN);
    }

    @Test
    void theCardSaysWhatIsWorstFirst() throws OperationFailed {
        Card fresh = new DueCard(duties(PARISH), times()).card();
        assertThat(fresh.light()).isEqualTo(Light.WARN);
        assertThat(fresh.go()).isEqualTo(Card.Go.RUNBOOKS);

        wrote("Operating system updates", "2026-10-02");
        Card overdue = new DueCard(duties(PARISH), times()).card();
        assertThat(overdue.figure()).isEqualTo("1 overdue");
        assertThat(overdue.light()).isEqualTo(Light.BAD);
        assertThat(overdue.lines().getFirst()).startsWith("Operating system updates: overdue since");

        for (Duty duty : duties(PARISH)) {
            wrote(duty.guide().runbook().title(), "2026-11-20");
        }
        Card done = new DueCard(duties(PARISH), times()).card();
        assertThat(done.light()).isEqualTo(Light.GOOD);
        assertThat(done.lines()).hasSize(1);
    }

    private void run(String words, Outcome outcome) throws OperationFailed {
        desk().journal()
                .begin(new Beginning(words, "Try it out", PARISH, "mara", Set.of()))
                .end(outcome, null, null);
    }
}
