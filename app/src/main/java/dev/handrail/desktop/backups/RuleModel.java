package dev.handrail.desktop.backups;

import dev.handrail.server.InvalidProfile;
import dev.handrail.server.Keep;
import dev.handrail.server.KeepRules;
import dev.handrail.words.Words;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The rule of one entry of a profile while somebody writes it. */
public final class RuleModel {
    private final KeepRules.Rule before;
    private final StringProperty text;

    RuleModel(KeepRules.Rule before) {
        this.before = before;
        this.text = new SimpleStringProperty(
                before.keep() == null ? "" : before.keep().word());
    }

    String name() {
        return before.name();
    }

    /** As one writes it in a profile; nothing where everything stays. */
    StringProperty text() {
        return text;
    }

    boolean valid() {
        return problem().isEmpty();
    }

    /** What is wrong with it, or nothing. */
    String problem() {
        try {
            keep();
            return "";
        } catch (InvalidProfile e) {
            return Words.of("keep.invalid");
        }
    }

    boolean changed() {
        return !valid() || !now().equals(before);
    }

    /** Only of one that is valid. */
    KeepRules.Rule now() {
        return new KeepRules.Rule(before.part(), before.name(), keep());
    }

    private @Nullable Keep keep() {
        return text.get().isBlank() ? null : Keep.parse(text.get());
    }
}
