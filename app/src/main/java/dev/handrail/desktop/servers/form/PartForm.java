package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.SecretBox;
import dev.handrail.desktop.shared.Screen;
import dev.handrail.vault.Secret;
import java.util.Map;
import java.util.Optional;

/** The fields of one part of a profile. */
abstract class PartForm extends Screen {
    protected PartForm(String file) {
        super(file);
    }

    /**
     * The secrets that were typed, by their names in the vault; closed by who asks.
     *
     * @param taken whether they leave the form
     */
    Map<String, Secret> secrets(String server, boolean taken) {
        return Map.of();
    }

    /** Where in the vault secrets of this part are kept, and where they belong under its new name. */
    Map<String, String> moved(String server) {
        return Map.of();
    }

    static Optional<Secret> in(SecretBox box, boolean taken) {
        return taken ? box.taken() : box.typed();
    }
}
