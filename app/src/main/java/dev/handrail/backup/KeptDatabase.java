package dev.handrail.backup;

import dev.handrail.backup.Manifest.TableRows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that was put aside when another took its place, and can be put back.
 *
 * @param run the run that did it
 * @param beside the entry of the profile by which its database server is reached
 * @param source what backups of it are called
 * @param live the name it had, which the other has now
 * @param liveOid the identity of the other, whatever it is called
 * @param kept what it is called now
 * @param keptOid its identity, 0 where the server gives none
 * @param origin the backup that the other was restored from, or the run that put it back
 * @param remark the comment it had, null where it had none
 * @param contents what stood in the other when it took its place
 * @param settled whether it is known that it was put aside
 */
public record KeptDatabase(
        String run,
        String server,
        String beside,
        String source,
        String live,
        long liveOid,
        String kept,
        long keptOid,
        Instant at,
        String origin,
        @Nullable String remark,
        List<TableRows> contents,
        boolean settled) {
    public KeptDatabase {
        contents = List.copyOf(contents);
    }

    /** Whether nobody can connect to it: PostgreSQL, whose databases have an identity, can shut one. */
    public boolean shut() {
        return keptOid != 0;
    }
}
