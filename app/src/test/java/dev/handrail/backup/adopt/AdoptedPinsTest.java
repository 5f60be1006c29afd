package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Rig;
import dev.handrail.backup.keep.Known;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Keep;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pin outlives the catalogue that it was made in, as the backup does. */
class AdoptedPinsTest {
    private static final String REASON = "before the \"big\" move";
    private static final String DUMP = """
            -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
            --
            -- Host: localhost    Database: parish
            -- ------------------------------------------------------
            -- Server version\t10.11.6-MariaDB-0+deb12u1

            """;

    @TempDir
    Path home;

    @TempDir
    Path shelf;

    private final List<String> said = new ArrayList<>();
    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = opened("first");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Rig opened(String name) throws Exception {
        Rig opened = new Rig(home.resolve(name));
        Server plain = Server.of(Rig.SERVER, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        opened.servers()
                .save(new Server(
                        plain.name(),
                        plain.environment(),
                        null,
                        plain.access(),
                        List.of(),
                        List.of(new FileSet("uploads", "/srv/uploads", List.of(), null, Keep.parse("1 newest"))),
                        List.of(),
                        List.of(
                                new Destination.Folder("kept", shelf.toString()),
                                new Destination.Folder(
                                        "far", home.resolve("far").toString())),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of()));
        return opened;
    }

    /** With the profile at hand, and nothing else. */
    private void loseTheCatalogue() throws Exception {
        rig.close();
        rig = opened("second");
    }

    private Backup old() throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofDays(700)).truncatedTo(ChronoUnit.MICROS);
        Backup backup = Known.unproven("b1", longAgo);
        Files.write(shelf.resolve("b1.tar.zst"), new byte[(int) Known.SIZE]);
        Files.writeString(shelf.resolve("b1.tar.zst.json"), ManifestFile.write(backup.manifest()));
        perform("backup adopt", Arguments.of("DEST", shelf.toString()));
        return rig.catalogue().require("b1");
    }

    private Event.Ended perform(String words, Arguments arguments) throws Exception {
        said.clear();
        Event.Ended ended = rig.start(words, arguments, event -> {
                    if (event instanceof Event.Said line) {
                        said.add(line.line());
                    }
                })
                .await();
        assertThat(ended.failure()).isNull();
        return ended;
    }

    private void pin(String id) throws Exception {
        perform("backup pin", new Arguments(Map.of("ID", List.of(id), "--reason", List.of(REASON))));
    }

    private Path beside(String file) {
        return shelf.resolve(file + ".handrail-pin");
    }

    @Test
    void whatWasPinnedStaysAfterTheCatalogueIsLost() throws Exception {
        old();
        pin("b1");
        loseTheCatalogue();
        Arguments shelves = Arguments.of("DEST", shelf.toString());
        assertThat(rig.make("backup adopt", shelves).plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains("b1", "It is pinned: " + REASON));
        assertThat(rig.make("backup adopt", shelves).plan().checks().toString())
                .as("its pin is not forgotten")
                .doesNotContain("Pins that were made");
        perform("backup adopt", shelves);
        assertThat(rig.catalogue().require("b1").pinReason()).isEqualTo(REASON);
        rig.catalogue().add(Known.proven("b2", Instant.now().minusSeconds(60)));
        perform("backup prune", Arguments.of("SERVER", Rig.SERVER));
        assertThat(shelf.resolve("b1.tar.zst")).exists();
    }

    @Test
    void whereNoPinLiesThePlanSaysThatOneMayBeForgotten() throws Exception {
        old();
        loseTheCatalogue();
        assertThat(rig.make("backup adopt", Arguments.of("DEST", shelf.toString()))
                        .plan()
                        .checks()
                        .toString())
                .contains("Pins that were made with an older version");
    }

    @Test
    void aPinGoesWhereItIsTakenOffAndWithItsBackup() throws Exception {
        old();
        pin("b1");
        assertThat(beside("b1.tar.zst")).exists();
        perform("backup unpin", Arguments.of("ID", "b1"));
        assertThat(beside("b1.tar.zst")).doesNotExist();
        pin("b1");
        rig.catalogue().pin("b1", null);
        perform("backup delete", Arguments.of("ID", "b1"));
        assertThat(shelf).isEmptyDirectory();
    }

    @Test
    void aPinThatWasCutOffIsLaidAgainAndGoesWithItsBackup() throws Exception {
        old();
        Path cut = Files.writeString(shelf.resolve("b1.tar.zst.handrail-pin.partial"), "{");
        pin("b1");
        assertThat(said).isEmpty();
        assertThat(beside("b1.tar.zst")).content().contains("b1");
        assertThat(cut).doesNotExist();
        Files.writeString(cut, "{");
        perform("backup unpin", Arguments.of("ID", "b1"));
        assertThat(cut).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeReachedIsSaidAndKeepsNothingFromBeingPinned() throws Exception {
        old();
        Path gone = home.resolve("gone");
        rig.catalogue().add("b1", new Copy("stick", gone.toString(), "b1.tar.zst", Copy.State.GOOD));
        pin("b1");
        assertThat(rig.catalogue().require("b1").pinned()).isTrue();
        assertThat(beside("b1.tar.zst")).exists();
        assertThat(said).anyMatch(line -> line.contains(gone.toString()) && line.contains("pin it again"));
        Files.createDirectories(gone);
        pin("b1");
        assertThat(said).isEmpty();
        assertThat(gone.resolve("b1.tar.zst.handrail-pin")).hasSameTextualContentAs(beside("b1.tar.zst"));
    }

    @Test
    void aPinThatIsFoundBesideAnotherCopyCounts() throws Exception {
        old();
        pin("b1");
        loseTheCatalogue();
        Path far = Files.createDirectories(home.resolve("far"));
        for (String file : List.of("b1.tar.zst", "b1.tar.zst.json")) {
            Files.copy(shelf.resolve(file), far.resolve(file));
        }
        perform("backup adopt", Arguments.of("DEST", far.toString()));
        assertThat(rig.catalogue().require("b1").pinned()).isFalse();
        perform("backup adopt", Arguments.of("DEST", shelf.toString()));
        assertThat(rig.catalogue().require("b1").pinReason()).isEqualTo(REASON);
    }

    @Test
    void aPinThatCannotBeUnderstoodIsAPin() throws Exception {
        old();
        loseTheCatalogue();
        Files.writeString(beside("b1.tar.zst"), "{");
        perform("backup adopt", Arguments.of("DEST", shelf.toString()));
        assertThat(rig.catalogue().require("b1").pinReason()).contains("cannot be read");
    }

    @Test
    void aDumpOfAnotherProgramIsPinnedUntilThatWritesOverIt() throws Exception {
        Path dump = Files.writeString(shelf.resolve("parish.sql"), DUMP);
        Arguments named = new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)));
        String id = Rig.id(perform("backup adopt", named));
        pin(id);
        assertThat(rig.make("backup adopt", named).plan().checks().toString())
                .as("a pin is no dump")
                .doesNotContain(".handrail-pin");
        loseTheCatalogue();
        perform("backup adopt", named);
        assertThat(rig.catalogue().require(id).pinReason()).isEqualTo(REASON);
        assertThat(said).anyMatch(line -> line.endsWith("is pinned: " + REASON));
        rig.catalogue().remove(id);
        Files.writeString(dump, DUMP + "-- of the next night\n");
        Files.setLastModifiedTime(dump, FileTime.from(Instant.now().plusSeconds(60)));
        String next = Rig.id(perform("backup adopt", named));
        assertThat(rig.catalogue().require(next).pinned()).isFalse();
    }

    @Test
    void aCopyThatIsMadeLaterGetsItsPin() throws Exception {
        Files.writeString(shelf.resolve("parish.sql"), DUMP);
        String id = Rig.id(perform(
                "backup adopt",
                new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)))));
        pin(id);
        perform("backup complete", new Arguments(Map.of("ID", List.of(id), "--to", List.of("far"))));
        assertThat(home.resolve("far/parish.sql.handrail-pin")).hasSameTextualContentAs(beside("parish.sql"));
    }
}
