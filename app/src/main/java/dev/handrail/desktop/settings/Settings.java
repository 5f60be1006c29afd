package dev.handrail.desktop.settings;

import dev.handrail.words.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a person wants the window at this workplace.
 *
 * @param scale in per cent; counts from the next start
 * @param software whether to draw without the graphics card, for remote desktops; counts from the next start
 * @param lockAfter how long the vault stays open while nobody needs it
 */
public record Settings(Look look, int scale, boolean software, Duration lockAfter) {
    public static final Settings USUAL = new Settings(Look.SYSTEM, 100, false, Duration.ofMinutes(15));
    private static final int SMALLEST = 75;
    private static final int LARGEST = 300;

    /** Which theme is shown. */
    public enum Look {
        SYSTEM("settings.look.system"),
        LIGHT("settings.look.light"),
        DARK("settings.look.dark");

        private final String key;

        Look(String key) {
            this.key = key;
        }

        public String words() {
            return Words.of(key);
        }
    }

    public Settings {
        scale = Math.clamp(scale, SMALLEST, LARGEST);
        lockAfter = lockAfter.isPositive() ? lockAfter : Duration.ofMinutes(1);
    }

    public Settings look(Look other) {
        return new Settings(other, scale, software, lockAfter);
    }

    public Settings scale(int percent) {
        return new Settings(look, percent, software, lockAfter);
    }

    public Settings software(boolean on) {
        return new Settings(look, scale, on, lockAfter);
    }

    public Settings lockAfter(Duration time) {
        return new Settings(look, scale, software, time);
    }

    /** What the toolkit only looks at when it starts, as properties of the system. */
    public Map<String, String> forToolkit() {
        Map<String, String> properties = new HashMap<>();
        if (software) {
            properties.put("prism.order", "sw");
        }
        if (scale != USUAL.scale) {
            properties.put("glass.gtk.uiScale", scale + "%");
            properties.put("glass.win.uiScale", scale + "%");
        }
        return properties;
    }

    /** Whether these differ in what only a new start brings about. */
    public boolean needNewStart(Settings running) {
        return scale != running.scale || software != running.software;
    }
}
