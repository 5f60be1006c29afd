package dev.handrail.desktop.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A part of the window: an FXML file beside its controller. It is built when it is first shown, observes only while it is
 * shown, and does nothing while it is hidden.
 */
public abstract class Screen {
    private final String file;
    private @Nullable Parent node;
    private Subscription observed = Subscription.EMPTY;
    private boolean shown;

    protected Screen(String file) {
        this.file = file;
    }

    /** The node, built on the first call. */
    public final Parent node() {
        if (node == null) {
            node = load();
            built();
        }
        return node;
    }

    public final void show() {
        node();
        if (!shown) {
            shown = true;
            observed = observe();
        }
    }

    public final void hide() {
        shown = false;
        observed.unsubscribe();
        observed = Subscription.EMPTY;
    }

    public final boolean shown() {
        return shown;
    }

    /** Binds what the FXML file declares; called once. */
    protected void built() {}

    /** Opens what is to be open only while the screen is shown. */
    protected Subscription observe() {
        return Subscription.EMPTY;
    }

    private Parent load() {
        URL where = Objects.requireNonNull(getClass().getResource(file), file);
        FXMLLoader loader = new FXMLLoader(where, WordsBundle.WORDS);
        loader.setController(this);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
