package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which copy a restore reads, which ones it passes over, and what becomes of one that turns out to be bad. */
class GoodCopyTest {
    private static final int SIZE = 3_000;
    private static final String FILE = "one.dump.zst";

    @TempDir
    Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Copy lying(String destination, int size) throws IOException {
        Path folder = Files.createDirectory(home.resolve(destination));
        Files.write(folder.resolve(FILE), new byte[size]);
        return Some.copy(destination, folder.toString(), FILE);
    }

    private Copy missing(String destination) throws IOException {
        Copy copy = lying(destination, 1);
        Files.delete(Path.of(copy.located()));
        return copy;
    }

    private GoodCopy chosen(Copy... copies) throws OperationFailed {
        return GoodCopy.of(rig.means(), entered(copies));
    }

    private Backup entered(Copy... copies) {
        Backup backup = Some.backup("one", "Parish", "chms", Some.NOON, copies);
        rig.catalogue().remove(backup.id());
        rig.catalogue().add(backup);
        return backup;
    }

    @Test
    void theFirstThatIsThereIsReadAndNothingIsSaidOfTheOthers() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE), missing("cloud"));
        assertThat(chosen.copy().destination()).isEqualTo("attic");
        assertThat(chosen.checks()).hasSize(2).last().isEqualTo(chosen.takenCheck());
    }

    @Test
    void oneThatIsGoneOrHasAnotherSizeIsPassedOverAndTold() throws Exception {
        GoodCopy chosen = chosen(missing("attic"), lying("barn", SIZE - 1), lying("cloud", SIZE));
        assertThat(chosen.copy().destination()).isEqualTo("cloud");
        assertThat(chosen.passedOver()).hasSize(2);
        assertThat(chosen.passedOver().getFirst())
                .startsWith("The copy in attic is not read: ")
                .contains("not there");
        assertThat(chosen.passedOver().getLast()).contains("barn", "2999 bytes", "3000");
        assertThat(chosen.passedOverChecks()).allSatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.advice()).contains("cloud", "backup verify one");
        });
    }

    @Test
    void oneThatCannotBeReachedIsPassedOver() throws Exception {
        Copy gone = new Copy("byre", Copy.Kind.SERVER_FOLDER, "Parish:/var/backups", FILE, Copy.State.GOOD);
        GoodCopy chosen = chosen(gone, lying("cloud", SIZE));
        assertThat(chosen.copy().destination()).isEqualTo("cloud");
        assertThat(chosen.passedOver()).singleElement().asString().startsWith("The copy in byre is not read: ");
    }

    @Test
    void whatIsKnownToBeBadIsNotEvenLookedAt() throws Exception {
        Copy damaged = lying("attic", SIZE).as(Copy.State.DAMAGED);
        Copy condemned = lying("barn", SIZE);
        Backup backup = entered(damaged, condemned, lying("cloud", SIZE));
        rig.catalogue().proven(backup.id(), new Proof(Proof.Rung.RESTORED, Some.NOON, 1, false, "no", "barn"));
        GoodCopy chosen = GoodCopy.of(rig.means(), rig.catalogue().require(backup.id()));
        assertThat(chosen.copy().destination()).isEqualTo("cloud");
        assertThat(chosen.passedOver())
                .containsExactly(
                        "The copy in attic is not read: it is damaged",
                        "The copy in barn is not read: what is in it was found to be not what was backed up");
    }

    @Test
    void whereNoneIsGoodThereIsNothingToRead() {
        assertThatThrownBy(() -> chosen(missing("attic").as(Copy.State.MISSING)))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("No copy of the backup one is good");
    }

    @Test
    void theLastOneIsTakenAsItIsAndTellsItsTroubleWhenItIsRead() throws Exception {
        GoodCopy chosen = chosen(missing("attic"), missing("cloud"));
        assertThat(chosen.copy().destination()).isEqualTo("cloud");
        assertThatThrownBy(chosen::read)
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(home.resolve("cloud").resolve(FILE).toString())
                .hasMessageContaining("--from attic");
        assertThat(states()).containsExactly(Copy.State.GOOD, Copy.State.MISSING);
    }

    private List<Copy.State> states() throws OperationFailed {
        return rig.catalogue().require("one").copies().stream().map(Copy::state).toList();
    }

    @Test
    void whichOneIsReadIsWrittenDownWhereThereIsAChoice() throws Exception {
        Saying work = new Saying();
        chosen(missing("attic"), lying("cloud", SIZE)).tell(work);
        assertThat(work.lines()).hasSize(2);
        assertThat(work.lines().getLast()).startsWith("The copy in cloud is read: ");
        Saying alone = new Saying();
        chosen(Some.copy("cloud", home.resolve("cloud").toString(), FILE)).tell(alone);
        assertThat(alone.lines()).isEmpty();
    }

    @Test
    void aProgramThatCouldNotRestoreItIsTheCopysFaultOnlyIfItsBytesAreOthers() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE), lying("cloud", SIZE));
        OperationFailed told = chosen.blame(
                        OperationFailed.failed("tried").next("usual"),
                        new HashedInput(new ByteArrayInputStream(new byte[SIZE])),
                        new Saying())
                .build();
        assertThat(Flaw.shownBy(told)).isEqualTo(Flaw.of(chosen.copy()));
        assertThat(told.kind())
                .as("a fault was found: that ends with 3, not with 1")
                .isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(told.next()).contains("--from cloud");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
    }

    @Test
    void thatTheRestOfItIsReadForItIsSaidAndShownUnlessThereIsNone() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE));
        HashedInput half = new HashedInput(new ByteArrayInputStream(new byte[SIZE]));
        assertThat(half.readNBytes(SIZE / 2)).hasSize(SIZE / 2);
        assertThat(half.position()).isEqualTo(SIZE / 2);
        Saying work = new Saying();
        chosen.blame(OperationFailed.failed("tried"), half, work);
        assertThat(half.position()).isEqualTo(SIZE);
        assertThat(work.lines())
                .singleElement()
                .asString()
                .contains("the rest of " + chosen.copy().located(), "at fault");
        Saying nothing = new Saying();
        chosen.blame(OperationFailed.failed("tried"), half, nothing);
        assertThat(nothing.lines()).isEmpty();
    }

    @Test
    void aCopyThatCannotBeReadToItsEndIsNobodysFault() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE), lying("cloud", SIZE));
        InputStream torn = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("torn");
            }
        };
        OperationFailed told = chosen.blame(
                        OperationFailed.failed("tried").next("usual"), new HashedInput(torn), new Saying())
                .build();
        assertThat(Flaw.shownBy(told)).isNull();
        assertThat(Flaw.shownBy(chosen.unread(new IOException("torn")))).isNull();
        assertThat(states()).containsOnly(Copy.State.GOOD);
    }

    @Test
    void whereThePlaceSeemsAtFaultACopyWhoseBytesAreOthersIsFoundAllTheSame() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE), lying("cloud", SIZE));
        OperationFailed told = chosen.unlessDamaged(
                OperationFailed.failed("tried").next("install a newer one"),
                new HashedInput(new ByteArrayInputStream(new byte[SIZE])),
                new Saying());
        assertThat(Flaw.shownBy(told)).isEqualTo(Flaw.of(chosen.copy()));
        assertThat(told.getMessage()).contains("is not what was backed up", "its SHA-256 is");
        assertThat(told.next()).contains("--from cloud").doesNotContain("newer");
        assertThat(states()).containsExactly(Copy.State.DAMAGED, Copy.State.GOOD);
    }

    @Test
    void whereItsBytesAreWholeOrNobodyKnowsThePlaceStaysAtFault() throws Exception {
        byte[] bytes = new byte[SIZE];
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        Backup whole = Some.hashed(entered(lying("attic", SIZE)), sha.hex());
        GoodCopy chosen = GoodCopy.of(rig.means(), whole);
        OperationFailed told = chosen.unlessDamaged(
                OperationFailed.failed("tried").next("install a newer one"),
                new HashedInput(new ByteArrayInputStream(bytes)),
                new Saying());
        assertThat(Flaw.shownBy(told)).isNull();
        assertThat(told.next()).isEqualTo("install a newer one");
        InputStream torn = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("torn");
            }
        };
        OperationFailed unknown = chosen.unlessDamaged(
                OperationFailed.failed("tried").next("usual"), new HashedInput(torn), new Saying());
        assertThat(Flaw.shownBy(unknown)).isNull();
        assertThat(states()).containsExactly(Copy.State.GOOD);
    }

    @Test
    void whatSomebodyWroteOverIsNotedAndToldAsThat() throws Exception {
        GoodCopy chosen = chosen(lying("attic", SIZE));
        OperationFailed told = chosen.overwritten("cd".repeat(32));
        assertThat(told.kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        assertThat(told.getMessage()).contains("written over since", "cd".repeat(32), "nothing was touched");
        assertThat(told.next()).contains("handrail backup adopt");
        assertThat(Flaw.shownBy(told)).isEqualTo(Flaw.of(chosen.copy()));
        assertThat(states()).containsExactly(Copy.State.DAMAGED);
    }

    @Test
    void aBackupCanBeHadFromOneOfItsCopiesAlone() throws Exception {
        Backup backup = entered(lying("attic", SIZE), lying("cloud", SIZE));
        assertThat(backup.from("cloud").goodCopies())
                .extracting(Copy::destination)
                .containsExactly("cloud");
        assertThat(backup.from("nowhere").copies()).isEmpty();
        assertThat(Arrays.asList(backup.from("cloud").id(), backup.from("cloud").source()))
                .containsExactly(backup.id(), backup.source());
    }
}
