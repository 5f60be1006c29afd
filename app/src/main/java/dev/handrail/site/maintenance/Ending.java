package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import org.jspecify.annotations.Nullable;

/** Who takes a maintenance page down at its end when nobody sits here any more. */
public enum Ending {
    /** The server itself, whatever becomes of this computer. */
    SERVER,
    /** This computer, if it is on then and reaches the server. */
    HERE,
    /** Somebody has to. */
    NOBODY;

    /** On which machine it is arranged. */
    String where(Server server) {
        return this == HERE ? Words.of("shell.here") : server.name();
    }

    public static Ending of(@Nullable Switch one) {
        return switch (one) {
            case Switch.Dns dns -> NOBODY;
            case Switch.Render render -> NOBODY;
            case Switch.Capistrano capistrano -> capistrano.on() == Switch.Place.SERVER ? SERVER : HERE;
            case Switch.Several several -> of(several.all().getFirst());
            case null -> NOBODY;
            default -> SERVER;
        };
    }
}
