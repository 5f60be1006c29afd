package dev.handrail.desktop.samples;

import dev.handrail.desktop.Window;
import dev.handrail.desktop.shared.Sheets;

/** Brings the window to the views of the vault, which is made first where it has to be there. */
final class VaultViews {
    private static final String PASSPHRASE = "correct horse battery staple";

    private VaultViews() {}

    static void open(View view, Window window, Sheets sheets) {
        window.actions().settings();
        Hand.press(sheets.node(), "#change");
        if (view == View.VAULT_CREATE) {
            return;
        }
        Hand.type(sheets.node(), "#fresh", PASSPHRASE);
        Hand.type(sheets.node(), "#again", PASSPHRASE);
        Hand.press(sheets.node(), "#action");
        if (view == View.VAULT_CHANGE) {
            Hand.press(sheets.node(), "#change");
            return;
        }
        Hand.press(sheets.node(), "#lockNow");
        Hand.press(sheets.node(), "#unlock");
        if (view == View.VAULT_WRONG) {
            Hand.type(sheets.node(), "#current", "not this one");
            Hand.press(sheets.node(), "#action");
        }
    }
}
