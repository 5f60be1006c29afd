package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.keep.Pinning;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Arguments;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Asks why a backup must stay. */
public final class PinModel {
    private final Backup backup;
    private final Deeds deeds;
    private final StringProperty reason = new SimpleStringProperty("");

    public PinModel(Backup backup, Deeds deeds) {
        this.backup = backup;
        this.deeds = deeds;
    }

    Backup backup() {
        return backup;
    }

    StringProperty reason() {
        return reason;
    }

    BooleanExpression ready() {
        return Bindings.createBooleanBinding(
                () -> !reason.get().isBlank() && reason.get().length() <= Pinning.LONGEST, reason);
    }

    void pin() {
        deeds.act(
                Pinning.PIN,
                new Arguments(Map.of(
                        "ID",
                        List.of(backup.id()),
                        "--reason",
                        List.of(reason.get().strip()))));
    }
}
