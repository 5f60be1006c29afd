package dev.handrail.desktop.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Fake;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.operation.Operation;
import dev.handrail.shell.ChangedHostKey;
import dev.handrail.shell.HostKey;
import dev.handrail.words.OperationFailed;
import java.time.Clock;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangedHostKeySheetTest extends WindowTest {
    private static final HostKey KNOWN = new HostKey("chms.example.org", 22, "ssh-ed25519", new byte[] {1});
    private static final HostKey SHOWN = new HostKey("chms.example.org", 22, "ecdsa-sha2-nistp256", new byte[] {2});

    private final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    private final Sheets sheets = onWindow(Sheets::new);

    @BeforeEach
    void tell() {
        Activities activities = new Activities((operation, plan, watcher) -> new Fake("it"), atOnce, Clock.systemUTC());
        open(sheets::node);
        onWindow(() -> {
            new Deeds(List.of(), Operation::plan, activities, atOnce, sheets)
                    .tell(OperationFailed.refused("The machine shows another key")
                            .showing(new ChangedHostKey(KNOWN, SHOWN, "/home/mara/.ssh/known_hosts:12"))
                            .build());
            return true;
        });
        eventually(sheets::isOpen);
    }

    @Test
    void bothFingerprintsStandBesideEachOtherToBeCompared() {
        assertThat(text("#known")).isEqualTo(KNOWN.fingerprint());
        assertThat(text("#shown")).isEqualTo(SHOWN.fingerprint());
        assertThat(lookup("Shown now (ecdsa-sha2-nistp256)").tryQuery()).isPresent();
        assertThat(lookup(".paper.alarm").tryQuery()).isPresent();
    }

    @Test
    void thereIsNoButtonThatAcceptsIt() {
        assertThat(lookup(node -> node instanceof Button).queryAllAs(Button.class))
                .extracting(Button::getText)
                .containsExactlyInAnyOrder("Copy details", "Stay away");
    }

    @Test
    void itSaysWhereTheKnownKeyStands() {
        assertThat(lookup("#remove").queryAs(Label.class).getText()).contains("/home/mara/.ssh/known_hosts:12");
    }

    @Test
    void theDetailsCanBeHandedOnAndEscapeStaysAway() {
        clickOn("#copy");
        eventually(() -> Clipboard.getSystemClipboard().getString().contains("The machine shows another key"));

        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    private String text(String selector) {
        return lookup(selector).queryAs(TextInputControl.class).getText();
    }
}
