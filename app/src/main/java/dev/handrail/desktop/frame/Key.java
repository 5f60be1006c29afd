package dev.handrail.desktop.frame;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Every key of the window; F1 lists them. */
public enum Key {
    PALETTE("Shortcut+K", "key.palette"),
    KEYS("F1", "key.keys"),
    SEARCH("Shortcut+F", "key.search"),
    FLEET("Shortcut+0", "key.fleet"),
    TAB_1("Shortcut+1", "key.tab1"),
    TAB_2("Shortcut+2", "key.tab2"),
    TAB_3("Shortcut+3", "key.tab3"),
    TAB_4("Shortcut+4", "key.tab4"),
    TAB_5("Shortcut+5", "key.tab5"),
    BACK_UP("Shortcut+B", "key.backup"),
    ADD("Shortcut+N", "key.add"),
    EDIT("Shortcut+E", "key.edit"),
    TEST("Shortcut+R", "key.test"),
    RENAME("F2", "key.rename"),
    EXPORT("Shortcut+Shift+E", "key.export"),
    BOOK("Shortcut+Shift+B", "key.book"),
    REMOVE("Shortcut+Shift+X", "key.remove"),
    IMPORT("Shortcut+I", "key.import"),
    RESTORE("Shortcut+Shift+R", "key.restore"),
    VERIFY("Shortcut+Shift+V", "key.verify"),
    DRILL("Shortcut+Shift+T", "key.drill"),
    COMMANDS("Shortcut+Shift+C", "key.commands"),
    DELETE("Shortcut+Shift+D", "key.delete"),
    DONE("Shortcut+Enter", "key.done"),
    SKIP("Shortcut+Shift+S", "key.skip"),
    FAILED("Shortcut+Shift+F", "key.failed"),
    NOTE("Shortcut+Shift+N", "key.note"),
    HAND_OVER("Shortcut+Shift+H", "key.hand-over"),
    WRITE("Shortcut+J", "key.write"),
    OPEN_GUIDE("Shortcut+O", "key.open-guide"),
    TRANSCRIPT("Shortcut+T", "key.transcript"),
    CANCEL("Shortcut+Period", "key.cancel"),
    MAINTENANCE("M", "key.maintenance"),
    LOCK("Shortcut+L", "key.lock"),
    SETTINGS("Shortcut+Comma", "key.settings");

    private final KeyCombination combination;
    private final String key;

    Key(String combination, String key) {
        this.combination = KeyCombination.valueOf(combination);
        this.key = key;
    }

    public KeyCombination combination() {
        return combination;
    }

    /** Whether it is a letter, which a field that is written in takes for itself. */
    public boolean isLetter() {
        return combination instanceof KeyCodeCombination one
                && one.getCode().isLetterKey()
                && one.getShortcut() != KeyCombination.ModifierValue.DOWN;
    }

    /** What it does. */
    public String key() {
        return key;
    }

    /** As it stands on the keyboard. */
    public String words() {
        return combination.getDisplayText().replace('+', ' ');
    }
}
