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

    /** Whether the page may be taken down from here as well, should the server not have done it: it needs no server for that. */
    static boolean isAlsoHere(@Nullable Switch one) {
        return switch (one) {
            case Switch.Dns dns -> dns.leased();
            case Switch.Render render -> render.leased();
            case Switch.Several several -> isAlsoHere(several.all().getFirst());
            case null, default -> false;
        };
    }

    public static Ending of(@Nullable Switch one) {
        return switch (one) {
            case Switch.Dns dns -> dns.leased() ? SERVER : NOBODY;
            case Switch.Render render -> render.leased() ? SERVER : NOBODY;
            case Switch.Capistrano capistrano ->
                capistrano.leased() || capistrano.on() == Switch.Place.SERVER ? SERVER : HERE;
            case Switch.Several several -> of(several.all().getFirst());
            case null -> NOBODY;
            default -> SERVER;
        };
    }
}
