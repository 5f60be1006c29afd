package dev.handrail.desktop.servers.form;

import dev.handrail.server.Switch;
import org.jspecify.annotations.Nullable;

/** What kind of switch it is that the form edits. */
public enum SwitchKind {
    NONE,
    FLAG_FILE,
    ARTISAN,
    CAPISTRANO,
    COMPOSE,
    COMMAND,
    DNS,
    RENDER;

    static SwitchKind of(@Nullable Switch one) {
        return switch (one) {
            case null -> NONE;
            case Switch.FlagFile flag -> FLAG_FILE;
            case Switch.Artisan artisan -> ARTISAN;
            case Switch.Capistrano capistrano -> CAPISTRANO;
            case Switch.Compose compose -> COMPOSE;
            case Switch.Commands commands -> COMMAND;
            case Switch.Dns dns -> DNS;
            case Switch.Render render -> RENDER;
            case Switch.Several several -> of(several.all().getFirst());
        };
    }
}
