package dev.handrail.desktop.servers.form;

import dev.handrail.words.Words;
import java.util.List;

/** The pages of the form, in their order. */
public enum FormPage {
    SERVER("form.page.server"),
    DATABASES("form.page.databases"),
    FILES("form.page.files"),
    SCRIPTS("form.page.scripts"),
    REPOSITORIES("form.page.repositories"),
    DESTINATIONS("form.page.destinations"),
    ENCRYPTION("form.page.encryption"),
    PACKING("form.page.packing"),
    LOGS("form.page.logs"),
    SITES("form.page.sites"),
    SWITCH("form.page.switch"),
    CONTACTS("form.page.contacts"),
    REST("form.page.rest");

    private final String key;

    FormPage(String key) {
        this.key = key;
    }

    public String words() {
        return Words.of(key);
    }

    /** The keys of the profile that it is about. */
    List<String> keys() {
        return switch (this) {
            case SERVER -> List.of("access");
            case DATABASES -> List.of("databases");
            case FILES -> List.of("files");
            case SCRIPTS -> List.of("scripts");
            case REPOSITORIES -> List.of("repositories");
            case DESTINATIONS -> List.of("destinations");
            case ENCRYPTION -> List.of("encryption");
            case PACKING -> List.of("backups");
            case LOGS -> List.of("logs");
            case SITES -> List.of("sites");
            case SWITCH -> List.of("switch", "announce");
            case CONTACTS -> List.of("contacts");
            case REST -> List.of("tags");
        };
    }

    /** The page that has the field for a key of the profile. */
    static FormPage of(String key) {
        return switch (key) {
            case "databases" -> DATABASES;
            case "files" -> FILES;
            case "scripts" -> SCRIPTS;
            case "repositories" -> REPOSITORIES;
            case "destinations" -> DESTINATIONS;
            case "logs" -> LOGS;
            case "sites" -> SITES;
            case "switch", "announce" -> SWITCH;
            case "contacts" -> CONTACTS;
            case "tags" -> REST;
            default -> SERVER;
        };
    }
}
