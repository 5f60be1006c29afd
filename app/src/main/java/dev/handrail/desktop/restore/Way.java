package dev.handrail.desktop.restore;

import dev.handrail.backup.Backup;
import dev.handrail.server.Engine;

/** What is done with a backup that is brought back. */
public enum Way {
    /** Into a new database beside what is there. */
    BESIDE(
            "restore.way.beside",
            "restore.way.beside.what",
            "restore.why.beside",
            "restore.onward.beside",
            "restore.proof.beside"),
    /** In the place of the live one. */
    REPLACE(
            "restore.way.replace",
            "restore.way.replace.what",
            "restore.why.replace",
            "restore.onward.replace",
            "restore.proof.replace"),
    /** Single tables of it beside the live ones, to compare them row by row. */
    TABLES(
            "restore.way.tables",
            "restore.way.tables.what",
            "restore.why.tables",
            "restore.onward.tables",
            "restore.proof.tables"),
    /** Files into a folder beside what is there. */
    FOLDER(
            "restore.way.folder",
            "restore.way.folder.what",
            "restore.why.beside",
            "restore.onward.folder",
            "restore.proof.folder"),
    /** Files in the place of what is there. */
    EXCHANGE(
            "restore.way.exchange",
            "restore.way.exchange.what",
            "restore.why.exchange",
            "restore.onward.exchange",
            "restore.proof.exchange"),
    /** Only to see that it can be done. */
    DRILL(
            "restore.way.drill",
            "restore.way.drill.what",
            "restore.why.drill",
            "restore.onward.drill",
            "restore.proof.drill"),
    /** The same with files. */
    TRY_FILES(
            "restore.way.drill",
            "restore.way.tryfiles.what",
            "restore.why.tryfiles",
            "restore.onward.drill",
            "restore.proof.tryfiles");

    private final String key;
    private final String told;
    private final String why;
    private final String onward;
    private final String proof;

    Way(String key, String told, String why, String onward, String proof) {
        this.key = key;
        this.told = told;
        this.why = why;
        this.onward = onward;
        this.proof = proof;
    }

    /** Whether what comes of it is dropped again. */
    boolean isDrill() {
        return this == DRILL || this == TRY_FILES;
    }

    /** Whether it is given a name to be made by. */
    boolean isNamed() {
        return this == BESIDE || this == FOLDER;
    }

    /** Whether what comes of it is a whole database, which can be asked something. */
    boolean isAsked() {
        return this == BESIDE || this == REPLACE || this == DRILL;
    }

    /** What it is called, where one chooses. */
    String key() {
        return key;
    }

    /** What comes of it, where one chooses. */
    String told(Backup backup) {
        return liesInADatabase(backup) ? "restore.way.tables.what.mysql" : told;
    }

    /** MariaDB and MySQL know no schemas: there, single tables lie in a database beside the live one. */
    private boolean liesInADatabase(Backup backup) {
        return this == TABLES && !backup.manifest().source().kind().equals(Engine.POSTGRESQL.word());
    }

    /** What to think of while one chooses. */
    String why() {
        return why;
    }

    /** What the button says that does it. */
    String onward() {
        return onward;
    }

    /** What is said when it is proven. */
    String proof(Backup backup) {
        if (isAsked() && backup.manifest().rowsUnknown()) {
            return switch (this) {
                case REPLACE -> "restore.proof.unknown.replace";
                case DRILL -> "restore.proof.unknown.drill";
                default -> "restore.proof.unknown.beside";
            };
        }
        return liesInADatabase(backup) ? "restore.proof.tables.mysql" : proof;
    }
}
