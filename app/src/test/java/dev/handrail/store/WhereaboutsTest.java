package dev.handrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

    private final List<String> said = new ArrayList<>();
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
        Path aside = usual.resolve(names(usual).stream()
                .filter(name -> name.startsWith("before-"))
                .findAny()
                .orElseThrow());
        assertThat(noted(aside)).isEqualTo("first");
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
            assertThat(disk).doesNotExist();
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

    @Test
    void whereTheFolderToBringThemToIsAwayAllGoesOnWhereItWas() throws Exception {
        Files.writeString(disk.getParent(), "a file where a disk was");
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        Whereabouts at = start();
        assertThat(at.home()).isEqualTo(usual);
        assertThat(at.trouble()).isPresent();
        assertThat(elsewhere.wish()).as("the next start tries again").isPresent();
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
        try (RandomAccessFile huge =
                new RandomAccessFile(usual.resolve("backups/huge").toFile(), "rw")) {
            huge.setLength(8L << 40);
        }
        elsewhere.wish(new Wish(disk, Wish.How.BRING));

        assertThat(start().trouble().orElseThrow()).hasMessageContaining("8.0 TB");
        assertThat(disk).doesNotExist();
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
    @ValueSource(strings = {"", "\n", "not/from/the/root\n", "\0\n"})
    void aFileThatNamesNoFolderIsToldAndNotPassedOver(String text) throws Exception {
        Files.writeString(elsewhere.file(), text);

        assertThatThrownBy(this::start).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(e.next()).contains("remove " + elsewhere.file());
        });
    }

    private Whereabouts start() throws OperationFailed {
        return Whereabouts.settled(elsewhere, Clock.systemUTC(), Whereabouts.Told.lines(said::add));
    }

    private static void fill(Path home, String note) throws Exception {
        try (Store store = ReadyStore.open(home, Clock.systemUTC())) {
            store.jdbi().useHandle(handle -> {
                handle.execute("CREATE TABLE note (words VARCHAR)");
                handle.execute("INSERT INTO note (words) VALUES (?)", note);
            });
        }
        Files.createDirectories(home.resolve("backups"));
        Files.writeString(home.resolve("backups/chms.dump"), "a dump of " + note);
        Files.writeString(home.resolve("known_hosts"), "example.org ssh-ed25519 AAAA");
    }

    private static String noted(Path home) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            return store.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT words FROM note")
                            .mapTo(String.class)
                            .one());
        }
    }

    private static void catalogue(Path home, String id, Path place) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            store.jdbi().useHandle(handle -> {
                handle.execute(
                        "INSERT INTO backup (id, server, source, taken, manifest, pinned)"
                                + " VALUES (?, 'Parish', 'chms', NOW(), '{}', FALSE)",
                        id);
                handle.execute(
                        "INSERT INTO backup_copy (backup, destination, place, file, state, kind)"
                                + " VALUES (?, 'here', ?, 'chms.dump', 'PRESENT', 'folder')",
                        id,
                        place.toString());
            });
        }
    }

    private static List<String> places(Path home) throws OperationFailed {
        try (Store store = Store.open(home, Clock.systemUTC())) {
            return store.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT place FROM backup_copy ORDER BY backup")
                            .mapTo(String.class)
                            .list());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("elsewhere"))
                    .sorted()
                    .toList();
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
