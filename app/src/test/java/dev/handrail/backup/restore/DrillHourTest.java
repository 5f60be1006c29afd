package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.keep.Known;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Hours;
import dev.handrail.server.ProfileFile;
import dev.handrail.server.Server;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillHourTest {
    /** Two hours ahead in winter. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private final Backup backup = Known.proven("b1", Instant.EPOCH);

    private static Server server(String environment, String drill) throws OperationFailed {
        return ProfileFile.read("""
                        server: Parish
                        environment: %s
                        access: this-computer
                        files: [{ name: uploads, directory: /srv/uploads, drill: %s }]
                        """.formatted(environment, drill), "p.yaml").getFirst();
    }

    private Optional<Check> check(Server server, String utc, boolean any) {
        return new DrillHour(Clock.fixed(Instant.parse(utc), ZONE), any).check(server, backup);
    }

    @ParameterizedTest
    @CsvSource({
        "20-6, 20:00, true", "20-6, 05:59, true", "20-6, 06:00, false", "20-6, 19:59, false",
        "1-5, 01:00, true", "1-5, 05:00, false", "1-5, 00:59, false", "0-24, 23:59, true",
        "18-24, 23:59, true", "18-24, 00:00, false", "22-0, 23:00, true", "22-0, 00:00, false"
    })
    void theFirstHourIsInAndTheLastIsOut(String hours, LocalTime time, boolean in) {
        assertThat(Hours.parse(hours).has(time)).isEqualTo(in);
        assertThat(Hours.parse(hours).word()).isEqualTo(hours);
    }

    @Test
    void theHoursOfTheProfileAreBindingInTheTimeOfWhoIsThere() throws OperationFailed {
        Server server = server("test", "{ hours: 20-6 }");
        assertThat(check(server, "2026-11-21T18:00:00Z", false)).isEmpty();
        assertThat(check(server, "2026-11-21T17:59:00Z", false)).hasValueSatisfying(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.BLOCKER);
            assertThat(check.text()).contains("from 20 to 6 h");
            assertThat(check.advice()).contains("--on SERVER", "--any-hour");
        });
    }

    @Test
    void whoSaysThatTheHourDoesNotMatterIsOnlyWarned() throws OperationFailed {
        Server server = server("production", "{ hours: 20-6 }");
        assertThat(check(server, "2026-11-21T12:00:00Z", true))
                .hasValueSatisfying(check -> assertThat(check.state()).isEqualTo(Plan.State.WARNING));
    }

    @Test
    void whereNobodySaidOneIsWarnedInProductionOnWorkingDaysOnly() throws OperationFailed {
        Server production = server("production", "{ every: 31d }");
        assertThat(check(production, "2026-11-20T08:00:00Z", false))
                .hasValueSatisfying(check -> assertThat(check.state()).isEqualTo(Plan.State.WARNING));
        assertThat(check(production, "2026-11-20T16:00:00Z", false)).isEmpty();
        assertThat(check(production, "2026-11-21T08:00:00Z", false))
                .as("a Saturday")
                .isEmpty();
        assertThat(check(server("test", "{ every: 31d }"), "2026-11-20T08:00:00Z", false))
                .isEmpty();
    }
}
