package dev.handrail.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path home;

    private final List<String> failures = new ArrayList<>();

    @Test
    void withoutAFileAllIsAsUsual() throws OperationFailed {
        assertThat(new SettingsFile(home).read()).isEqualTo(Settings.USUAL);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws OperationFailed, IOException {
        Settings chosen = new Settings(Settings.Look.DARK, 150, true, Duration.ofHours(1));
        new SettingsFile(home).write(chosen);

        assertThat(new SettingsFile(home).read()).isEqualTo(chosen);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve("desktop.settings"));
        }
    }

    @Test
    void whatMakesNoSenseInTheFileIsAsUsual() throws OperationFailed, IOException {
        Files.writeString(home.resolve("desktop.settings"), "look=PURPLE\nscale=huge\nlock-after-minutes=0\n");

        Settings read = new SettingsFile(home).read();
        assertThat(read.look()).isEqualTo(Settings.Look.SYSTEM);
        assertThat(read.scale()).isEqualTo(100);
        assertThat(read.lockAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aFileThatCannotBeReadSaysWhatToDo() throws IOException {
        Files.writeString(home.resolve("desktop.settings"), "look=\\u00zz\n");

        assertThatThrownBy(() -> new SettingsFile(home).read())
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Remove the file");
    }

    @Test
    void aChangeIsKeptAtOnce() throws OperationFailed {
        model(Settings.USUAL).change(now -> now.look(Settings.Look.LIGHT));

        assertThat(new SettingsFile(home).read().look()).isEqualTo(Settings.Look.LIGHT);
    }

    @Test
    void whatOnlyANewStartBringsAboutIsSaid() {
        SettingsModel model = model(Settings.USUAL);
        model.change(now -> now.look(Settings.Look.DARK));
        assertThat(model.note().get()).isEmpty();

        model.change(now -> now.scale(150));
        assertThat(model.note().get()).isEqualTo("Counts from the next start of Handrail.");

        model.change(now -> now.scale(100));
        assertThat(model.note().get()).isEmpty();
    }

    @Test
    void settingsThatCannotBeKeptAreToldAndCountUntilTheEnd() throws IOException {
        Files.createDirectory(home.resolve("desktop.settings"));
        Files.writeString(home.resolve("desktop.settings").resolve("in-the-way"), "");
        SettingsModel model = model(Settings.USUAL);
        model.change(now -> now.software(true));

        assertThat(failures).hasSize(1);
        assertThat(model.now().get().software()).isTrue();
    }

    @Test
    void whatAScriptSetsMeanwhileIsTakenOver() throws OperationFailed {
        SettingsModel model = model(Settings.USUAL);
        Settings theirs = new Settings(Settings.Look.DARK, 150, false, Duration.ofHours(1));
        new SettingsFile(home).write(theirs);
        model.lookAgain();
        assertThat(model.now().get()).isEqualTo(theirs);
        assertThat(model.note().get()).contains("next start");

        model.change(now -> now.scale(100));
        model.lookAgain();
        assertThat(model.now().get()).isEqualTo(theirs.scale(100));
        assertThat(model.note().get()).isEmpty();
    }

    @Test
    void whatIsSetHereCountsWhileItIsNotInTheFileYet() throws OperationFailed {
        List<Runnable> waiting = new ArrayList<>();
        SettingsModel model = new SettingsModel(
                new SettingsFile(home),
                Settings.USUAL,
                SomeSettings.deeds(home),
                new Errands(waiting::add, Runnable::run),
                failed -> failures.add(failed.tried()));
        model.change(now -> now.look(Settings.Look.DARK));
        model.lookAgain();
        waiting.removeLast().run();
        assertThat(model.now().get().look()).isEqualTo(Settings.Look.DARK);

        new SettingsFile(home).write(Settings.USUAL.scale(125));
        waiting.removeFirst().run();
        waiting.removeFirst().run();
        assertThat(model.now().get()).isEqualTo(Settings.USUAL.scale(125).look(Settings.Look.DARK));
        assertThat(failures).isEmpty();
    }

    @Test
    void aChangeThatIsOnItsWayIsNotTakenBackByALookAfterTheOneBefore() throws OperationFailed {
        List<Runnable> waiting = new ArrayList<>();
        SettingsModel model = new SettingsModel(
                new SettingsFile(home),
                Settings.USUAL,
                SomeSettings.deeds(home),
                new Errands(waiting::add, Runnable::run),
                failed -> failures.add(failed.tried()));
        model.change(now -> now.look(Settings.Look.DARK));
        model.change(now -> now.software(true));
        Settings both = Settings.USUAL.look(Settings.Look.DARK).software(true);
        new SettingsFile(home).write(Settings.USUAL.scale(125));
        waiting.removeFirst().run();
        model.lookAgain();
        waiting.removeLast().run();
        assertThat(model.now().get()).isEqualTo(both);

        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
        assertThat(model.now().get()).isEqualTo(both.scale(125));
        assertThat(new SettingsFile(home).read()).isEqualTo(both.scale(125));
        assertThat(failures).isEmpty();
    }

    @Test
    void settingsThatCannotBeReadAgainStayAsTheyAre() throws IOException {
        SettingsModel model = model(Settings.USUAL.look(Settings.Look.DARK));
        Files.writeString(home.resolve("desktop.settings"), "look=\\u00zz\n");
        model.lookAgain();

        assertThat(model.now().get().look()).isEqualTo(Settings.Look.DARK);
        assertThat(failures).isEmpty();
    }

    @Test
    void aScaleBeyondReasonIsBroughtBack() {
        assertThat(Settings.USUAL.scale(9000).scale()).isEqualTo(300);
        assertThat(Settings.USUAL.scale(1).scale()).isEqualTo(75);
    }

    @Test
    void theToolkitIsToldOfSizeAndSoftwareBeforeItStarts() {
        assertThat(Settings.USUAL.forToolkit()).isEmpty();
        assertThat(Settings.USUAL.scale(150).software(true).forToolkit())
                .containsOnly(
                        Map.entry("prism.order", "sw"),
                        Map.entry("glass.gtk.uiScale", "150%"),
                        Map.entry("glass.win.uiScale", "150%"));
    }

    @Test
    void afterANewStartNothingIsLeftToSay() throws OperationFailed {
        model(Settings.USUAL).change(now -> now.scale(150).software(true));
        SettingsModel restarted = model(new SettingsFile(home).read());

        assertThat(restarted.now().get()).isEqualTo(Settings.USUAL.scale(150).software(true));
        restarted.change(now -> now.look(Settings.Look.DARK));
        assertThat(restarted.note().get()).isEmpty();
    }

    @Test
    void ownRunbooksAreTakenFromWhereAPersonSays() throws IOException {
        SettingsModel model = model(Settings.USUAL);
        model.readRunbooks();
        assertThat(model.runbooks().get()).isEqualTo(home.resolve("runbooks").toString());

        Path checkout = Files.createDirectories(home.resolve("checkout"));
        model.chooseRunbooks(checkout.toString());
        assertThat(model.runbooks().get()).isEqualTo(checkout.toString());
        SettingsModel restarted = model(Settings.USUAL);
        restarted.readRunbooks();
        assertThat(restarted.runbooks().get()).isEqualTo(checkout.toString());

        model.chooseRunbooks(home.resolve("none").toString());
        assertThat(failures).hasSize(1);
        assertThat(model.runbooks().get()).isEqualTo(checkout.toString());
        model.usualRunbooks();
        assertThat(model.runbooks().get()).isEqualTo(home.resolve("runbooks").toString());
        restarted.readRunbooks();
        assertThat(restarted.runbooks().get())
                .isEqualTo(home.resolve("runbooks").toString());
    }

    private SettingsModel model(Settings atStart) {
        return new SettingsModel(
                new SettingsFile(home),
                atStart,
                SomeSettings.deeds(home),
                new Errands(Runnable::run, Runnable::run),
                failed -> failures.add(failed.tried()));
    }
}
