package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A plan as people and scripts read it. */
class PlanTextTest {
    private static final Plan PLAN = new Plan(
            "Dig over the bed",
            Effect.DESTROYS,
            List.of(
                    Check.ok("The spade is there"),
                    Check.warning("Bulbs are in it:\ntulips", "Lift them first."),
                    Check.blocker("The ground is frozen", "Wait for spring.")),
            List.of(
                    new Plan.Step("Look", "shed", null, Effect.READS),
                    new Plan.Step("Dig", "Rose bed", "dig --deep\nrake", Effect.DESTROYS)),
            List.of("What grows there is gone"));
    private static final Garden.Job JOB = Garden.Job.of("bed dig", Garden.PRODUCTION, Effect.DESTROYS);

    @Test
    void aPersonReadsWhereWhatWasFoundWhatIsDoneAndWhatDoesNotComeBack() {
        List<String> lines = PlanText.lines(JOB, PLAN);
        assertThat(lines.getFirst()).contains("Dig over the bed", "Rose bed", "Production");
        assertThat(lines)
                .anyMatch(line -> line.contains("The ground is frozen"))
                .contains("      Wait for spring.");
        assertThat(lines).contains("       $ dig --deep", "       $ rake");
        assertThat(lines.getLast()).contains("What grows there is gone");
        assertThat(lines.indexOf("      Lift them first.")).isLessThan(lines.indexOf("      Wait for spring."));
    }

    @Test
    void stepsAreNumberedAndSayWhatTheyDoToWhat() {
        assertThat(PlanText.lines(JOB, PLAN))
                .anyMatch(line -> line.strip().startsWith("1") && line.contains("Look") && line.contains("shed"))
                .anyMatch(line -> line.strip().startsWith("2") && line.contains("Dig") && line.contains("Rose bed"));
    }

    @Test
    void aCheckOverSeveralLinesStaysTogether() {
        assertThat(String.join("\n", PlanText.lines(JOB, PLAN))).contains("Bulbs are in it:\n      tulips");
    }

    @Test
    void aScriptFindsEverythingUnderItsName() {
        Map<String, ?> document = PlanText.document(JOB, PLAN);
        assertThat(document.get("operation")).isEqualTo("bed dig");
        assertThat(document.get("server")).isEqualTo("Rose bed");
        assertThat(document.get("environment")).isEqualTo("production");
        assertThat(document.get("effect")).isEqualTo(Effect.DESTROYS);
        assertThat(document.get("blocked")).isEqualTo(true);
        assertThat(document.get("checks"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void aPlanWithoutABlockerIsNotBlockedByAWarning() {
        Plan open = new Plan("Look", Effect.READS, List.of(PLAN.checks().get(1)), List.of(), List.of());
        assertThat(PlanText.document(JOB, open).get("blocked")).isEqualTo(false);
        assertThat(PlanText.lines(JOB, open)).hasSize(3);
    }
}
