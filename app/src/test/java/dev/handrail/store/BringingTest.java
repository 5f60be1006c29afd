package dev.handrail.store;

import static dev.handrail.store.SomeData.aside;
import static dev.handrail.store.SomeData.catalogue;
import static dev.handrail.store.SomeData.fill;
import static dev.handrail.store.SomeData.huge;
import static dev.handrail.store.SomeData.names;
import static dev.handrail.store.SomeData.noted;
import static dev.handrail.store.SomeData.places;
import static dev.handrail.store.SomeData.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in the way when data are brought to another folder, or to one where others lie. */
@Timeout(120)
class BringingTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path usual;
    private Path disk;
    private Elsewhere elsewhere;

    @BeforeEach
    void begin() throws Exception {
        usual = Files.createDirectories(folder.toRealPath().resolve("usual"));
        disk = usual.resolveSibling("disk");
        elsewhere = new Elsewhere(usual);
        fill(usual, "first");
    }

    @ParameterizedTest
    @EnumSource(Wish.How.class)
    void theSameFolderByAnotherNameIsLeftAsItIs(Wish.How how) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), usual);
        elsewhere.wish(new Wish(link, how));

        assertThat(start().home()).isEqualTo(usual);
        assertThat(said).isEmpty();
        assertThat(elsewhere.wish()).isEmpty();
        assertThat(names(usual)).containsExactly("backups", "known_hosts", "store");
        assertThat(noted(usual)).isEqualTo("first");
    }

    @Test
    void whatLiesInsideByAnotherNameIsRefused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), usual);

        assertThatThrownBy(() -> ChosenFolder.look(elsewhere, link.resolve("deep/er")))
                .hasMessageContaining("lies inside");
    }

    /** H2 makes an empty one where there is none, and that would count from then on. */
    @Test
    void aCopyWithoutAStoreIsNotGoneOnWith() throws Exception {
        Files.writeString(usual.resolve("zz"), "copied after the store");
        Path copied = DataFolder.file(disk.resolve("handrail.partial/copy"));
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start(() -> Files.exists(copied.resolveSibling("../zz")) && Files.deleteIfExists(copied))
                        .home())
                .isEqualTo(usual);
        assertThat(names(disk)).isEmpty();
    }

    @Test
    void aStoreThatIsALinkIsRefused() throws Exception {
        Files.move(usual.resolve("store"), folder.resolve("store"));
        Files.createSymbolicLink(usual.resolve("store"), folder.resolve("store"));

        assertThatThrownBy(() -> ChosenFolder.look(elsewhere, disk))
                .hasMessageContaining("store is a link to another place");
        fill(disk, "there");
        Files.move(disk.resolve("store"), folder.resolve("there"));
        Files.createSymbolicLink(disk.resolve("store"), folder.resolve("there"));
        assertThatThrownBy(() -> ChosenFolder.look(elsewhere, disk).requireReplaceable(usual))
                .hasMessageContaining("cannot lie in " + disk)
                .hasMessageContaining("store is a link to another place");
    }

    @Test
    void aNameThatCannotBeWrittenDownIsRefused() throws Exception {
        Files.writeString(usual.resolve("two\nlines"), "");

        assertThatThrownBy(() -> ChosenFolder.look(elsewhere, disk)).hasMessageContaining("control character");
    }

    /** It has the store open by the one that owns its file, and not the file. */
    @Test
    void whoeverOnlySharesTheStoreKeepsItFromBeingBrought() throws Exception {
        Process owner = StoreOwner.start(usual);
        Process sharing = StoreSharer.start(usual);
        try {
            owner.destroyForcibly().onExit().join();
            elsewhere.wish(new Wish(disk, Wish.How.BRING));
            assertThat(start().trouble().orElseThrow()).hasMessageContaining("process " + sharing.pid());
            try (Store here = Store.open(usual, Clock.systemUTC());
                    Store again = Store.open(usual, Clock.systemUTC())) {
                assertThat(here).isNotEqualTo(again);
            }
        } finally {
            owner.destroyForcibly().onExit().join();
            sharing.destroyForcibly().onExit().join();
        }
        assertThat(start().home()).isEqualTo(disk);
    }

    @Test
    void whoeverBeganBeforeTheyWereBroughtDoesNotWriteIntoTheOldOnes() throws Exception {
        Whereabouts before = start();
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThatThrownBy(() -> Store.open(before, Clock.systemUTC()).close())
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("Start again");
        Store.open(Whereabouts.named(usual), Clock.systemUTC()).close();
    }

    @Test
    void aDiskThatKnowsNoLocksIsGoodEnough() throws Exception {
        Files.deleteIfExists(usual.resolve("handrail.open"));
        Files.createDirectory(usual.resolve("handrail.open"));

        assertThat(noted(usual)).isEqualTo("first");
    }

    @Test
    void nobodyEntersAFolderThatIsBeingBrought() throws Exception {
        try (FolderUse alone = FolderUse.alone(usual)) {
            assertThatThrownBy(() -> FolderUse.shared(usual, Duration.ZERO))
                    .hasMessageContaining("Wait until that is done");
            assertThatThrownBy(() -> FolderUse.alone(usual)).hasMessageContaining("open, as process");
        }
        FolderUse.shared(usual).close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dataThatAreInUseAreNotPutAside(boolean byTheStoreAlone) throws Exception {
        fill(disk, "there");
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        try (AutoCloseable open = byTheStoreAlone ? connection(disk) : FolderUse.shared(disk)) {
            assertThat(start().trouble().orElseThrow())
                    .hasMessageContaining(open == null ? "" : "in use")
                    .hasMessageContaining(disk.toString());
        }
        assertThat(names(disk)).containsExactly("backups", "known_hosts", "store");
        assertThat(noted(disk)).isEqualTo("there");
    }

    @Test
    void whereThereIsNoRoomNothingIsPutAside() throws Exception {
        fill(disk, "there");
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        huge(usual);

        assertThat(start().trouble().orElseThrow()).hasMessageContaining("8.0 TB");
        assertThat(names(disk)).containsExactly("backups", "known_hosts", "store");
        assertThat(noted(disk)).isEqualTo("there");
    }

    @Test
    void oneThatIsKilledWhileItCopiesHasPutNothingAside() throws Exception {
        fill(disk, "there");
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        StoreMover.start(usual).destroyForcibly().onExit().join();
        assertThat(names(disk)).containsExactly("backups", "handrail.partial", "known_hosts", "store");
        assertThat(noted(disk)).isEqualTo("there");

        replaces();
    }

    @Test
    void oneThatIsKilledWhenAllWasPutAsideIsBegunAgain() throws Exception {
        fill(disk, "there");
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        Partial partial = new Partial(disk);
        partial.copy();
        partial.putAside(disk.resolve("before-20260101-000000"));
        assertThat(names(disk)).containsExactly("before-20260101-000000", "handrail.partial");

        replaces();
    }

    @Test
    void oneThatIsKilledWhenHalfOfItWasInItsPlaceIsTakenBack() throws Exception {
        halfReplaced();
        elsewhere.stay();

        assertThat(names(disk)).containsExactly("backups", "known_hosts", "store");
        assertThat(noted(disk)).isEqualTo("there");
        assertThat(disk.resolve("backups/chms.dump")).hasContent("a dump of there");
    }

    @Test
    void oneThatIsKilledWhenHalfOfItWasInItsPlaceIsBegunAgain() throws Exception {
        halfReplaced();

        replaces();
    }

    @Test
    void oneThatIsKilledWhileItIsTakenBackTakesNothingOfWhatLayThere() throws Exception {
        halfReplaced();
        Partial partial = new Partial(disk);
        partial.takeOut();
        Files.move(aside(disk).resolve("backups"), disk.resolve("backups"));
        assertThatThrownBy(() -> Store.open(disk, Clock.systemUTC()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("that broke off");

        partial.takeBack(Wish.How.REPLACE);
        assertThat(disk.resolve("backups/chms.dump")).hasContent("a dump of there");
        assertThat(noted(disk)).isEqualTo("there");
    }

    @Test
    void whatAHalfWrittenNoteLeftIsNoDataOfAnybody() throws Exception {
        Files.writeString(Files.createDirectories(disk).resolve("handrail.chosen123.partial"), "x");
        assertThat(Contents.of(disk)).isEmpty();
        assertThat(ChosenFolder.look(elsewhere, disk).data()).isEmpty();
    }

    @Test
    void whoeverEndsTwiceLetsNobodyElsesUseGo() throws Exception {
        FolderUse one = FolderUse.shared(usual);
        try (FolderUse another = FolderUse.shared(usual)) {
            one.close();
            one.close();
            assertThatThrownBy(() -> FolderUse.alone(usual)).isInstanceOf(OperationFailed.class);
            assertThat(another).isNotNull();
        }
        FolderUse.alone(usual).close();
    }

    /** Its disk may have been away when a person chose another folder instead. */
    @Test
    void whatBrokeOffLongAgoIsTakenBackWhenTheFolderIsChosenAgain() throws Exception {
        halfReplaced();
        Path away = Files.move(disk, folder.resolve("away"));
        elsewhere.wish(new Wish(folder.resolve("third"), Wish.How.BRING));
        elsewhere.stay();
        Files.move(away, disk);
        elsewhere.takeBack(disk);

        assertThat(ChosenFolder.look(elsewhere, disk).data()).isPresent();
        assertThat(noted(disk)).isEqualTo("there");
    }

    @Test
    void whereNothingCanBeTakenBackTheyStayAllTheSame() throws Exception {
        elsewhere.wish(new Wish(disk.resolve("deep"), Wish.How.BRING));
        FolderTree.remove(disk);
        Files.writeString(disk, "a file where a disk was");
        elsewhere.stay();

        assertThat(elsewhere.wish()).isEmpty();
        assertThat(start().home()).isEqualTo(usual);
    }

    /** What says which names were copied may be left when all of it counts, and was worked in. */
    @Test
    void whatCountedOnceIsNeverTakenForACopyThatMayGo() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();
        Path partial = Files.createDirectories(disk.resolve("handrail.partial"));
        Note.write(partial.resolve("names"), List.of("backups", "known_hosts", "store"));
        elsewhere.wish(new Wish(usual, Wish.How.USE));
        start();

        assertThat(ChosenFolder.look(elsewhere, disk).data()).isPresent();
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(aside(disk))).isEqualTo("first");
    }

    @Test
    void oneThatFailedLeavesNothingAndIsTriedAgainWhenAPersonWantsIt() throws Exception {
        Path file = DataFolder.file(usual);
        byte[] whole = Files.readAllBytes(file);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Files.write(file, Arrays.copyOf(whole, 2048));
        assertThat(start().trouble()).isPresent();
        assertThat(said.getLast()).contains("does not try again by itself");
        assertThat(names(disk)).isEmpty();

        Files.write(file, whole);
        said.clear();
        assertThat(start().trouble()).isEmpty();
        assertThat(said).isEmpty();
        assertThat(names(disk)).isEmpty();
        assertThat(Whereabouts.settledAnew(elsewhere, Clock.systemUTC(), Whereabouts.Told.lines(said::add))
                        .home())
                .isEqualTo(disk);
    }

    @Test
    void oneThatFailedIsTriedAgainWhenItIsChosenAgain() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Path letter = Files.writeString(disk.resolve("letter.txt"), "of somebody");
        start();
        Files.delete(letter);
        assertThat(start().home()).isEqualTo(usual);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().home()).isEqualTo(disk);
    }

    @Test
    void theRoomForWhatLiesBehindALinkIsReckoned() throws Exception {
        huge(usual);
        Path real = Files.move(usual, usual.resolveSibling("real"));
        Files.createSymbolicLink(usual, real);

        assertThatThrownBy(() -> ChosenFolder.look(elsewhere, disk)).hasMessageContaining("8.0 TB");
    }

    @Test
    void whatWasPutAsideBeforeNeedsNoRoomAndIsNamed() throws Exception {
        Path aside = usual.resolve("before-20260101-000000");
        Files.createDirectories(aside.resolve("backups"));
        huge(aside);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().home()).isEqualTo(disk);
        assertThat(said.getLast()).contains("before-20260101-000000", "lies only there");
    }

    @Test
    void oneThatCountsIsNeverSaidToHaveFailed() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Path stuck = usual.resolve("elsewhere.failed/stuck");
        Whereabouts at = start(() -> Files.createDirectories(stuck) != null);

        assertThat(at.home()).isEqualTo(disk);
        assertThat(at.trouble()).isEmpty();
        assertThat(said).noneMatch(line -> line.contains("goes on in"));
        assertThat(start().home()).isEqualTo(disk);
    }

    @Test
    void linksIntoTheOldFolderLeadIntoTheNewOne() throws Exception {
        Files.createSymbolicLink(usual.resolve("latest"), usual.resolve("backups/chms.dump"));
        Path outside = Files.writeString(folder.resolve("outside"), "");
        Files.createSymbolicLink(usual.resolve("other"), outside);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThat(Files.readSymbolicLink(disk.resolve("latest"))).isEqualTo(disk.resolve("backups/chms.dump"));
        assertThat(Files.readSymbolicLink(disk.resolve("other"))).isEqualTo(outside);
    }

    @Test
    void profilesThatNameAFolderInTheOldOneAreNamed() throws Exception {
        profile(usual, "Parish", "destinations:\n  - folder: " + usual.resolve("backups/parish") + "\n");
        profile(usual, "Records", "destinations:\n  - folder: " + usual + "-2/records\n");
        profile(usual, "Attic", "destinations:\n  - folder: /mnt" + usual + "/attic\n");
        assertThat(ChosenFolder.naming(usual, usual)).containsExactly("Parish");
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThat(said.getLast()).contains("Parish", usual.toString()).doesNotContain("Records", "Attic");
    }

    @Test
    void backupsAreFoundThatWereMadeByTheNameBehindALink() throws Exception {
        catalogue(usual, "B1", usual.resolve("backups"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), usual);
        elsewhere = new Elsewhere(link);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThat(places(disk)).containsExactly(disk.resolve("backups").toString());
    }

    private void halfReplaced() throws Exception {
        fill(disk, "there");
        elsewhere.wish(new Wish(disk, Wish.How.REPLACE));
        Partial partial = new Partial(disk);
        Path copy = partial.copy();
        Files.writeString(Files.createDirectory(copy.resolve("backups")).resolve("chms.dump"), "brought");
        partial.putAside(disk.resolve("before-20260101-000000"));
        Files.createDirectory(copy.resolve("store"));
        partial.settle(List.of("backups", "store"));
        Files.move(disk.resolve("store"), copy.resolve("store"));
    }

    private void replaces() throws Exception {
        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("first");
        assertThat(noted(aside(disk))).isEqualTo("there");
        assertThat(names(disk)).hasSize(4).doesNotContain("handrail.partial");
        assertThat(disk.resolve("handrail.chosen")).doesNotExist();
    }

    private static Connection connection(Path home) throws OperationFailed {
        Path store = home.resolve("store");
        return H2File.in(store).open(store);
    }

    private Whereabouts start() throws OperationFailed {
        return Whereabouts.settled(elsewhere, Clock.systemUTC(), Whereabouts.Told.lines(said::add));
    }

    /** What happens meanwhile. */
    private interface Meanwhile {
        boolean happens() throws IOException;
    }

    private Whereabouts start(Meanwhile meanwhile) throws OperationFailed {
        return Whereabouts.settled(elsewhere, Clock.systemUTC(), new Whereabouts.Told() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void copied(long bytes, long all) {
                try {
                    meanwhile.happens();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }
}
