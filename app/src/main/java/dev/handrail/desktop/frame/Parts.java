package dev.handrail.desktop.frame;

import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Server;

/** Makes the screens that the frame shows, each when it is first shown. */
public interface Parts {
    Screen tab(Tab tab, Server server);

    /** What stands above every screen of a server. */
    Screen above(Server server);

    /** All servers; what one sees first where there are none. */
    Screen fleet(boolean empty);
}
