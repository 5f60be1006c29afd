package dev.handrail.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.Settings.Look;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.settings.SettingsModel;
import dev.handrail.desktop.settings.SomeSettings;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Theme;
import dev.handrail.desktop.shared.WindowTest;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DressingTest extends WindowTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "SYSTEM, LIGHT, LIGHT",
        "SYSTEM, DARK, DARK",
        "LIGHT, DARK, LIGHT",
        "DARK, LIGHT, DARK",
    })
    void theSettingCountsAndTheSystemOnlyWhereItSaysSo(Look look, ColorScheme system, Theme theme) {
        assertThat(Dressing.theme(Settings.USUAL.look(look), system)).isEqualTo(theme);
    }

    @Test
    void theWindowChangesItsDressWhileItIsOpenAndNotAfterItWasClosed() {
        SettingsModel settings = settings();
        Scene scene = onWindow(() -> new Scene(new Group()));
        Subscription following = onWindow(() -> new Dressing(settings).follow(scene));

        choose(settings, Look.DARK);
        assertThat(scene.getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));
        choose(settings, Look.LIGHT);
        assertThat(scene.getStylesheets())
                .anyMatch(sheet -> sheet.endsWith("light.css"))
                .noneMatch(sheet -> sheet.endsWith("dark.css"));

        following.unsubscribe();
        choose(settings, Look.DARK);
        assertThat(scene.getStylesheets()).noneMatch(sheet -> sheet.endsWith("dark.css"));
        choose(settings, Look.LIGHT);
    }

    private SettingsModel settings() {
        return new SettingsModel(
                new SettingsFile(home),
                Settings.USUAL,
                SomeSettings.deeds(home),
                new Errands(Runnable::run, Runnable::run),
                failed -> {
                    throw new AssertionError(failed);
                });
    }

    private static void choose(SettingsModel settings, Look look) {
        onWindow(() -> {
            settings.change(now -> now.look(look));
            return true;
        });
    }
}
