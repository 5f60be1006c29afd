package dev.handrail.desktop.shared;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Something laid over the window that wants an answer first; Esc closes it. */
public abstract class Sheet extends Screen {
    private Runnable close = () -> {};

    protected Sheet(String file) {
        super(file);
    }

    final void closing(Runnable how) {
        close = how;
    }

    /** Takes the sheet away. */
    protected final void close() {
        close.run();
    }

    /** What Esc does; a sheet whose question must not stay open answers it with no. */
    protected void escaped() {
        close();
    }

    /** Where the keyboard is at first; null for the first control. */
    protected @Nullable Node first() {
        return null;
    }
}
