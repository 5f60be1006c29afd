package dev.handrail.desktop.servers.form;

import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** Which page of the form is open, and on which something was not right when it was looked at last. */
final class PagesModel {
    private final ObjectProperty<FormPage> open = new SimpleObjectProperty<>(FormPage.SERVER);
    private final ObservableSet<FormPage> wrong = FXCollections.observableSet();

    ObjectProperty<FormPage> open() {
        return open;
    }

    ObservableSet<FormPage> wrong() {
        return wrong;
    }

    /** Looks at all pages, and opens the first that is wrong unless one that is wrong is open. */
    void look(Map<FormPage, BooleanSupplier> checks) {
        checks.forEach((page, check) -> {
            if (check.getAsBoolean()) {
                wrong.remove(page);
            } else {
                wrong.add(page);
            }
        });
        if (!wrong.isEmpty() && !wrong.contains(open.get())) {
            open.set(wrong.stream().sorted().findFirst().orElseThrow());
        }
    }
}
