package dev.handrail.desktop;

import dev.handrail.desktop.shared.FxThread;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import javafx.application.Platform;

/** Starts what draws windows, once, by whichever window is the first. */
final class Toolkit {
    private Toolkit() {}

    /** The toolkit says no more than that it cannot, where the display does not answer or its libraries are missing. */
    static void start(Runnable first) throws OperationFailed {
        try {
            Platform.startup(first);
            // Until the last window is there is one that goes before it, and what draws must not end with that.
            Platform.setImplicitExit(false);
        } catch (IllegalStateException e) {
            // It runs already.
            new FxThread().execute(first);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw OperationFailed.unreachable(Words.of("desktop.no-toolkit"))
                    .next(Words.of("desktop.no-toolkit.next"))
                    .because(e);
        }
    }
}
