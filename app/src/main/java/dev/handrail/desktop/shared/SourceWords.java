package dev.handrail.desktop.shared;

import dev.handrail.backup.Manifest;
import dev.handrail.words.Words;

/** What a backup is from, for a person. */
public final class SourceWords {
    private SourceWords() {}

    /** The database server and its version; of what is no database, where it is from. */
    public static String kind(Manifest.Source source) {
        return switch (source.kind()) {
            case "postgresql" -> Words.of("backups.kind.postgresql", source.version());
            case "mariadb" -> Words.of("backups.kind.mariadb", source.version());
            case "mysql" -> Words.of("backups.kind.mysql", source.version());
            default -> source.origin();
        };
    }
}
