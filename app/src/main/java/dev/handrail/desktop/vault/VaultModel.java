package dev.handrail.desktop.vault;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Vault;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;
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
    private final Vault vault;
    private final Errands errands;
    private final Task task;
    private final Protection openedBy;
    private final ObjectProperty<Protection> protection;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
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
    public VaultModel(Vault vault, Task task, Protection now, Errands errands) {
        this.vault = vault;
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
        if (needsFresh() && !Arrays.equals(fresh, again)) {
            wipe(current, fresh, again);
            problem.set(Words.of("vault.sheet.differ"));
            return;
        }
        Arrays.fill(again, '\0');
        busy.set(true);
        problem.set("");
        progress.set(refused == 0 ? "" : Words.of("vault.sheet.waits"));
        errands.run(
                () -> {
                    try (Secret now = Secret.of(current);
                            Secret next = Secret.of(fresh)) {
                        turn(now, next);
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

    private void ended(String wrong) {
        busy.set(false);
        progress.set("");
        problem.set(wrong);
    }

    private void turn(Secret current, Secret fresh) throws OperationFailed {
        boolean passphrase = protection.get() == Protection.PASSPHRASE;
        switch (task) {
            case CREATE -> {
                if (passphrase) {
                    vault.create(fresh);
                } else {
                    vault.createWithKeyFile();
                }
            }
            case UNLOCK -> vault.unlock(current);
            case CHANGE -> change(passphrase, current, fresh);
        }
    }

    private void change(boolean passphrase, Secret current, Secret fresh) throws OperationFailed {
        if (openedBy == Protection.KEY_FILE) {
            if (passphrase) {
                vault.usePassphrase(fresh);
            }
        } else if (passphrase) {
            vault.changePassphrase(current, fresh);
        } else {
            vault.useKeyFile(current);
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
