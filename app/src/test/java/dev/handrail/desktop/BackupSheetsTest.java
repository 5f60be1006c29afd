package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.frame.Tab;
import dev.handrail.server.Keep;
import dev.handrail.words.OperationFailed;
import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is laid over the backups of a server, in the whole window, used as a person would. */
class BackupSheetsTest extends SampleWindowTest {
    private static final String SERVER = "Beamline user office";

    @BeforeEach
    void openWindow() {
        openContent();
        onWindow(() -> {
            window.model().goTo(SERVER);
            window.model().tab().set(Tab.BACKUPS);
            return true;
        });
        eventually(() -> lookup("#keep").tryQuery().isPresent());
    }

    @Test
    void aRuleIsTriedOutAndThenSaved() throws OperationFailed {
        clickOn("#keep");
        eventually(sheets::isOpen);
        String before = lookup("#summary").queryLabeled().getText();
        type("#rule-local-configuration", "3 newest");
        eventually(() -> !lookup("#summary").queryLabeled().getText().equals(before));
        assertThat(rule()).isEqualTo(Keep.parse("14d"));

        clickOn("#save");
        eventually(() -> !sheets.isOpen());
        assertThat(rule()).isEqualTo(Keep.parse("3 newest"));
        assertThat(samples.desk()
                        .servers()
                        .require(SERVER)
                        .databases()
                        .getFirst()
                        .keep())
                .isEqualTo(Keep.parse("7 daily, 4 weekly"));
    }

    @Test
    void whatGoesIsShownOnceMoreBeforeItIsRemoved() {
        clickOn("#keep");
        eventually(sheets::isOpen);
        clickOn("#remove");

        eventually(() -> lookup("#typed").tryQuery().isPresent());
        type(KeyCode.ESCAPE);
        eventually(() -> !sheets.isOpen());
    }

    @Test
    void whatLiesInADestinationIsSeenBeforeItIsEntered() {
        clickOn("#adopt");
        eventually(sheets::isOpen);
        assertThat(lookup("#enter").query().isDisabled()).isTrue();
        clickOn("#look");
        eventually(() -> lookup("Enter 2 into the catalogue").tryQuery().isPresent());
        clickOn("#enter");

        eventually(() -> !sheets.isOpen());
        assertThat(onWindow(() -> window.activities().running().getFirst().title()))
                .isEqualTo("Enter the backups in /mnt/nas/uso into the catalogue");
    }

    @Test
    void beforeAllAreVerifiedOneSaysHowFarAndSeesThePlan() {
        clickOn("#backups-more").clickOn("#verifyAll");
        eventually(sheets::isOpen);
        type("#level .text-field", "3");
        clickOn("#go");
        eventually(() -> lookup("#action").tryQuery().isPresent());
        assertThat(onWindow(() -> window.activities().running().size())).isZero();
        clickOn("#action");

        eventually(() -> !sheets.isOpen());
        assertThat(onWindow(() -> window.activities().running().getFirst().title()))
                .startsWith("backup verify-all")
                .contains(SERVER, "--level=[3]");
    }

    @Test
    void aBackupIsPinnedWithAReasonAndNotWithout() {
        clickOn("#pin");
        eventually(sheets::isOpen);
        assertThat(sheets.node().lookup("#pin").isDisabled()).isTrue();
        type("#reason", "Before the migration");
        type(KeyCode.ENTER);

        eventually(() -> !sheets.isOpen());
        assertThat(onWindow(() -> window.activities().running().getFirst().title()))
                .startsWith("backup pin")
                .contains("Before the migration", "local-configuration");
    }

    private void type(String field, String text) {
        TextField there = lookup(field).query();
        onWindow(() -> {
            there.requestFocus();
            there.setText(text);
            return true;
        });
    }

    private Keep rule() throws OperationFailed {
        return Objects.requireNonNull(
                samples.desk().servers().require(SERVER).files().getFirst().keep());
    }
}
