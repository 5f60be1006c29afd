package dev.handrail.desktop.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Subject;
import dev.handrail.desktop.shared.Times;
import dev.handrail.desktop.shared.WindowTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** What can be done about each thing that was lost. */
class LostRowsTest extends WindowTest {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");

    private final List<String> done = new ArrayList<>();

    private void show(Lost.State state) {
        Backup roles = LostTest.roles("Parish", NOW);
        LostRows rows = new LostRows(
                new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC),
                backup -> done.add("bring"),
                backup -> done.add("commands of " + backup.id()),
                backup -> done.add("noted " + backup.id()),
                backup -> done.add("taken back " + backup.id()));
        open(() -> {
            VBox all = new VBox();
            all.getChildren().addAll(rows.of(List.of(new Lost(Subject.of(roles), roles, state))));
            return all;
        });
    }

    private Button button(String id) {
        return lookup(id).query();
    }

    @Test
    void rolesAreNotBroughtButShownHowAndNoted() {
        show(Lost.State.TO_COME);
        assertThat(lookup("#bring-0").tryQuery()).isEmpty();
        assertThat(lookup("#takeback-0").tryQuery()).isEmpty();
        onWindow(() -> {
            button("#commands-0").fire();
            button("#byhand-0").fire();
            return true;
        });
        assertThat(done).containsExactly("commands of roles-1", "noted roles-1");
    }

    @Test
    void whatIsNotedIsNotAskedForAgainButCanBeTakenBack() {
        show(Lost.State.BY_HAND);
        assertThat(lookup("#byhand-0").tryQuery()).isEmpty();
        assertThat(button("#commands-0").isDisabled()).isFalse();
        onWindow(() -> {
            button("#takeback-0").fire();
            return true;
        });
        assertThat(done).containsExactly("taken back roles-1");
    }

    @Test
    void whatHasNoCopyHasNoCommands() {
        show(Lost.State.GONE);
        assertThat(button("#commands-0").isDisabled()).isTrue();
    }
}
