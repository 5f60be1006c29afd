package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Proof;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
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

/** A plain dump of PostgreSQL that was cut where a disk is full: anywhere, and not at the end of a line. */
class CutDumpTest {
    private static final String SOURCE = "cut_dump";
    private static final String RESTORED = "cut_dump_restored";
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @TempDir
    Path home;

    @TempDir
    Path shelf;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        rig.server(HERE, SOURCE);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 50);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        TestDatabase.drop(SOURCE);
    }

    private Event.Ended adopted(String text, Instant at) throws Exception {
        Path file = Files.writeString(shelf.resolve(SOURCE + ".sql"), text);
        Files.setLastModifiedTime(file, FileTime.from(at));
        Event.Ended ended = rig.perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER))));
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private String said(Event.Ended ended) throws Exception {
        return String.join(
                "\n",
                rig.journal().lines(ended.run()).stream()
                        .map(line -> line.text())
                        .toList());
    }

    @Test
    void oneThatIsThereAlreadyIsNotSaidToBeEntered() throws Exception {
        String whole = TestDatabase.dumped(SOURCE);
        String cut = whole.substring(0, whole.indexOf("\nCOPY public.visits"));
        Instant now = Instant.now();
        assertThat(said(adopted(cut, now.minusSeconds(90)))).contains("is entered as", "lacks something");
        assertThat(said(adopted(cut, now.minusSeconds(30))))
                .contains("nothing is entered")
                .doesNotContain("lacks something");
        assertThat(rig.catalogue().all()).hasSize(1);
    }

    /** By a version that knew a dump only by its last line. */
    @Test
    void oneThatWasEnteredAsCutForWhatSomebodyPutBehindItsEndIsClearedByVerify() throws Exception {
        String id = Rig.id(adopted(TestDatabase.dumped(SOURCE) + "COMMIT;\n", Instant.now()));
        rig.catalogue().proven(id, new Proof(Proof.Rung.DECODED, Instant.now(), 0, false, "it has no end"));
        assertThat(rig.catalogue().require(id).good()).isFalse();
        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.catalogue().require(id).good()).isTrue();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.DECODED);
    }

    /** psql would refuse all rows of that table for it, and with them the database. */
    @Test
    void whatThereIsComesIntoANewDatabaseWhereARowWasCutInItsMiddle() throws Exception {
        String whole = TestDatabase.dumped(SOURCE);
        int third = whole.indexOf("\n3\t", whole.indexOf("\nCOPY public.visits"));
        String id = Rig.id(adopted(whole.substring(0, third + 2), Instant.now()));
        TestDatabase.drop(RESTORED);
        Event.Ended ended = rig.restore(id, RESTORED);
        assertThat(ended.failure()).isNull();
        assertThat(said(ended)).contains("up to its last whole statement or row");
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(2);
        assertThat(rig.catalogue().require(id).proven()).isFalse();
        TestDatabase.drop(RESTORED);
    }
}
