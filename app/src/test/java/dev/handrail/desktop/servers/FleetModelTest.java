package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Standing;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    @Test
    void ofThoseThatStandAlikeProductionIsFirstAndThenTheNameCounts() {
        model.know(
                List.of(
                        Some.server("b", Environment.TEST),
                        Some.server("c", Environment.PRODUCTION),
                        Some.server("a", Environment.PRODUCTION),
                        Some.server("a test", Environment.TEST)),
                Map.of());

        assertThat(model.rows()).extracting(row -> row.server().name()).containsExactly("a", "c", "a test", "b");
    }

    @Test
    void whatOnlyRepeatsWhatIsKnownMovesNothingUnderTheHand() {
        List<Server> servers = List.of(Some.server("a", Environment.TEST), Some.server("b", Environment.TEST));
        model.know(servers, Map.of("a", new Standing(Light.GOOD, "Backed up")));
        List<Integer> changes = new ArrayList<>();
        model.rows().subscribe(() -> changes.add(1));

        model.know(List.copyOf(servers), Map.of("a", new Standing(Light.GOOD, "Backed up")));
        assertThat(changes).isEmpty();

        model.know(servers, Map.of("a", new Standing(Light.GOOD, "Backed up just now")));
        assertThat(changes).hasSize(1);
    }

    @Test
    void hundredsOfServersAreSortedAndWhatIsWorstIsOnTop() {
        List<Server> many = IntStream.range(0, 2_000)
                .mapToObj(i -> Some.server("server %04d".formatted(i), Environment.STAGING))
                .toList();
        model.know(many, Map.of("server 1234", new Standing(Light.BAD, "Backup failed")));

        assertThat(model.rows()).hasSize(2_000);
        assertThat(model.rows().getFirst().server().name()).isEqualTo("server 1234");
        assertThat(model.rows().get(1).server().name()).isEqualTo("server 0000");
    }
}
