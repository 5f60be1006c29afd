package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.desktop.shared.Screen;

/** Makes the walkthroughs that take the place of the catalogue until they are left. */
public interface Walkthroughs {
    /** Brings a backup back, step by step. */
    Screen restore(Backup backup, Runnable onLeave);

    /** Tries it out, and drops what came of it. */
    Screen drill(Backup backup, Runnable onLeave);
}
