package dev.handrail.backup.restore;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Manifest.Artifact;
import dev.handrail.operation.Plan.Check;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much room a database will take where it is restored, by the best that is known of it.
 *
 * @param bytes what it takes at most, as far as that is known
 * @param least what it takes at the very least
 * @param why where the number comes from, for a person
 */
public record RoomNeeded(long bytes, long least, String why) {
    /** What pg_dump packs itself, so that its bytes are not those of the rows. */
    private static final Set<String> PACKED_FORMS = Set.of("custom", "directory");

    private static final int WITH_INDEXES = 2;
    private static final int UNPACKED = 6;
    /** For logs, undo and temporary tables, which grow along. */
    private static final long KEPT_FREE = 128L << 20;

    /** @param live what the live one takes that it replaces; 0 where it replaces none */
    public static RoomNeeded of(Manifest manifest, long live) {
        Long was = manifest.source().size();
        if (was != null && was >= live) {
            return known(was, "restore.check.room.size");
        }
        if (live == 0) {
            return guessed(manifest);
        }
        RoomNeeded now = known(live, "restore.check.room.live");
        // What is live may have been emptied since: then the dump says more of what is coming than it does.
        return was == null && guessed(manifest).least > live ? guessed(manifest) : now;
    }

    /** Single tables of it: once in the database it is restored into, and again, whatever they take, in the live one. */
    public static RoomNeeded ofTables(Manifest manifest) {
        RoomNeeded staged = of(manifest, 0);
        return new RoomNeeded(
                2 * staged.bytes,
                staged.least,
                Words.of("restore.check.room.tables", Amounts.bytes(staged.bytes), staged.why));
    }

    /** A guess stops it there too, unless half of what is uncertain has room: the live databases would end with the server. */
    RoomNeeded whereAFullDiskEndsTheServer() {
        return new RoomNeeded(
                bytes + KEPT_FREE,
                least + (bytes - least) / 2 + KEPT_FREE,
                Words.of("restore.check.room.strict", why, Amounts.bytes(KEPT_FREE)));
    }

    /** @param ahead what something else takes of the same disk before */
    RoomNeeded after(long ahead) {
        return ahead == 0
                ? this
                : new RoomNeeded(
                        bytes + ahead, least + ahead, Words.of("restore.check.room.ahead", why, Amounts.bytes(ahead)));
    }

    private static RoomNeeded known(long size, String key) {
        long needed = size / 10 * 12;
        return new RoomNeeded(needed, needed, Words.of(key, Amounts.bytes(size)));
    }

    private static RoomNeeded guessed(Manifest manifest) {
        Artifact artifact = manifest.artifact();
        boolean packed = manifest.foreign()
                && (artifact.compression() != Compression.NONE || PACKED_FORMS.contains(artifact.form()));
        return packed
                ? guess(artifact.storedBytes(), UNPACKED, "restore.check.room.packed")
                : guess(artifact.bytes(), WITH_INDEXES, "restore.check.room.dump");
    }

    private static RoomNeeded guess(long dump, int factor, String key) {
        return new RoomNeeded(dump * factor, dump, Words.of(key, Amounts.bytes(dump)));
    }

    /** What may not be needed stops nothing, as long as the least of it fits. */
    Check check(String folder, OptionalLong free) {
        String next = Words.of("restore.check.room.next");
        if (free.isEmpty()) {
            return Check.warning(Words.of("restore.check.room.unknown", Amounts.bytes(bytes), why), next);
        }
        String what =
                Words.of("restore.check.room.why", folder, Amounts.bytes(free.getAsLong()), Amounts.bytes(bytes), why);
        if (free.getAsLong() > bytes) {
            return Check.ok(what);
        }
        return free.getAsLong() > least ? Check.warning(what, next) : Check.blocker(what, next);
    }
}
