package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Some;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanModelTest {
    @Test
    void whatOnlyReadsAndFoundNothingOddNeedsNotBeSeen() {
        assertThat(PlanModel.mustBeSeen(plan(Effect.READS, Check.ok("reached"))))
                .isFalse();
        assertThat(PlanModel.mustBeSeen(plan(Effect.READS, Check.warning("little room", "make some"))))
                .isTrue();
        assertThat(PlanModel.mustBeSeen(plan(Effect.CHANGES))).isTrue();
    }

    @Test
    void whatDestroysOnProductionAsksForTheName() {
        PlanModel model = model(Environment.PRODUCTION, plan(Effect.DESTROYS));
        assertThat(model.mustType()).isTrue();
        assertThat(model.ready().get()).isFalse();

        model.typed().set("Parish");
        assertThat(model.ready().get()).isFalse();

        model.typed().set("Parish office");
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void elsewhereNoNameIsAskedFor() {
        assertThat(model(Environment.STAGING, plan(Effect.DESTROYS)).ready().get())
                .isTrue();
        assertThat(model(Environment.PRODUCTION, plan(Effect.CHANGES)).ready().get())
                .isTrue();
    }

    @Test
    void aBlockerCannotBeTypedAway() {
        PlanModel model = model(Environment.PRODUCTION, plan(Effect.DESTROYS, Check.blocker("no room", "make some")));
        model.typed().set("Parish office");

        assertThat(model.ready().get()).isFalse();
        assertThat(model.verdict()).isEqualTo("It cannot be started: a check says no");
    }

    private static Plan plan(Effect effect, Check... checks) {
        return new Plan("Do it", effect, List.of(checks), List.of(), List.of());
    }

    private static PlanModel model(Environment environment, Plan plan) {
        return new PlanModel(new Planned(Some.server("Parish office", environment), plan), plan);
    }
}
