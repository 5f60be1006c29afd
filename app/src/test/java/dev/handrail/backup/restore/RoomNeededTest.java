package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Compression;
import dev.handrail.backup.Manifest;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much room a restore asks for, by what is known. */
class RoomNeededTest {
    private static final long MB = 1 << 20;

    private static Manifest manifest(
            @Nullable Long size, String form, Compression compression, long bytes, String note) {
        return new Manifest(
                Manifest.FORMAT,
                "one",
                "Parish",
                "test",
                new Manifest.Source("postgresql", "chms", "chms", "16.4", "UTF8", "C", "C", "owner", null, size),
                Instant.EPOCH,
                1,
                new Manifest.Tools("pg_dump 16.4", "zstd"),
                new Manifest.Artifact("one.dump", form, compression, bytes, 100 * MB, "ab"),
                List.of(),
                List.of(),
                List.of(note),
                null,
                null);
    }

    private static Manifest ours(@Nullable Long size) {
        return manifest(size, "custom", Compression.ZSTD, 900 * MB, "a note");
    }

    private static Manifest foreign(String form, Compression compression, long bytes) {
        return manifest(null, form, compression, bytes, Manifest.FOREIGN + "whoever made it");
    }

    @Test
    void whatTheDatabaseTookCountsWithItsIndexesAndAFifthMore() {
        RoomNeeded room = RoomNeeded.of(ours(1_500 * MB), 0);
        assertThat(room.bytes()).isEqualTo(1_800 * MB);
        assertThat(room.why()).contains("the database took 1.5 GB on its server");
    }

    @Test
    void aLiveOneThatHasGrownSinceCounts() {
        assertThat(RoomNeeded.of(ours(1_500 * MB), 2_000 * MB).bytes()).isEqualTo(2_400 * MB);
        assertThat(RoomNeeded.of(ours(1_500 * MB), 2_000 * MB).why()).contains("the live one takes 2.0 GB");
        assertThat(RoomNeeded.of(ours(1_500 * MB), 1_000 * MB).bytes()).isEqualTo(1_800 * MB);
        assertThat(RoomNeeded.of(ours(null), 1_000 * MB).bytes()).isEqualTo(1_200 * MB);
    }

    @Test
    void whatIsWrittenBeforeToTheSameDiskIsAddedToAllOfIt() {
        RoomNeeded room = RoomNeeded.of(ours(null), 0);
        RoomNeeded after = room.after(300 * MB);
        assertThat(after.bytes()).isEqualTo(room.bytes() + 300 * MB);
        assertThat(after.least()).isEqualTo(room.least() + 300 * MB);
        assertThat(after.check("/data", OptionalLong.of(room.least() + 200 * MB))
                        .state())
                .isEqualTo(State.BLOCKER);
        assertThat(room.check("/data", OptionalLong.of(room.least() + 200 * MB)).state())
                .isEqualTo(State.WARNING);
        assertThat(after.why()).startsWith(room.why()).contains("300 MB of that for the backup");
        assertThat(room.after(0)).isEqualTo(room);
    }

    @Test
    void aLiveOneThatWasEmptiedSinceSaysNothingOfWhatIsComing() {
        RoomNeeded room = RoomNeeded.of(ours(null), 10 * MB);
        assertThat(room.bytes()).isEqualTo(1_800 * MB);
        assertThat(room.least()).isEqualTo(900 * MB);
    }

    @Test
    void whereNobodyWroteItDownADumpCountsTwiceAndSaysSo() {
        RoomNeeded room = RoomNeeded.of(ours(null), 0);
        assertThat(room.bytes()).isEqualTo(1_800 * MB);
        assertThat(room.why()).contains("twice the 900 MB of the dump");
    }

    @Test
    void whatAnotherProgramPackedCountsSixTimes() {
        assertThat(RoomNeeded.of(foreign("plain", Compression.GZIP, 0), 0).bytes())
                .isEqualTo(600 * MB);
        assertThat(RoomNeeded.of(foreign("custom", Compression.NONE, 100 * MB), 0)
                        .bytes())
                .isEqualTo(600 * MB);
        assertThat(RoomNeeded.of(foreign("custom", Compression.NONE, 100 * MB), 0)
                        .why())
                .contains("six times");
        assertThat(RoomNeeded.of(foreign("plain", Compression.NONE, 100 * MB), 0)
                        .bytes())
                .isEqualTo(200 * MB);
    }

    @Test
    void whatIsKnownBlocksAndWhatIsGuessedOnlyWarnsUnlessNotEvenTheDumpFits() {
        RoomNeeded known = RoomNeeded.of(ours(1_000 * MB), 0);
        assertThat(state(known, 1_300 * MB)).isEqualTo(State.OK);
        assertThat(state(known, 1_100 * MB)).isEqualTo(State.BLOCKER);
        RoomNeeded guessed = RoomNeeded.of(ours(null), 0);
        assertThat(state(guessed, 1_900 * MB)).isEqualTo(State.OK);
        assertThat(state(guessed, 1_000 * MB)).isEqualTo(State.WARNING);
        assertThat(state(guessed, 800 * MB)).isEqualTo(State.BLOCKER);
    }

    /** They are brought into the live database before the one they are restored into is dropped. */
    @Test
    void singleTablesMayLieThereTwice() {
        RoomNeeded room = RoomNeeded.ofTables(ours(1_000 * MB));
        assertThat(room.bytes()).isEqualTo(2_400 * MB);
        assertThat(room.why())
                .contains("1.2 GB for the database", "as much again at most", "the database took 1000 MB");
        assertThat(state(room, 2_500 * MB)).isEqualTo(State.OK);
        assertThat(state(room, 2_300 * MB)).isEqualTo(State.WARNING);
        assertThat(state(room, 1_300 * MB)).isEqualTo(State.WARNING);
        assertThat(state(room, 1_100 * MB)).isEqualTo(State.BLOCKER);
        assertThat(RoomNeeded.ofTables(ours(null)).least()).isEqualTo(900 * MB);
        assertThat(RoomNeeded.ofTables(ours(null)).bytes()).isEqualTo(3_600 * MB);
    }

    /** InnoDB may end the server, and the live databases with it. */
    @Test
    void whereAFullDiskEndsTheServerMoreIsAskedForAndAGuessBlocks() {
        RoomNeeded known = RoomNeeded.of(ours(1_000 * MB), 0).whereAFullDiskEndsTheServer();
        assertThat(known.bytes()).isEqualTo(1_328 * MB);
        assertThat(known.why()).contains("the database took 1000 MB", "128 MB of it must stay free", "may end");
        assertThat(state(known, 1_329 * MB)).isEqualTo(State.OK);
        assertThat(state(known, 1_300 * MB)).isEqualTo(State.BLOCKER);
        RoomNeeded guessed = RoomNeeded.of(ours(null), 0).whereAFullDiskEndsTheServer();
        assertThat(state(guessed, 1_929 * MB)).isEqualTo(State.OK);
        assertThat(state(guessed, 1_500 * MB)).isEqualTo(State.WARNING);
        assertThat(state(guessed, 1_450 * MB)).isEqualTo(State.BLOCKER);
        RoomNeeded packed =
                RoomNeeded.of(foreign("sql", Compression.GZIP, 0), 0).whereAFullDiskEndsTheServer();
        assertThat(state(packed, 500 * MB)).isEqualTo(State.WARNING);
        assertThat(state(packed, 470 * MB)).isEqualTo(State.BLOCKER);
    }

    private static State state(RoomNeeded room, long free) {
        Check check = room.check("/var/lib/postgresql", OptionalLong.of(free));
        assertThat(check.text()).contains("/var/lib/postgresql has ", room.why());
        return check.state();
    }

    @Test
    void aPlaceThatCannotBeLookedAtIsSaid() {
        Check check = RoomNeeded.of(ours(1_000 * MB), 0).check("", OptionalLong.empty());
        assertThat(check.state()).isEqualTo(State.WARNING);
        assertThat(check.text()).startsWith("It is not known how much room").contains("1.2 GB", "the database took");
    }
}
