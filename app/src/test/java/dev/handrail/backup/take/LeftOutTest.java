package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Target;
import dev.handrail.backup.source.FilesSource;
import dev.handrail.backup.source.Source;
import dev.handrail.backup.source.Tap;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.FileSet;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check is in the way of is left out of a run, where there is anything else to be done. */
class LeftOutTest {
    @TempDir
    Path home;

    private Rig rig;
    private Server server;
    private Path roses;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(home);
        roses = Files.createDirectories(home.resolve("roses"));
        Files.writeString(roses.resolve("rose.txt"), "red");
        server = rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                List.of(),
                List.of(
                        new Destination.Folder("near", folder("near").toString()),
                        new Destination.Folder("far", folder("far").toString())));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(home.resolve("in " + name));
    }

    /** The real thing, but for one answer. */
    private static <T> T but(Class<T> type, T real, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                LeftOutTest.class.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> {
                    if (m.getName().equals(method)) {
                        return answer;
                    }
                    try {
                        return m.invoke(real, a);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Target roomy(String name) throws Exception {
        return new Target(name, Copy.Kind.FOLDER, new Folder(folder(name)));
    }

    private Target full(String name) throws Exception {
        Storage storage = but(Storage.class, new Folder(folder(name)), "free", OptionalLong.of(0));
        return new Target(name, Copy.Kind.FOLDER, storage);
    }

    private Source source(String name) {
        return new FilesSource(rig.means(), server, new FileSet(name, roses.toString(), List.of(), null, null));
    }

    private record Hindered(Source real) implements Source {
        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Tap look() throws OperationFailed {
            List<Check> checks =
                    List.of(Check.ok("it is there"), Check.blocker("it may not be read", "Let it be read."));
            return but(Tap.class, real.look(), "checks", checks);
        }
    }

    private Source hindered(String name) {
        return new Hindered(source(name));
    }

    private Event.Ended ran(BackupRun run) throws Exception {
        Plan plan = rig.runner().plan(run);
        return rig.runner().start(run, plan, event -> {}).await();
    }

    @Test
    void aFullDiskKeepsNoOtherDestinationFromItsCopy() throws Exception {
        BackupRun run =
                new BackupRun(rig.means(), server, List.of(source("roses")), List.of(full("near"), roomy("far")));
        Plan plan = run.plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("in near has room for 0"));

        Event.Ended ended = ran(run);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("is whole, but is not in near", "has room for 0");
        Backup backup = rig.catalogue().all().getFirst();
        assertThat(backup.copies())
                .extracting(Copy::destination, Copy::state)
                .containsExactlyInAnyOrder(tuple("near", Copy.State.FAILED), tuple("far", Copy.State.GOOD));
        assertThat(folder("near")).isEmptyDirectory();
        assertThat(rig.runner().leftBehind()).isEmpty();

        assertThat(completed(backup).failure()).as("when there is room again").isNull();
        assertThat(rig.catalogue().require(backup.id()).copies())
                .extracting(Copy::state)
                .containsOnly(Copy.State.GOOD);
    }

    /** A folder beneath a file cannot be made: so it is with a path that was typed wrongly. */
    @Test
    void whatFellOutIsCompletedWhereItsDestinationIsSinceItWasMended() throws Exception {
        Path wrong = Files.writeString(home.resolve("a file"), "").resolve("near");
        Target typo = new Target("near", Copy.Kind.FOLDER, new Folder(wrong));
        ran(new BackupRun(rig.means(), server, List.of(source("roses")), List.of(typo, roomy("far"))));
        Backup backup = rig.catalogue().all().getFirst();
        assertThat(backup.copies())
                .contains(typo.copy(backup.manifest().artifact().file(), Copy.State.FAILED));

        assertThat(completed(backup).failure()).isNull();
        assertThat(rig.catalogue().require(backup.id()).copies())
                .contains(roomy("near").copy(backup.manifest().artifact().file(), Copy.State.GOOD))
                .hasSize(2);
        assertThat(folder("near").resolve(backup.manifest().artifact().file())).exists();
    }

    @Test
    void whatHasNoRoomOrNoKeysAnyMoreKeepsNoOtherFromBeingCompleted() throws Exception {
        ran(new BackupRun(rig.means(), server, List.of(source("roses")), List.of(roomy("far"))));
        Backup backup = rig.catalogue().all().getFirst();
        String file = backup.manifest().artifact().file();
        rig.catalogue().add(backup.id(), new Copy("cloud", Copy.Kind.S3, "bucket", file, Copy.State.FAILED));
        rig.catalogue().add(backup.id(), new Copy("full", "/proc/handrail", file, Copy.State.FAILED));
        rig.catalogue().add(backup.id(), roomy("near").copy(file, Copy.State.FAILED));

        Event.Ended ended = completed(backup);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("No destination names the bucket");
        assertThat(said).anyMatch(line -> line.contains("/proc/handrail has room for 0"));
        assertThat(rig.catalogue().require(backup.id()).copies())
                .extracting(Copy::destination, Copy::state)
                .containsExactlyInAnyOrder(
                        tuple("cloud", Copy.State.FAILED),
                        tuple("full", Copy.State.FAILED),
                        tuple("near", Copy.State.GOOD),
                        tuple("far", Copy.State.GOOD));
    }

    private Event.Ended completed(Backup backup) throws Exception {
        return rig.start("backup complete", Arguments.of("ID", backup.id()), event -> {
                    if (event instanceof Event.Said line) {
                        said.add(line.line());
                    }
                })
                .await();
    }

    @Test
    void aFolderWhoseDiskIsNotMountedKeepsNoOtherDestinationFromItsCopy() throws Exception {
        assertThat(ran(both()).failure()).as("the first into new folders").isNull();
        Path disk = Files.move(folder("near"), home.resolve("unplugged"));
        folder("near");
        assertThat(both().plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text()).contains("in near has nothing of the 1 backups", "mounted?");
                    assertThat(check.advice()).contains("handrail backup verify-all \"Parish\"", "it is left out");
                });
        Event.Ended ended = ran(both());
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("is whole, but is not in near");
        assertThat(folder("near")).isEmptyDirectory();

        Files.delete(folder("near"));
        assertThat(alone("near").plan().blocked()).as("nor is it made anew").isTrue();
        Files.move(disk, folder("near"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(ran(alone("near")).failure()).isNull();
    }

    private BackupRun both() throws Exception {
        return new BackupRun(rig.means(), server, List.of(source("roses")), List.of(roomy("near"), roomy("far")));
    }

    private BackupRun alone(String name) throws Exception {
        return new BackupRun(
                rig.means(), server, List.of(source("roses")), List.of(Target.named(rig.means(), server, name)));
    }

    @Test
    void aFolderOnTheServerIsNotMadeAnewWhereItsDiskIsGone() throws Exception {
        server = rig.storing(
                server,
                new Destination.ServerFolder("there", home.resolve("disk").toString()));
        assertThat(ran(alone("there")).failure()).isNull();
        Path disk = Files.move(home.resolve("disk"), home.resolve("unplugged"));
        assertThat(alone("there").plan().blocked()).isTrue();
        Files.createDirectories(home.resolve("disk"));
        assertThat(alone("there").plan().blocked()).isTrue();
        Files.move(disk, home.resolve("disk"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(alone("there").plan().blocked()).isFalse();
    }

    @Test
    void aFolderThatSomebodyEmptiedIsWrittenToOnceItsBackupsAreKnownToBeMissing() throws Exception {
        assertThat(ran(alone("near")).failure()).isNull();
        for (Path file : Files.list(folder("near")).toList()) {
            Files.delete(file);
        }
        assertThat(alone("near").plan().blocked()).isTrue();
        Event.Ended doubted = rig.perform("backup verify-all", Arguments.of("SERVER", Rig.SERVER));
        assertThat(doubted.failure() + doubted.next())
                .contains(
                        "has no backup of Parish at all",
                        "its disk may not be mounted",
                        "verify-all \"Parish\" --removed");
        assertThat(rig.catalogue().all().getFirst().copies().getFirst().state()).isEqualTo(Copy.State.GOOD);
        assertThat(alone("near").plan().blocked())
                .as("nothing is known to be missing by that")
                .isTrue();
        rig.perform(
                "backup verify-all",
                new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "--removed", List.of("true"))));
        assertThat(alone("near").plan().checks())
                .as("its disk may have been away when they were looked for")
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("the 1 backups", "missing", "mounted?"));
        Event.Ended ended = ran(alone("near"));
        assertThat(ended.failure()).isNull();
        assertThat(rig.journal().lines(ended.run()))
                .anySatisfy(line -> assertThat(line.text()).contains("known to be missing"));
        assertThat(alone("near").plan().checks()).noneMatch(check -> check.state() == Plan.State.WARNING);
    }

    /** As on a mount point that says so, or under which another server's backups lie. */
    @Test
    void whatElseLiesInAFolderDoesNotShowThatItsDiskIsMounted() throws Exception {
        assertThat(ran(alone("near")).failure()).isNull();
        String id = rig.catalogue().all().getFirst().id();
        for (Path file : Files.list(folder("near")).toList()) {
            Files.delete(file);
        }
        Files.writeString(folder("near").resolve("NOT-MOUNTED"), "The disk is in the drawer.");
        for (Event.Ended doubted : List.of(
                rig.perform("backup verify-all", Arguments.of("SERVER", Rig.SERVER)),
                rig.perform("backup verify", Arguments.of("ID", id)))) {
            assertThat(doubted.failure() + doubted.next())
                    .contains("its disk may not be mounted", "verify-all \"Parish\" --removed");
            assertThat(rig.catalogue().require(id).copies().getFirst().state()).isEqualTo(Copy.State.GOOD);
            assertThat(alone("near").plan().blocked()).isTrue();
        }
        rig.perform(
                "backup verify-all",
                new Arguments(Map.of("SERVER", List.of(Rig.SERVER), "--removed", List.of("true"))));
        assertThat(alone("near").plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("known to be missing", "mounted?"));
    }

    /** Its copy is gone, and its manifest could not be removed: only to delete it again tells what is left. */
    @Test
    void aBackupThatIsHalfRemovedKeepsNoOtherFromBeingTaken() throws Exception {
        assertThat(ran(alone("near")).failure()).isNull();
        Backup backup = rig.catalogue().all().getFirst();
        Copy copy = backup.copies().getFirst();
        Files.delete(Path.of(copy.located()));
        rig.catalogue().copyIs(backup.id(), copy, Copy.State.DELETING_FAILED);
        assertThat(alone("near").plan().blocked()).isFalse();
    }

    /** Whoever runs this may read every folder. */
    @Test
    void aFolderThatMayNotBeReadIsNotCalledEmptied() throws Exception {
        assertThat(ran(alone("near")).failure()).isNull();
        OperationFailed denied =
                OperationFailed.failed("tried").cameBack("Permission denied").build();
        Emptied emptied = Emptied.of(rig.means(), Rig.SERVER);
        assertThat(emptied.check(failing(denied))).isEmpty();
        assertThat(emptied.check(failing(OperationFailed.failed("tried")
                        .cameBack("it is not there any more")
                        .build())))
                .isPresent();
    }

    private Target failing(OperationFailed failure) {
        Storage storage = (Storage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("place")) {
                        return folder("near").toString();
                    }
                    throw failure;
                });
        return new Target("near", Copy.Kind.FOLDER, storage);
    }

    @Test
    void oneThatWasWrittenWhileTheDiskWasAwayDoesNotHideThatItIsBack() throws Exception {
        assertThat(ran(alone("near")).failure()).isNull();
        assertThat(ran(alone("near")).failure()).isNull();
        Path newest =
                Path.of(rig.catalogue().all().getFirst().copies().getFirst().located());
        Files.delete(newest);
        assertThat(ran(alone("near")).failure()).isNull();
    }

    @Test
    void whereNoDestinationHasRoomNothingIsBegun() throws Exception {
        BackupRun run =
                new BackupRun(rig.means(), server, List.of(source("roses")), List.of(full("near"), full("far")));
        assertThat(run.plan().blocked()).isTrue();
    }

    @Test
    void aSourceThatACheckIsInTheWayOfKeepsNoOtherFromBeingBackedUp() throws Exception {
        BackupRun run = new BackupRun(
                rig.means(), server, List.of(hindered("thorns"), source("roses")), List.of(roomy("near")));
        Plan plan = run.plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks()).anySatisfy(check -> {
            assertThat(check.state()).isEqualTo(Plan.State.WARNING);
            assertThat(check.text()).contains("thorns cannot be backed up now: it may not be read");
            assertThat(check.advice()).contains("Let it be read.", "The others");
        });

        Event.Ended ended = ran(run);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("thorns: it may not be read");
        assertThat(rig.catalogue().all()).extracting(Backup::source).containsExactly("roses");
    }

    @Test
    void oneThatIsAloneIsRefusedAndSoAreSeveralOfWhichNoneIsLeft() throws Exception {
        for (List<Source> all : List.of(List.of(hindered("thorns")), List.of(hindered("thorns"), hindered("weeds")))) {
            Plan plan = new BackupRun(rig.means(), server, all, List.of(roomy("near"))).plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks())
                    .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                    .hasSize(all.size());
        }
    }

    @Test
    void whatHasNoRoomForACopyAgainKeepsNoOtherFromIt() throws Exception {
        Room room = new Room(Emptied.of(rig.means(), server.name()));
        Room.Parted parted = room.parted(List.of(full("near"), roomy("far")), 10);
        assertThat(parted.fit()).extracting(Target::name).containsExactly("far");
        assertThat(parted.leftOut()).singleElement().satisfies(one -> {
            assertThat(one.target().name()).isEqualTo("near");
            assertThat(one.slow()).isFalse();
            assertThat(one.why()).hasMessageContaining("has room for 0");
        });
        assertThat(room.parted(List.of(full("near"), full("far")), 10).fit())
                .as("what is known to be full is written to by nobody")
                .isEmpty();
        assertThat(room.parted(List.of(full("near")), 10).leftOut()).isEmpty();
    }
}
