package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.server.Server;
import java.util.List;
import java.util.function.Consumer;

/** Makes the walkthroughs that take the place of the catalogue until they are left. */
public interface Walkthroughs {
    /**
     * Brings a backup back, step by step.
     *
     * @param onward takes what comes after it in its place
     */
    Screen restore(Backup backup, Runnable onLeave, Consumer<Screen> onward);

    /**
     * Brings back all that a server had when it is gone but for the copies.
     *
     * @param onward takes what comes after it in its place, and this again
     */
    Screen recover(Server server, Runnable onLeave, Consumer<Screen> onward);

    /** Whether somebody has asked for that and waits to see it; asked once. */
    boolean wantsRecovery(Server server);

    /** Tries it out, and drops what came of it. */
    Screen drill(Backup backup, Runnable onLeave);

    /**
     * Compares tables that were brought beside the live ones with these, row by row.
     *
     * @param databases those that they may have been brought into
     */
    Screen rows(Server server, List<String> databases, Runnable onLeave);
}
