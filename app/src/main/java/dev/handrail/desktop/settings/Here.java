package dev.handrail.desktop.settings;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.words.Words;

/** This computer, on which the window is and the data lie: what changes a setting changes no other. */
final class Here {
    private Here() {}

    static Server server() {
        return Server.of(Words.of("profile.here"), Environment.TEST, new Access.ThisComputer(Sudo.NONE));
    }
}
