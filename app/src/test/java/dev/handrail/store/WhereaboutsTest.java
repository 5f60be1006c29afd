package dev.handrail.store;

import static dev.handrail.store.SomeData.aside;
import static dev.handrail.store.SomeData.catalogue;
import static dev.handrail.store.SomeData.fill;
import static dev.handrail.store.SomeData.huge;
import static dev.handrail.store.SomeData.names;
import static dev.handrail.store.SomeData.noted;
import static dev.handrail.store.SomeData.places;
import static dev.handrail.store.SomeData.rights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a start finds the data, and how it brings them to where a person wants them. */
@Timeout(120)
class WhereaboutsTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Path usual;
    private Path disk;
    private Elsewhere elsewhere;

    @BeforeEach
    void begin() throws Exception {
        usual = Files.createDirectories(folder.toRealPath().resolve("usual"));
        disk = usual.resolveSibling("disk").resolve("handrail");
        elsewhere = new Elsewhere(usual);
        fill(usual, "first");
    }

    @Test
    void withoutAnyChoiceTheyLieInTheUsualFolder() throws Exception {
        Whereabouts at = start();

        assertThat(at.home()).isEqualTo(usual);
        assertThat(said).isEmpty();
        assertThat(names(usual)).containsExactly("backups", "known_hosts", "store");
    }

    @Test
    void allOfItIsBroughtAndTheOldOneIsKept() throws Exception {
        Path link = Files.createSymbolicLink(usual.resolve("photographs"), Path.of("../photographs"));
        Files.setPosixFilePermissions(usual.resolve("known_hosts"), PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(
                usual.resolve("backups/chms.dump"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Whereabouts at = start();

        assertThat(at).isEqualTo(new Whereabouts(disk, Optional.of(elsewhere), Optional.empty()));
        assertThat(names(disk)).containsExactly("backups", "known_hosts", "photographs", "store");
        assertThat(noted(disk)).isEqualTo("first");
        assertThat(rights(disk)).isEqualTo("rwx------");
        assertThat(rights(disk.resolve("known_hosts"))).isEqualTo("rw-------");
        assertThat(Files.getLastModifiedTime(disk.resolve("backups/chms.dump")).toInstant())
                .isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Files.readSymbolicLink(disk.resolve("photographs"))).isEqualTo(usual.resolveSibling("photographs"));
        assertThat(link).isSymbolicLink();
        assertThat(noted(usual)).isEqualTo("first");
        assertThat(elsewhere.left()).contains(usual);
        assertThat(said.getLast()).contains(disk.toString(), usual.toString(), "is kept", "but for the file elsewhere");
        assertThat(elsewhere.wish()).isEmpty();
    }

    @Test
    void theCatalogueKnowsWhereTheBackupsLieThatWereBrought() throws Exception {
        catalogue(usual, "B1", usual.resolve("backups"));
        catalogue(usual, "B2", Path.of(usual + "-2").resolve("backups"));
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThat(places(disk)).containsExactly(disk.resolve("backups").toString(), usual + "-2/backups");
        assertThat(places(usual)).first().isEqualTo(usual.resolve("backups").toString());
    }

    @Test
    void everyLaterStartFindsThemThere() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();
        said.clear();

        assertThat(start().home()).isEqualTo(disk);
        assertThat(said).isEmpty();
    }

    @Test
    void dataThatLieThereAlreadyAreUsedAndNothingIsCopied() throws Exception {
        fill(disk, "there already");
        elsewhere.wish(new Wish(disk, Wish.How.USE));

        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("there already");
        assertThat(noted(usual)).isEqualTo("first");
        assertThat(elsewhere.left()).isEmpty();
    }

    @Test
    void backInTheUsualFolderTheFileIsGone() throws Exception {
        fill(disk, "there already");
        elsewhere.moved(disk, Optional.empty());
        elsewhere.wish(new Wish(usual, Wish.How.USE));

        assertThat(start().home()).isEqualTo(usual);
        assertThat(elsewhere.file()).doesNotExist();
        assertThat(noted(usual)).isEqualTo("first");
    }

    @Test
    void whatLiesWhereTheyAreBroughtToIsPutAside() throws Exception {
        fill(disk, "newest");
        elsewhere.moved(disk, Optional.of(usual));
        elsewhere.wish(new Wish(usual, Wish.How.REPLACE));

        assertThat(start().home()).isEqualTo(usual);
        assertThat(noted(usual)).isEqualTo("newest");
        assertThat(elsewhere.file()).doesNotExist();
        assertThat(noted(aside(usual))).isEqualTo("first");
        assertThat(noted(disk)).isEqualTo("newest");
    }

    @Test
    void whileAnotherProgramHasThemOpenNothingIsCopiedAndAllGoesOnThere() throws Exception {
        Process owner = StoreOwner.start(usual);
        try {
            elsewhere.wish(new Wish(disk, Wish.How.BRING));
            Whereabouts at = start();

            assertThat(at.home()).isEqualTo(usual);
            assertThat(at.trouble().orElseThrow()).hasMessageContaining("process " + owner.pid());
            assertThat(said).anyMatch(line -> line.contains("process " + owner.pid()));
            assertThat(said.getLast()).contains("goes on in " + usual);
            assertThat(names(disk)).isEmpty();
        } finally {
            owner.destroyForcibly().onExit().join();
        }
        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("first");
    }

    @Test
    void oneThatIsKilledInTheMiddleIsBegunAgain() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Process mover = StoreMover.start(usual);
        mover.destroyForcibly().onExit().join();
        assertThat(names(disk)).containsExactly("handrail.partial");
        assertThat(elsewhere.folder()).isEqualTo(usual);

        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("first");
        assertThat(names(disk)).containsExactly("backups", "known_hosts", "store");
        assertThat(disk.resolve("backups/chms.dump")).hasContent("a dump of first");
    }

    @Test
    void oneThatWasKilledWhenPartOfItWasInItsPlaceIsBegunAgain() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Path partial = Files.createDirectories(disk.resolve("handrail.partial"));
        Files.write(partial.resolve("names"), List.of("backups", "known_hosts", "store"));
        Files.createDirectories(partial.resolve("copy/store"));
        Files.createDirectories(disk.resolve("backups"));
        Files.writeString(disk.resolve("backups/half.dump"), "of an earlier try");

        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("first");
        assertThat(names(disk.resolve("backups"))).containsExactly("chms.dump");
        assertThat(names(disk)).containsExactly("backups", "known_hosts", "store");
    }

    /** Else a later one would take what lies there for what that one had copied. */
    @Test
    void oneThatWasKilledWhenItCountedAlreadyLeavesNothingThatIsTakenBackLater() throws Exception {
        fill(disk, "brought");
        Path partial = Files.createDirectories(disk.resolve("handrail.partial"));
        Files.write(partial.resolve("names"), List.of("backups", "known_hosts", "store"));
        elsewhere.moved(disk, Optional.of(usual));
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("brought");
        assertThat(partial).doesNotExist();
    }

    @Test
    void aSecondStartWaitsForTheFirstAndFollowsIt() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Process mover = StoreMover.start(usual);
        try {
            CompletableFuture<Path> second = new CompletableFuture<>();
            Thread waiting = Thread.startVirtualThread(() -> {
                try {
                    second.complete(start().home());
                } catch (OperationFailed | RuntimeException e) {
                    second.completeExceptionally(e);
                }
            });
            assertThat(waiting.join(Duration.ofMillis(300)))
                    .as("over before the first was")
                    .isFalse();
            assertThat(said).singleElement().asString().contains("Waiting");
            mover.getOutputStream().write('.');
            mover.getOutputStream().flush();
            assertThat(second.join()).isEqualTo(disk);
            assertThat(noted(disk)).isEqualTo("first");
        } finally {
            mover.destroyForcibly().onExit().join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskThatIsAwayIsToldAndNothingIsBegunAnew(boolean mountPoint) throws Exception {
        elsewhere.moved(disk, Optional.of(usual));
        if (mountPoint) {
            Files.createDirectories(disk);
        }
        assertThatThrownBy(this::start).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(e.tried()).contains(disk.toString());
            assertThat(e.next())
                    .contains("Plug in", "--home", usual.resolve("elsewhere").toString());
        });
        assertThat(disk.resolve("store")).doesNotExist();
        Files.delete(elsewhere.file());
        assertThat(start().home()).isEqualTo(usual);
    }

    /** Beneath the place where a disk is mounted there is an empty folder as well. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereTheFolderToBringThemToIsAwayAllGoesOnWhereItWas(boolean mountPoint) throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Path away = Files.move(disk, folder.resolve("away"));
        if (mountPoint) {
            Files.createDirectory(disk);
        }
        Whereabouts at = start();
        assertThat(at.home()).isEqualTo(usual);
        assertThat(at.trouble().orElseThrow()).hasMessageContaining("is not there");
        assertThat(Files.exists(disk)).isEqualTo(mountPoint);
        assertThat(said).hasSize(3);
        start();
        assertThat(said).as("said once").hasSize(3);

        Files.deleteIfExists(disk);
        Files.move(away, disk);
        assertThat(start().home()).isEqualTo(disk);
    }

    @Test
    void whatWasPutThereMeanwhileIsLeftAlone() throws Exception {
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        Files.writeString(Files.createDirectories(disk).resolve("letter.txt"), "of somebody");

        assertThat(start().trouble().orElseThrow()).hasMessageContaining("letter.txt");
        assertThat(disk.resolve("letter.txt")).hasContent("of somebody");
        assertThat(start().home()).isEqualTo(usual);
    }

    @Test
    void aDiskThatBecameTooSmallIsToldBeforeAnythingIsCopied() throws Exception {
        huge(usual);
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().trouble().orElseThrow()).hasMessageContaining("8.0 TB");
        assertThat(names(disk)).isEmpty();
    }

    /** A store that cannot be opened is no copy to go on with. */
    @Test
    void aDamagedStoreIsNotBrought() throws Exception {
        Path file = DataFolder.file(usual);
        byte[] damaged = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(damaged, 2048));
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().home()).isEqualTo(usual);
        assertThat(DataFolder.file(disk)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \n", "not/from/the/root\n", "\0\n"})
    void aFileThatNamesNoFolderIsToldAndNotPassedOver(String text) throws Exception {
        Files.writeString(elsewhere.file(), text);

        assertThatThrownBy(this::start).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(e.next()).contains("remove " + elsewhere.file());
        });
    }

    @Test
    void aLinkThatLeadsNowhereIsNoMissingFile() throws Exception {
        Files.createSymbolicLink(elsewhere.file(), folder.resolve("away/elsewhere"));

        assertThatThrownBy(this::start).hasMessageContaining("remove " + elsewhere.file());
    }

    @Test
    void aFolderWithBlanksAtTheEndOfItsNameIsFoundAgain() throws Exception {
        disk = Path.of(disk + "  ");
        elsewhere.wish(new Wish(disk, Wish.How.BRING));
        start();

        assertThat(start().home()).isEqualTo(disk);
        assertThat(noted(disk)).isEqualTo("first");
    }

    private Whereabouts start() throws OperationFailed {
        return Whereabouts.settled(elsewhere, Clock.systemUTC(), Whereabouts.Told.lines(said::add));
    }
}
