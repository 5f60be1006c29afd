package dev.handrail.desktop.samples;

import dev.handrail.desktop.Desk;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Times;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of the tests that need a real store with something in it, and do everything at once. */
public abstract class Desks {
    protected final Errands atOnce = new Errands(Runnable::run, Runnable::run);
    protected final List<OperationFailed> failures = new ArrayList<>();

    @TempDir
    private java.nio.file.Path home;

    private SampleDesk samples;

    @BeforeEach
    void layDesk() throws OperationFailed {
        samples = SampleDesk.in(home);
    }

    @AfterEach
    void clearDesk() {
        samples.close();
    }

    protected Desk desk() {
        return samples.desk();
    }

    /** Calls this before each statement that reaches the store. */
    protected void onStatement(Runnable told) {
        samples.onStatement(told);
    }

    /** Enters a good backup, as somebody else would. */
    protected void backedUp(String server, String source, Duration ago) {
        desk().catalogue()
                .add(SampleBackups.other(
                        server, source, desk().clock().instant().minus(ago)));
    }

    /** The same of a directory. */
    protected void filesBackedUp(String server, String source, Duration ago) {
        desk().catalogue()
                .add(SampleBackups.files(
                        server, source, desk().clock().instant().minus(ago)));
    }

    protected Times times() {
        return new Times(desk().clock(), desk().zone());
    }
}
