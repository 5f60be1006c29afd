package dev.handrail.desktop.vault;

import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.vault.VaultModel.Task;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Protection;
import dev.handrail.vault.Vault;
import dev.handrail.vault.VaultState;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Optional;
import java.util.function.Consumer;

/** Whatever the window does with the vault begins here; the sheets are shown where a person is needed. */
public final class VaultDesk {
    private final Vault vault;
    private final VaultDeeds deeds;
    private final Sheets sheets;
    private final Errands errands;
    private final Consumer<OperationFailed> onFailure;

    public VaultDesk(
            Vault vault, VaultDeeds deeds, Sheets sheets, Errands errands, Consumer<OperationFailed> onFailure) {
        this.vault = vault;
        this.deeds = deeds;
        this.sheets = sheets;
        this.errands = errands;
        this.onFailure = onFailure;
    }

    /** How it stands, and what opens it, or would. */
    public record Found(VaultState state, Protection protection) {
        /** In a line. */
        public String words() {
            String stands = Words.of(state.key());
            return state == VaultState.NONE ? stands : Words.of("vault.stands", stands, Words.of(protection.key()));
        }
    }

    /** Goes on when the vault is open, for which it may have to be made or opened first. */
    public void whenOpen(Runnable then) {
        errands.run(this::look, found -> open(found, then), onFailure);
    }

    /** Changes what opens it; makes it where there is none. */
    public void change(Runnable then) {
        errands.run(
                this::look,
                found -> show(found.state == VaultState.NONE ? Task.CREATE : Task.CHANGE, found, then),
                onFailure);
    }

    public void lock(Runnable then) {
        errands.run(this::lock, then, onFailure);
    }

    /** Whatever keeps the journal from being written keeps nobody from locking. */
    private void lock() throws OperationFailed {
        try {
            deeds.run(deeds.operation(VaultDeeds.LOCK), Asker.NOBODY);
        } catch (OperationFailed e) {
            vault.lock();
            throw e;
        }
    }

    /** Tells how it stands. */
    public void tell(Consumer<Found> then) {
        errands.run(this::look, then, onFailure);
    }

    private Found look() {
        return new Found(vault.state(), vault.protection().orElse(Protection.PASSPHRASE));
    }

    private void open(Found found, Runnable then) {
        switch (found.state) {
            case OPEN -> then.run();
            case NONE -> show(Task.CREATE, found, then);
            case LOCKED -> {
                if (found.protection == Protection.KEY_FILE) {
                    errands.run(this::unlock, untold -> opened(untold, then), onFailure);
                } else {
                    show(Task.UNLOCK, found, then);
                }
            }
        }
    }

    /**
     * By its file, which needs nothing written: whatever keeps the journal from being written keeps nobody from that
     * either, and is handed back to be told.
     */
    private Optional<OperationFailed> unlock() throws OperationFailed {
        try {
            deeds.run(deeds.operation(VaultDeeds.UNLOCK), Asker.NOBODY);
            return Optional.empty();
        } catch (OperationFailed e) {
            vault.unlockWithKeyFile();
            return Optional.of(e);
        }
    }

    private void opened(Optional<OperationFailed> untold, Runnable then) {
        then.run();
        untold.ifPresent(onFailure);
    }

    private void show(Task task, Found found, Runnable then) {
        sheets.show(new VaultSheet(new VaultModel(deeds, task, found.protection, errands), then));
    }
}
