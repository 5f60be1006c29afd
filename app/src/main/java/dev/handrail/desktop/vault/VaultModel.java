package dev.handrail.desktop.vault;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.vault.Protection;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What is done to the vault by hand. Passphrases pass through as characters, and are wiped when they were used. */
public final class VaultModel {
    private final VaultDeeds deeds;
    private final Errands errands;
    private final Task task;
    private final Protection openedBy;
    private final ObjectProperty<Protection> protection;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ahead = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int refused;

    /** What one is about to do. */
    public enum Task {
        CREATE("vault.sheet.create", "vault.sheet.create.action"),
        UNLOCK("vault.sheet.unlock", "vault.sheet.unlock.action"),
        CHANGE("vault.sheet.change", "vault.sheet.change.action");

        private final String title;
        private final String action;

        Task(String title, String action) {
            this.title = title;
            this.action = action;
        }

        String title() {
            return Words.of(title);
        }

        String action() {
            return Words.of(action);
        }
    }

    /** @param now what opens it so far; a passphrase where nothing does */
    public VaultModel(VaultDeeds deeds, Task task, Protection now, Errands errands) {
        this.deeds = deeds;
        this.task = task;
        this.errands = errands;
        this.protection = new SimpleObjectProperty<>(now);
        this.openedBy = now;
    }

    public Task task() {
        return task;
    }

    /** What shall open it from now on. */
    public ObjectProperty<Protection> protection() {
        return protection;
    }

    /** What went wrong, or nothing. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What the plan says that keeps one from it, or that nobody can undo; nothing where it says neither. */
    public ReadOnlyStringProperty ahead() {
        return ahead.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why it takes so long, or nothing. */
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Whether there is something to do: a key file that takes the place of a key file is no change. */
    public BooleanExpression ready() {
        return busy.not().and(Bindings.createBooleanBinding(this::changes, protection));
    }

    private boolean changes() {
        return task != Task.CHANGE || openedBy == Protection.PASSPHRASE || protection.get() == Protection.PASSPHRASE;
    }

    /** Whether the passphrase so far has to be given. */
    public boolean needsCurrent() {
        return task == Task.UNLOCK || (task == Task.CHANGE && openedBy == Protection.PASSPHRASE);
    }

    /** Whether a new passphrase has to be given, twice. */
    public boolean needsFresh() {
        return task != Task.UNLOCK && protection.get() == Protection.PASSPHRASE;
    }

    /** Does it, and wipes what was given. */
    public void go(char[] current, char[] fresh, char[] again, Runnable then) {
        String mistyped = mistyped(current, fresh, again);
        if (!mistyped.isEmpty()) {
            wipe(current, fresh, again);
            problem.set(mistyped);
            return;
        }
        Protection wanted = protection.get();
        Typed typed = typed(current, fresh, again);
        busy.set(true);
        problem.set("");
        progress.set(refused == 0 ? "" : Words.of("vault.sheet.waits"));
        errands.run(
                () -> {
                    try (typed) {
                        deeds.run(operation(wanted), typed);
                    }
                },
                () -> {
                    ended("");
                    then.run();
                },
                failed -> {
                    refused++;
                    ended(told(failed));
                });
    }

    private String mistyped(char[] current, char[] fresh, char[] again) {
        if ((needsCurrent() && current.length == 0) || (needsFresh() && fresh.length == 0)) {
            return Words.of("vault.sheet.nothing");
        }
        return needsFresh() && !Arrays.equals(fresh, again) ? Words.of("vault.sheet.differ") : "";
    }

    private void ended(String wrong) {
        busy.set(false);
        progress.set("");
        problem.set(wrong);
    }

    /** In the order in which it is asked for. */
    private Typed typed(char[] current, char[] fresh, char[] again) {
        if (needsCurrent() && needsFresh()) {
            return new Typed(current, fresh, again);
        }
        if (needsFresh()) {
            wipe(current);
            return new Typed(fresh, again);
        }
        wipe(fresh, again);
        return new Typed(current);
    }

    /** The one that is offered to everybody; nothing is asked before it runs. */
    private Operation operation(Protection wanted) throws OperationFailed {
        boolean keyFile = wanted == Protection.KEY_FILE;
        return switch (task) {
            case CREATE -> deeds.create(keyFile);
            case UNLOCK -> deeds.operation(VaultDeeds.UNLOCK);
            case CHANGE -> deeds.operation(change(keyFile));
        };
    }

    private String change(boolean keyFile) {
        if (openedBy == Protection.KEY_FILE) {
            return VaultDeeds.TO_PASSPHRASE;
        }
        return keyFile ? VaultDeeds.TO_KEY_FILE : VaultDeeds.CHANGE;
    }

    /** Has the plan made of what would be done now, and keeps what a person must know of it before. */
    public void lookAhead() {
        Protection wanted = protection.get();
        errands.run(() -> operation(wanted).plan(), plan -> told(wanted, plan), failed -> ahead.set(told(failed)));
    }

    private void told(Protection wanted, Plan plan) {
        if (wanted == protection.get()) {
            Stream<String> blockers = plan.checks().stream()
                    .filter(check -> check.state() == Plan.State.BLOCKER)
                    .map(check -> check.advice() == null ? check.text() : check.text() + ". " + check.advice());
            ahead.set(Stream.concat(blockers, plan.cannotUndo().stream()).collect(Collectors.joining("\n")));
        }
    }

    private static String told(OperationFailed failed) {
        String why = failed.cameBack() == null ? failed.tried() : failed.tried() + ": " + failed.cameBack();
        return failed.next() == null ? why : why + ". " + failed.next();
    }

    private static void wipe(char[]... secrets) {
        for (char[] secret : secrets) {
            Arrays.fill(secret, '\0');
        }
    }
}
