package dev.handrail.desktop;

import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsModel;
import dev.handrail.desktop.shared.Theme;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Keeps a window in the theme that the settings say, or that the system has at the moment. */
record Dressing(SettingsModel settings) {
    Subscription follow(Scene scene) {
        return Subscription.combine(
                settings.now().subscribe(now -> dress(scene)),
                Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress(scene)));
    }

    private void dress(Scene scene) {
        theme(settings.now().get(), Platform.getPreferences().getColorScheme()).dress(scene);
    }

    static Theme theme(Settings settings, ColorScheme system) {
        return switch (settings.look()) {
            case SYSTEM -> Theme.of(system);
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
    }
}
