package dev.handrail.backup.keep;

import dev.handrail.backup.Backup;

/** What can stand for one another: a database is no substitute for its roles, nor for files of the same name. */
record Line(String kind, String name, boolean roles) {
    static Line of(Backup backup) {
        return new Line(backup.manifest().source().kind(), backup.source(), backup.holdsUsers());
    }
}
