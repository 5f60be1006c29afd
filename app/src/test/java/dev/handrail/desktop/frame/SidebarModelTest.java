package dev.handrail.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.SidebarModel.Row;
import dev.handrail.desktop.shared.Light;
import dev.handrail.desktop.shared.Some;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SidebarModelTest {
    private final Server parish = Some.server("Parish office", Environment.PRODUCTION);
    private final Server staging = Some.server("Parish test", Environment.STAGING);
    private final SidebarModel model = new SidebarModel();

    @Test
    void allServersComeFirstThenTheGroupsThatThereAre() {
        model.know(List.of(staging, parish), Map.of());

        assertThat(model.rows().stream().map(SidebarModelTest::told))
                .containsExactly("2 servers", "PRODUCTION", "Parish office", "STAGING", "Parish test");
    }

    @Test
    void aServerOfWhichNothingIsKnownIsNeverGreen() {
        model.know(List.of(parish), Map.of());

        assertThat(((Row.One) model.rows().getLast()).standing().light()).isEqualTo(Light.UNKNOWN);
    }

    @Test
    void howManyNeedAHandIsSaid() {
        model.know(
                List.of(parish, staging),
                Map.of("Parish office", new Standing(Light.BAD, "No good backup since Tuesday")));

        assertThat(told(model.rows().getFirst())).isEqualTo("2 servers, 1 to look at");
    }

    @Test
    void aSearchNarrowsTheListWhateverTheCase() {
        model.know(List.of(parish, staging), Map.of());
        model.search().set("TEST");

        assertThat(model.rows().stream().map(SidebarModelTest::told)).containsExactly("STAGING", "Parish test");
    }

    @Test
    void aListThatSaysTheSameIsNotDrawnAnew() {
        model.know(List.of(parish), Map.of());
        boolean[] redrawn = {false};
        model.rows().subscribe(() -> redrawn[0] = true);
        model.know(List.of(parish), Map.of());

        assertThat(redrawn[0]).isFalse();
    }

    private static String told(Row row) {
        return switch (row) {
            case Row.All all -> all.words();
            case Row.Group group -> group.environment().name();
            case Row.One one -> one.server().name();
        };
    }
}
