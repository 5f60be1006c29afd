package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Run;
import java.time.Duration;
import java.util.Objects;

/** How long a restore took, as the catalogue has it. */
final class Measured {
    private Measured() {}

    /** How long a restore takes is what is measured, not how long an application takes to say yes. */
    static void without(Duration asking, Rig rig, String id) throws Exception {
        Run run = rig.journal().runs(JournalFilter.all()).getFirst();
        Duration all = Duration.between(run.started(), Objects.requireNonNull(run.ended()));
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.RESTORED))
                .hasValueSatisfying(
                        proof -> assertThat(Duration.ofMillis(proof.millis())).isLessThanOrEqualTo(all.minus(asking)));
    }
}
