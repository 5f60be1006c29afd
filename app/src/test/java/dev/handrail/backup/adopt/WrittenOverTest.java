package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Rig;
import dev.handrail.journal.JournalFilter;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes its dump of tonight over the one of last night, which was adopted. */
class WrittenOverTest {
    private static final String HEAD = """
            -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
            --
            -- Host: localhost    Database: parish
            -- ------------------------------------------------------
            -- Server version\t10.11.6-MariaDB-0+deb12u1

            """;
    private static final Instant LAST_NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-21T03:00:00Z");

    @TempDir
    Path home;

    @TempDir
    Path shelf;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.keep(new Access.ThisComputer(Sudo.NONE), List.of());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void dumped(String text, Instant at) throws Exception {
        Path file = Files.writeString(shelf.resolve("parish.sql"), HEAD + text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private Arguments named() {
        return new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)));
    }

    private Event.Ended adopt() throws Exception {
        Event.Ended ended = rig.perform("backup adopt", named());
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private List<Copy.State> states(String id) throws Exception {
        return rig.catalogue().require(id).copies().stream().map(Copy::state).toList();
    }

    @Test
    void eachNightsDumpIsABackupOfItsOwnAndTheOneBeforeIsKnownToBeGone() throws Exception {
        dumped("-- Dump completed on 2026-11-20  3:00:00\n", LAST_NIGHT);
        String before = Rig.id(adopt());
        dumped("-- Dump completed on 2026-11-21  3:00:00\n", TONIGHT);
        assertThat(rig.make("backup adopt", named()).plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains(before, "it was written over since"));
        String now = Rig.id(adopt());
        assertThat(states(now)).containsExactly(Copy.State.GOOD);
        assertThat(states(before)).containsExactly(Copy.State.MISSING);
        assertThat(rig.verify(now).failure()).isNull();
        adopt();
        assertThat(rig.catalogue().all()).as("once each").hasSize(2);
        rig.perform("backup delete", Arguments.of("ID", before));
        assertThat(shelf.resolve("parish.sql")).as("that of tonight").exists();
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(now);
    }

    @Test
    void theSameBytesWithAnotherTimeAreTheSameBackup() throws Exception {
        dumped("", LAST_NIGHT);
        String id = Rig.id(adopt());
        dumped("", TONIGHT);
        Event.Ended again = adopt();
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(id);
        assertThat(states(id)).containsExactly(Copy.State.GOOD);
        String run = rig.journal().runs(JournalFilter.all()).getFirst().id();
        assertThat(rig.journal().lines(run))
                .anySatisfy(line -> assertThat(line.text()).contains("byte for byte", id));
        assertThat(again.made()).doesNotContainKey("backup");
    }

    @Test
    void theOneBeforeIsKnownToBeGoneAlsoWhereTonightsIsNoGood() throws Exception {
        dumped("-- Dump completed on 2026-11-20  3:00:00\n", LAST_NIGHT);
        String id = Rig.id(adopt());
        dumped("-- tonight\n".repeat(1000) + "USE `parish`;\n", TONIGHT);
        adopt();
        assertThat(states(id)).as("tonight's leads elsewhere").containsExactly(Copy.State.MISSING);
        dumped("-- Dump completed on 2026-11-20  3:00:00\n", TONIGHT);
        adopt();
        assertThat(states(id)).as("its bytes are back").containsExactly(Copy.State.GOOD);
        Files.writeString(shelf.resolve("parish.sql"), "mysqldump: Got error: 1045");
        adopt();
        assertThat(states(id)).as("tonight's is no dump").containsExactly(Copy.State.MISSING);
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(id);
    }

    @Test
    void tonightsIsEnteredAlsoWhereTheOneBeforeWasHalfRemoved() throws Exception {
        dumped("-- last night\n", LAST_NIGHT);
        String before = Rig.id(adopt());
        Copy copy = rig.catalogue().require(before).copies().getFirst();
        rig.catalogue().copyIs(before, copy, Copy.State.DELETING_FAILED);
        dumped("-- tonight\n", TONIGHT);
        assertThat(states(Rig.id(adopt()))).containsExactly(Copy.State.GOOD);
        assertThat(states(before)).containsExactly(Copy.State.DELETING_FAILED);
    }

    @Test
    void damageIsNoNewerDump() throws Exception {
        dumped("-- last night\n", LAST_NIGHT);
        String id = Rig.id(adopt());
        dumped("-- last", LAST_NIGHT);
        adopt();
        assertThat(rig.catalogue().all()).extracting(Backup::id).containsExactly(id);
        assertThat(rig.verify(id).failure()).isNotNull();
    }

    @Test
    void whoNamesNoServerIsToldThatItWasWrittenOver() throws Exception {
        dumped("-- last night\n", LAST_NIGHT);
        String id = Rig.id(adopt());
        dumped("-- tonight\n", TONIGHT);
        Arguments unnamed = Arguments.of("DEST", shelf.toString());
        assertThat(rig.make("backup adopt", unnamed).plan().checks()).anySatisfy(check -> {
            assertThat(check.text()).contains("parish.sql", id, "it was written over since");
            assertThat(check.advice()).contains("--server");
        });
        assertThat(rig.perform("backup adopt", unnamed).failure()).isNull();
        assertThat(states(id)).containsExactly(Copy.State.GOOD);
    }
}
