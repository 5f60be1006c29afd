package dev.handrail.desktop.backups;

import dev.handrail.backup.Backup;
import dev.handrail.backup.keep.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was seen of the backups of a server at one look.
 *
 * @param key by which one can tell, before all is read, that nothing has changed
 * @param backups newest first
 * @param never the sources of which there never was any
 * @param verdicts what the rules say of each, by its identity
 */
record Seen(Key key, List<Backup> backups, List<Strip> strips, List<String> never, Map<String, Verdict> verdicts) {
    static final Seen NOTHING = new Seen(new Key(-1, LocalDate.MIN, ""), List.of(), List.of(), List.of(), Map.of());

    /** The backups change with the catalogue, their days at midnight, and what is kept also with a run that failed. */
    record Key(long catalogue, LocalDate today, String lastRun) {}
}
