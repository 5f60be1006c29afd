package dev.handrail.desktop.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.Dropped;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Some;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSheetTest extends WindowTest {
    private final Sheets sheets = onWindow(Sheets::new);
    private final List<Server> added = new ArrayList<>();

    @BeforeEach
    void openImport() {
        Errands atOnce = new Errands(Runnable::run, Runnable::run);
        open(sheets::node);
        onWindow(() -> {
            sheets.show(new ImportSheet(
                    new ImportModel(List.of(Some.server("Parish office", Environment.STAGING)), atOnce),
                    () -> new SshConfig(
                            List.of(
                                    Some.server("Parish office", Environment.PRODUCTION),
                                    Some.server("Bastion", Environment.PRODUCTION),
                                    Some.server("Parish test", Environment.PRODUCTION)),
                            List.of()),
                    added::addAll));
            return true;
        });
        eventually(sheets::isOpen);
    }

    @Test
    void withNothingChosenThereIsNothingToAdd() {
        Button add = lookup("#add").query();

        assertThat(onWindow(add::isDisabled)).isTrue();
    }

    @Test
    void whatIsChosenFromTheSshConfigurationIsAdded() {
        clickOn("#fromSsh");
        eventually(() -> lookup("Bastion").tryQuery().isPresent());
        clickOn("Bastion").clickOn("#add");

        eventually(() -> added.size() == 1 && !sheets.isOpen());
        assertThat(added.getFirst().name()).isEqualTo("Parish test");
    }

    @Test
    void whatWouldBeReplacedSaysSo() {
        clickOn("#fromSsh");

        eventually(() -> lookup("changes what is there").tryQuery().isPresent());
        assertThat(lookup("For: Production is added, Staging goes").tryQuery()).isPresent();
    }

    @Test
    void aProfileFileThatIsDroppedIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("choir.yaml"), "server: Choir\nenvironment: test\naccess: this-computer\n");
        assertThat(onWindow(() -> Dropped.on(lookup("#drop").query(), file))).isTrue();
        eventually(() -> lookup("Choir").tryQuery().isPresent());
        clickOn("#add");

        eventually(() -> added.size() == 1);
        assertThat(added.getFirst().name()).isEqualTo("Choir");
    }
}
