package dev.handrail.site.maintenance;

import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.util.Comparator;
import java.util.List;

/** What there is to know of each kind of switch before one is chosen, in words. */
final class SuitWords {
    private SuitWords() {}

    static String what(Switch one) {
        return Words.of(
                switch (one) {
                    case Switch.Render render -> "switching.suit.render";
                    case Switch.FlagFile flag -> "switching.suit.flag-file";
                    case Switch.Artisan artisan -> "switching.suit.artisan";
                    case Switch.Capistrano capistrano -> "switching.suit.capistrano";
                    case Switch.Commands commands -> "switching.suit.command";
                    case Switch.Compose compose -> "switching.suit.compose";
                    case Switch.Dns dns -> "switching.suit.dns";
                    case Switch.Several several -> throw new IllegalArgumentException(several.kind());
                });
    }

    /** How long it takes until all see the page; measured, where it was rehearsed. */
    static String takes(Switch one, List<Window> windows) {
        String usual = Words.of(
                switch (one) {
                    case Switch.Render render -> "switching.takes.render";
                    case Switch.FlagFile flag -> "switching.takes.flag-file";
                    case Switch.Artisan artisan -> "switching.takes.artisan";
                    case Switch.Capistrano capistrano -> "switching.takes.capistrano";
                    case Switch.Commands commands -> "switching.takes.command";
                    case Switch.Compose compose -> "switching.takes.compose";
                    case Switch.Dns dns -> "switching.takes.dns";
                    case Switch.Several several -> throw new IllegalArgumentException(several.kind());
                });
        return windows.stream()
                .filter(window -> window.kind().equals(one.kind()))
                .filter(window -> window.notice().rehearsal() && !window.open())
                .max(Comparator.comparing(window -> window.notice().since()))
                .map(window -> Words.of(
                        "switching.takes.measured",
                        usual,
                        HistoryAnswer.length(window.length(window.notice().since()))))
                .orElse(usual);
    }

    /** What can be reached while it is up. */
    static String reachable(Switch one) {
        return Words.of(
                switch (one) {
                    case Switch.Render render -> "switching.reachable.render";
                    case Switch.FlagFile flag -> "switching.reachable.flag-file";
                    case Switch.Artisan artisan -> "switching.reachable.artisan";
                    case Switch.Capistrano capistrano -> "switching.reachable.capistrano";
                    case Switch.Commands commands -> "switching.reachable.command";
                    case Switch.Compose compose -> "switching.reachable.compose";
                    case Switch.Dns dns -> "switching.reachable.dns";
                    case Switch.Several several -> throw new IllegalArgumentException(several.kind());
                });
    }
}
