package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.shared.WindowTest;
import dev.handrail.server.Access;
import dev.handrail.server.ByteSize;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Keep;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.RealS3;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is backed up and where to is set up in the window alone, against a bucket that is there. */
class ServerFormTest extends WindowTest {
    private static final Server BEFORE =
            Server.of("Parish office", Environment.TEST, new Access.ThisComputer(Sudo.NONE));

    @TempDir
    private Path home;

    private RealS3 s3;
    private OpenProgram program;

    @BeforeEach
    void start() throws Exception {
        s3 = RealS3.start();
        program = new OpenProgram(home);
        program.program().vault().get().createWithKeyFile();
        program.program().servers().get().save(BEFORE);
        eventually(() -> program.window().model().servers().size() == 1);
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
        s3.close();
    }

    @Test
    void aBucketAndADirectoryAreSetUpTriedSavedAndThereAgain() throws OperationFailed {
        edit(BEFORE);
        addDirectory();
        addBucket();
        fill("#secretKey .password-field", "not the key");
        press("#tryIt");
        eventually(() -> tried().contains("key"));
        fill("#secretKey .password-field", RealS3.SECRET_KEY);
        press("#tryIt");
        eventually(() -> tried().startsWith("It works"));
        assertThat(stored()).isEqualTo(BEFORE);
        assertThat(program.program().vault().get().names()).isEmpty();
        press("#save");

        eventually(() -> !program.sheets().isOpen());
        assertThat(stored().files())
                .containsExactly(new FileSet(
                        "uploads",
                        "/srv/uploads",
                        List.of("*.tmp"),
                        new FileSet.Cold(List.of("systemctl", "stop", "app"), List.of("sh", "-c", "up now"), null),
                        new Keep(30, 0, 7, 0, 0, 0, ByteSize.parse("50GB"))));
        assertThat(stored().destinations()).containsExactly(bucket("cloud"));
        assertThat(program.program().vault().get().names())
                .containsExactly(
                        "Parish office/destination/cloud/access-key", "Parish office/destination/cloud/secret-key");
        whenOpenedAgainItIsAsItWasLeftAndItsKeysAreNotShown();
    }

    private void whenOpenedAgainItIsAsItWasLeftAndItsKeysAreNotShown() throws OperationFailed {
        edit(stored());
        press("#page-destinations");
        press("#destinations .part-head");
        eventually(() -> text("#bucket .text-field").equals(RealS3.BUCKET));
        assertThat(onWindow(() -> text("#secretKey .password-field"))).isEmpty();
        assertThat(onWindow(() -> lookup("#secretKey .password-field")
                        .queryTextInputControl()
                        .getPromptText()))
                .contains("Kept");
        press("#tryIt");
        eventually(() -> tried().startsWith("It works"));

        fill("#destinations #name .text-field", "offsite");
        press("#tryIt");
        eventually(() -> tried().startsWith("It works"));
        press("#save");
        eventually(() -> !program.sheets().isOpen());
        assertThat(stored().destinations()).containsExactly(bucket("offsite"));
        edit(stored());
        press("#page-destinations");
        press("#destinations .part-head");
        press("#tryIt");
        eventually(() -> tried().startsWith("It works"));
    }

    private Destination bucket(String name) {
        return new Destination.S3(
                name,
                RealS3.BUCKET,
                "parish/",
                "auto",
                s3.endpoint(),
                null,
                new SecretRef.Vault(),
                new SecretRef.Vault());
    }

    private void addDirectory() {
        press("#page-files");
        press("#add-files");
        fill("#files #name .text-field", "uploads");
        fill("#directory .text-field", "/srv/uploads");
        fill("#exclude .text-area", "*.tmp\n");
        onWindow(() -> {
            lookup("#cold").queryAs(CheckBox.class).setSelected(true);
            return true;
        });
        fill("#stop .text-field", "systemctl stop app");
        fill("#start .text-field", "sh -c 'up now'");
        keep("Days", "30");
        keep("Daily", "7");
        keep("At most", "50GB");
        eventually(
                () -> lookup("Kept: all of the last 30 days, one a day for 7 days; together at most 50GB, of which the"
                                + " oldest go first. Only proven backups count; the newest proven one always stays.")
                        .tryQuery()
                        .isPresent());
    }

    private void addBucket() {
        press("#page-destinations");
        press("#add-destinations");
        fill("#destinations #name .text-field", "cloud");
        onWindow(() -> {
            Pane kinds = lookup("#kind").query();
            ((ToggleButton) kinds.getChildren().getLast()).setSelected(true);
            return true;
        });
        fill("#bucket .text-field", RealS3.BUCKET);
        fill("#prefix .text-field", "parish/");
        fill("#region .text-field", "auto");
        fill("#endpoint .text-field", s3.endpoint());
        fill("#accessKey .password-field", RealS3.ACCESS_KEY);
    }

    private void edit(Server server) {
        onWindow(() -> {
            program.window().actions().edit(server);
            return true;
        });
        eventually(() -> lookup("#page-files").tryQuery().isPresent());
    }

    private Server stored() throws OperationFailed {
        return program.program().servers().get().require(BEFORE.name());
    }

    private void press(String button) {
        eventually(() ->
                lookup(button).tryQuery().filter(node -> !node.isDisabled()).isPresent());
        onWindow(() -> {
            lookup(button).queryAs(ButtonBase.class).fire();
            return true;
        });
    }

    private void fill(String field, String text) {
        eventually(() -> lookup(field).tryQuery().isPresent());
        onWindow(() -> {
            lookup(field).queryTextInputControl().setText(text);
            return true;
        });
    }

    private void keep(String rule, String text) {
        onWindow(() -> {
            lookup((Node node) -> ("Keep: " + rule).equals(node.getAccessibleText()))
                    .queryAs(TextInputControl.class)
                    .setText(text);
            return true;
        });
    }

    private String text(String field) {
        return lookup(field)
                .tryQueryAs(TextInputControl.class)
                .map(TextInputControl::getText)
                .orElse("");
    }

    private String tried() {
        return Objects.requireNonNullElse(lookup("#tried").queryAs(Label.class).getText(), "");
    }
}
