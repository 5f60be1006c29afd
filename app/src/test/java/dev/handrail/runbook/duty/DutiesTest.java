package dev.handrail.runbook.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.samples.Desks;
import dev.handrail.desktop.samples.SampleClock;
import dev.handrail.journal.Beginning;
import dev.handrail.journal.MaintenanceEntry;
import dev.handrail.journal.OpenRun;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Operation;
import dev.handrail.runbook.walk.Answers;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.runbook.walk.Happening.Kind;
import dev.handrail.runbook.walk.Steps;
import dev.handrail.runbook.walk.WalkMeans;
import dev.handrail.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is to be done again and again, and what shows that it was. */
class DutiesTest extends Desks {
    private static final String TEXT = """
            ---
            title: Sweep the yard
            cadence: weekly
            counts-as: [backup drill]
            ---
            - [ ] Sweep
            # Back {rollback}
            - [ ] Put the leaves back
            """;

    private Path file;
    private Server server;

    @BeforeEach
    void write() throws Exception {
        Path own = Files.createDirectories(desk().home().resolve("runbooks"));
        file = Files.writeString(own.resolve("sweep.md"), TEXT);
        server = desk().servers().require("Practice server");
    }

    private WalkMeans means() {
        return desk().guides().means();
    }

    private Instant ago(int days) {
        return desk().clock().instant().minus(Duration.ofDays(days));
    }

    private Optional<Duty> found(Server one) throws Exception {
        return desk().guides().duties(one).stream()
                .filter(duty -> duty.guide().name().equals("sweep"))
                .findFirst();
    }

    private Duty duty() throws Exception {
        return found(server).orElseThrow();
    }

    private String begun() throws Exception {
        Operation start = Steps.start(
                means(), List.of(server), file.toString(), TEXT, Answers.of(Map.of()), false, Optional.empty());
        return Objects.requireNonNull(desk().runner()
                .start(start, desk().runner().plan(start), event -> {})
                .await()
                .made()
                .get("walkthrough"));
    }

    private void happened(String id, Kind... kinds) {
        for (Kind kind : kinds) {
            means().walkthroughs().add(id, Happening.of(kind, kind == Kind.DONE ? "1.1" : "", "so"));
        }
    }

    private void wrote(String id, String title, Instant at) {
        means().log()
                .add(new MaintenanceEntry(
                        id, 0, title, server.name(), at, at, List.of("Ben"), List.of(), Map.of(), at, ""));
    }

    @Test
    void whatNobodyHasDoneYetWantsToBeDone() throws Exception {
        assertThat(duty().state()).isEqualTo(Duty.State.NEVER);
        assertThat(duty().last()).isEmpty();
        assertThat(duty().due()).isEmpty();
        assertThat(duty().open()).isEmpty();
        assertThat(duty().state().wants()).isTrue();
    }

    @Test
    void whatIsUnderWayIsNamedAndWhatIsSignedOffCounts() throws Exception {
        String id = begun();
        assertThat(duty().open()).contains(id);
        assertThat(duty().state()).as("it is not done by being begun").isEqualTo(Duty.State.NEVER);
        happened(id, Kind.DONE, Kind.FINISHED);
        assertThat(duty().open()).isEmpty();
        assertThat(duty().state()).isEqualTo(Duty.State.LATER);
        assertThat(duty().last()).hasValueSatisfying(last -> {
            assertThat(last.how()).isEqualTo(Done.How.WALKTHROUGH);
            assertThat(last.id()).isEqualTo(id);
        });
        happened(id, Kind.REOPENED);
        assertThat(duty().open()).as("it goes on").contains(id);
        assertThat(duty().state()).isEqualTo(Duty.State.NEVER);
    }

    @Test
    void whatWasOpenedAgainWasDoneWhenItWasSignedAnew() throws Exception {
        String id = begun();
        happened(id, Kind.DONE, Kind.FINISHED);
        Instant first = duty().last().orElseThrow().at();
        ((SampleClock) desk().clock()).pass(Duration.ofDays(3));
        happened(id, Kind.REOPENED, Kind.FINISHED);
        assertThat(duty().last()).map(Done::at).contains(first.plus(Duration.ofDays(3)));
    }

    @Test
    void ofSeveralTheOneCountsThatEndedLastWhicheverWasBegunFirst() throws Exception {
        String early = begun();
        ((SampleClock) desk().clock()).pass(Duration.ofDays(1));
        String late = begun();
        happened(late, Kind.DONE, Kind.FINISHED);
        assertThat(duty().last()).map(Done::id).contains(late);
        assertThat(duty().open()).contains(early);
        ((SampleClock) desk().clock()).pass(Duration.ofDays(2));
        happened(early, Kind.DONE, Kind.FINISHED);
        assertThat(duty().last()).map(Done::id).contains(early);
        assertThat(duty().open()).isEmpty();

        ((SampleClock) desk().clock()).pass(Duration.ofDays(1));
        String back = begun();
        happened(back, Kind.ROLLED_BACK, Kind.FINISHED);
        assertThat(duty().last())
                .as("what was rolled back hides no other")
                .map(Done::id)
                .contains(early);
    }

    @Test
    void whatWasRolledBackWasNotDone() throws Exception {
        String id = begun();
        happened(id, Kind.ROLLED_BACK, Kind.FINISHED);
        assertThat(duty().state()).isEqualTo(Duty.State.NEVER);
    }

    @Test
    void underAnotherFileOrTitleItIsTheSameStill() throws Exception {
        String id = begun();
        happened(id, Kind.DONE, Kind.FINISHED);
        Files.writeString(file, TEXT.replace("Sweep the yard", "Sweep"));
        assertThat(duty().last()).as("the same file").isPresent();
        Files.move(file, file.resolveSibling("broom.md"));
        Files.writeString(file.resolveSibling("broom.md"), TEXT);
        assertThat(desk().guides().duties(server))
                .as("the same title")
                .anyMatch(duty ->
                        duty.guide().name().equals("broom") && duty.last().isPresent());
    }

    @Test
    void whatSomebodyWroteUnderItsTitleCounts() throws Exception {
        wrote("20261101-120000-w1t", "Swept something else", ago(1));
        assertThat(duty().last()).isEmpty();
        wrote("20261101-120000-w2t", "sweep THE yard", ago(5));
        wrote("20261101-120000-w3t", "Sweep the yard", ago(9));
        assertThat(duty().last()).hasValueSatisfying(last -> {
            assertThat(last.how()).isEqualTo(Done.How.ENTRY);
            assertThat(last.at()).isEqualTo(ago(5));
            assertThat(last.by()).isEqualTo("Ben");
        });
        assertThat(duty().state()).isEqualTo(Duty.State.LATER);
    }

    @Test
    void itIsDueOnceTheWeekIsNearlyOverAndOverdueBehindIt() throws Exception {
        wrote("20261101-120000-w1t", "Sweep the yard", ago(9));
        assertThat(duty().state()).isEqualTo(Duty.State.OVERDUE);
        wrote("20261101-120000-w2t", "Sweep the yard", ago(6));
        assertThat(duty().state()).isEqualTo(Duty.State.DUE);
        wrote("20261101-120000-w3t", "Sweep the yard", ago(2));
        assertThat(duty().state()).isEqualTo(Duty.State.LATER);
    }

    @Test
    void anOperationThatCountsAsItCountsWhereItWentWell() throws Exception {
        OpenRun failed =
                desk().journal().begin(new Beginning("backup drill", "Drill", server.name(), "mara", Set.of()));
        failed.end(Outcome.FAILED, "closed", null);
        assertThat(duty().last()).isEmpty();
        OpenRun good = desk().journal().begin(new Beginning("backup drill", "Drill", server.name(), "mara", Set.of()));
        good.end(Outcome.DONE, null, null);
        assertThat(duty().last()).hasValueSatisfying(last -> {
            assertThat(last.how()).isEqualTo(Done.How.RUN);
            assertThat(last.id()).isEqualTo(good.id());
        });
        OpenRun other =
                desk().journal().begin(new Beginning("backup drill", "Drill", "Parish office", "mara", Set.of()));
        other.end(Outcome.DONE, null, null);
        assertThat(duty().last()).map(Done::id).contains(good.id());
    }

    @Test
    void whatWasWrittenForAnotherKindOfSystemOrComesAtNoTimeIsNoDuty() throws Exception {
        Files.writeString(file, TEXT.replace("cadence: weekly", "cadence: when leaves fall"));
        assertThat(found(server)).isEmpty();
        Files.writeString(file, TEXT.replace("cadence: weekly", "cadence: weekly\ntemplates: [rails]"));
        assertThat(found(server)).isEmpty();
        Files.writeString(file, TEXT);
        assertThat(found(server)).isPresent();
    }

    @Test
    void theWorstComesFirst() throws Exception {
        wrote("20261101-120000-w1t", "Sweep the yard", ago(9));
        List<Duty> all = desk().guides().duties(server);
        assertThat(all.getFirst().guide().name()).isEqualTo("sweep");
        assertThat(all).isSortedAccordingTo(Duty.URGENT).hasSizeGreaterThan(3);
    }
}
