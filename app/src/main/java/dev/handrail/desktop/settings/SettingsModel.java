package dev.handrail.desktop.settings;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.runbook.library.OwnFolder;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The settings as they are, each change kept at once. */
public final class SettingsModel {
    private final SettingsFile file;
    private final SettingsDeeds deeds;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;
    private final Settings atStart;
    private final ReadOnlyObjectWrapper<Settings> now;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runbooks = new ReadOnlyStringWrapper("");
    private final OwnFolder own;
    private Settings kept;
    private int looks;
    private int pending;

    /** @param atStart what the program was started with */
    public SettingsModel(
            SettingsFile file,
            Settings atStart,
            SettingsDeeds deeds,
            Errands errands,
            Consumer<OperationFailed> onFailure) {
        this.file = file;
        this.deeds = deeds;
        this.atStart = atStart;
        this.errands = errands;
        this.onFailure = onFailure;
        this.own = new OwnFolder(file.folder());
        this.now = new ReadOnlyObjectWrapper<>(atStart);
        this.kept = atStart;
    }

    public ReadOnlyObjectProperty<Settings> now() {
        return now.getReadOnlyProperty();
    }

    /** What there is to say about what was changed, or nothing. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Where a person's own runbooks are taken from; known once it was read. */
    public ReadOnlyStringProperty runbooks() {
        return runbooks.getReadOnlyProperty();
    }

    public void readRunbooks() {
        take(own::get);
    }

    public void chooseRunbooks(String folder) {
        take(() -> {
            deeds.useFolder(folder);
            return own.get();
        });
    }

    public void usualRunbooks() {
        take(() -> {
            deeds.useUsualFolder();
            return own.get();
        });
    }

    /** Finds out a folder away from the window. */
    private interface Finding {
        Path find() throws OperationFailed;
    }

    private void take(Finding finding) {
        AtomicReference<String> found = new AtomicReference<>("");
        errands.run(() -> found.set(finding.find().toString()), () -> runbooks.set(found.get()), onFailure);
    }

    public void change(UnaryOperator<Settings> how) {
        Settings before = now.get();
        Settings changed = how.apply(before);
        if (changed.equals(before)) {
            return;
        }
        take(changed);
        looks++;
        pending++;
        errands.run(() -> deeds.set(before, changed), this::written, failed -> {
            pending--;
            onFailure.accept(failed);
        });
    }

    private void written() {
        pending--;
        lookAgain();
    }

    /**
     * Takes over what somebody else has set meanwhile, such as a script. What was set here and is not in the file counts as
     * long as the file stays as it was, and while it is on its way there; that the file cannot be read was said at the start.
     */
    public void lookAgain() {
        int look = ++looks;
        errands.run(
                file::read,
                found -> {
                    if (look == looks && pending == 0 && !found.equals(kept)) {
                        kept = found;
                        take(found);
                    }
                },
                failed -> {});
    }

    private void take(Settings settings) {
        now.set(settings);
        note.set(settings.needNewStart(atStart) ? Words.of("settings.newstart") : "");
    }
}
