package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Standing;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetModelTest {
    private final FleetModel model = new FleetModel();

    @Test
    void theServerThatMostNeedsAHandIsFirst() {
        model.know(
                List.of(
                        Some.server("Good", Environment.PRODUCTION),
                        Some.server("Unknown", Environment.PRODUCTION),
                        Some.server("Bad", Environment.STAGING),
                        Some.server("Warned", Environment.PRODUCTION)),
                Map.of(
                        "Good", new Standing(Light.GOOD, "Backed up"),
                        "Bad", new Standing(Light.BAD, "Backup failed"),
                        "Warned", new Standing(Light.WARN, "Backed up 3 days ago")));

        assertThat(model.rows())
                .extracting(row -> row.server().name())
                .containsExactly("Bad", "Warned", "Unknown", "Good");
    }

    @Test
    void aRowSaysWhereTheServerIsAndWhatIsOnIt() {
        model.know(
                List.of(
                        Some.withDatabase("Parish office", Environment.PRODUCTION),
                        Server.of("Here", Environment.TEST, new Access.ThisComputer(Sudo.NONE))),
                Map.of());

        assertThat(model.rows().getFirst().address()).isEqualTo("deploy@example.org");
        assertThat(model.rows().getFirst().databases()).isEqualTo("chms_production");
        assertThat(model.rows().getLast().address()).isEqualTo("this computer");
    }
}
