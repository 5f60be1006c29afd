package dev.handrail.desktop;

import dev.handrail.desktop.shared.Pieces;
import dev.handrail.store.Elsewhere;
import dev.handrail.store.Whereabouts;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.concurrent.atomic.AtomicLong;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A small window before the one that people work in: how far their data are brought, and why there is none to open. */
public final class Forerunner implements Whereabouts.Told {
    private static final long FRAME_NS = 100_000_000;
    private static final double GAP = 12;

    private final Whereabouts.Told also;
    private final Beforehand beforehand;
    private final AtomicLong drawn = new AtomicLong();
    private volatile String said = "";
    private @Nullable Copying window;

    private Forerunner(Beforehand beforehand, Whereabouts.Told also) {
        this.beforehand = beforehand;
        this.also = also;
    }

    /** Finds where the data lie. */
    @FunctionalInterface
    public interface Search {
        Whereabouts find(Whereabouts.Told told) throws OperationFailed;
    }

    /**
     * Shows what the search does where it takes its time. Where it fails a person is told, and may try once more.
     *
     * @param also told of all of it, too
     */
    public static Whereabouts of(Elsewhere elsewhere, Search search, Whereabouts.Told also) throws OperationFailed {
        Beforehand beforehand = Beforehand.of(elsewhere::folder);
        Forerunner shown = new Forerunner(beforehand, also);
        return beforehand.had(() -> {
            try {
                return search.find(shown);
            } finally {
                shown.close();
            }
        });
    }

    @Override
    public void say(String line) {
        said = line;
        also.say(line);
    }

    /** The window opens with the first of it: what is over at once needs none. */
    @Override
    public void copied(long bytes, long all) {
        also.copied(bytes, all);
        long now = System.nanoTime();
        if (now - drawn.get() < FRAME_NS) {
            return;
        }
        drawn.set(now);
        onWindow(() -> {
            Copying there = window == null ? opened() : window;
            there.bar.setProgress(all == 0 ? 1 : (double) bytes / all);
            there.amount.setText(Words.of("forerunner.amount", Amounts.bytes(bytes), Amounts.bytes(all)));
            window = there;
        });
    }

    /** Made when it is first needed: before that there is nothing that could draw it. */
    private record Copying(Stage stage, ProgressBar bar, Label amount) {}

    private Copying opened() {
        Label text = Pieces.text(said);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Words.of("forerunner.bar"));
        Label amount = Pieces.label("", "meta");
        VBox paper = new VBox(GAP, text, bar, amount);
        paper.setPadding(new Insets(2 * GAP));
        return new Copying(beforehand.shown(paper), bar, amount);
    }

    private void close() {
        if (drawn.getAndSet(0) != 0) {
            onWindow(() -> {
                if (window != null) {
                    window.stage.hide();
                    window = null;
                }
            });
        }
    }

    /** Where nothing can be drawn the terminal tells all of it. */
    private void onWindow(Runnable what) {
        try {
            beforehand.onWindow(what);
        } catch (OperationFailed e) {
            // Said when the window is to open.
        }
    }
}
