package dev.handrail.backup.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.Target;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.storage.Folder;
import dev.handrail.storage.Storage;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with dumps of other programs, of which some are no good: the others are entered all the same. */
class ForeignReadTest {
    private static final String HEAD = """
            -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
            --
            -- Host: localhost    Database: parish
            -- ------------------------------------------------------
            -- Server version\t10.11.6-MariaDB-0+deb12u1

            """;
    private static final String POSTGRES = """
            --
            -- PostgreSQL database dump
            --

            -- Dumped from database version 16.4
            -- Dumped by pg_dump version 16.4

            SET statement_timeout = 0;
            """;
    private static final String ROWS = "INSERT INTO `visits` VALUES (1,'quiet');\n".repeat(3000);

    @TempDir
    Path home;

    @TempDir
    Path shelf;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(home);
        rig.keep(
                new Access.ThisComputer(Sudo.NONE),
                Stream.of("parish", "dental")
                        .map(name -> new Database(
                                name, Engine.MARIADB, "127.0.0.1", 1, "user", null, null, null, null, null))
                        .toList());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private void lay(String name, byte[] bytes) throws Exception {
        Files.write(shelf.resolve(name), bytes);
    }

    private Arguments here() {
        return new Arguments(Map.of("DEST", List.of(shelf.toString()), "--server", List.of(Rig.SERVER)));
    }

    private List<String> said() throws OperationFailed {
        String run = rig.journal().runs(JournalFilter.all()).getFirst().id();
        return rig.journal().lines(run).stream().map(line -> line.text()).toList();
    }

    private List<String> entered() throws OperationFailed {
        return rig.catalogue().all().stream()
                .map(backup -> backup.manifest().artifact().file())
                .sorted()
                .toList();
    }

    @Test
    void oneThatIsTornKeepsNoOtherFromBeingEntered() throws Exception {
        byte[] whole = gzip(HEAD + ROWS);
        lay("a.sql.gz", whole);
        lay("b.sql.gz", Arrays.copyOf(whole, whole.length - 9));
        byte[] flipped = whole.clone();
        flipped[whole.length - 6] ^= 1;
        lay("c.sql.gz", flipped);
        lay("d.sql", (HEAD + ROWS).getBytes(StandardCharsets.UTF_8));
        Event.Ended ended = rig.perform("backup adopt", here());
        assertThat(ended.failure()).isNull();
        assertThat(entered()).containsExactly("a.sql.gz", "d.sql");
        assertThat(said())
                .anySatisfy(line -> assertThat(line).startsWith("b.sql.gz is left out: it cannot be unpacked"))
                .anySatisfy(line -> assertThat(line).startsWith("c.sql.gz is left out: it cannot be unpacked"))
                .anySatisfy(line -> assertThat(line).startsWith("2 entered from "));
    }

    @Test
    void whatIsEnteredHasTheHashOfItsBytes() throws Exception {
        lay("a.sql.gz", gzip(HEAD + ROWS));
        lay("b.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        rig.perform("backup adopt", here());
        assertThat(rig.catalogue().all()).hasSize(2).allSatisfy(backup -> {
            Manifest.Artifact artifact = backup.manifest().artifact();
            byte[] bytes = Files.readAllBytes(shelf.resolve(artifact.file()));
            Sha256 sha = new Sha256();
            sha.add(bytes, bytes.length);
            assertThat(artifact.sha256()).isEqualTo(sha.hex());
            assertThat(artifact.storedBytes()).isEqualTo(bytes.length);
            assertThat(artifact.bytes()).isEqualTo(artifact.compression() == Compression.NONE ? bytes.length : 0);
        });
    }

    @Test
    void oneThatLeadsElsewhereOnlyFurtherOnIsLeftOutWithItsLine() throws Exception {
        lay("a.sql.gz", gzip(HEAD + ROWS + "USE `parish`;\n" + ROWS));
        lay("b.sql", (HEAD + ROWS + "GRANT ALL ON *.* TO x IDENTIFIED BY 'hush';").getBytes(StandardCharsets.UTF_8));
        lay("c.sql", (POSTGRES + "-- filler\n".repeat(1000) + "\\connect parish\n").getBytes(StandardCharsets.UTF_8));
        Event.Ended ended = rig.perform("backup adopt", here());
        assertThat(ended.failure()).isNull();
        assertThat(rig.catalogue().all()).isEmpty();
        assertThat(said())
                .anySatisfy(
                        line -> assertThat(line).startsWith("a.sql.gz is left out: in its line 3007 stands \"USE\""))
                .anySatisfy(line -> assertThat(line).contains("b.sql is left out", "\"GRANT\""))
                .anySatisfy(line -> assertThat(line).contains("c.sql is left out", "\"\\connect\""))
                .noneSatisfy(line -> assertThat(line).contains("hush"));
    }

    @Test
    void aPlainDumpOfPostgresThatMakesItsDatabaseIsLeftOutByItsBeginning() throws Exception {
        lay("a.sql", (POSTGRES + "DROP DATABASE parish;\nCREATE DATABASE parish;\n").getBytes(StandardCharsets.UTF_8));
        Plan plan = rig.make("backup adopt", here()).plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.checks().toString())
                .contains("a.sql is left out: in its line 9 stands \"DROP DATABASE\"", "--create");
    }

    @Test
    void whatItIsTakenToBeOfIsToldWhereItsNameSaysOtherwise() throws Exception {
        lay("dental-2026-03-01.sql", (HEAD + ROWS).getBytes(StandardCharsets.UTF_8));
        Plan plan = rig.make("backup adopt", here()).plan();
        String doubt = "Its file is called after dental, and it says itself that it is of parish";
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.text()).contains(doubt));
        Event.Ended ended = rig.perform("backup adopt", here());
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.source()).isEqualTo("parish");
        assertThat(backup.manifest().source().origin()).isEqualTo("parish");
        assertThat(backup.manifest().foreign()).isTrue();
        assertThat(backup.manifest().remarks()).singleElement().asString().contains(doubt);
    }

    @Test
    void whatIsNoDatabaseOfTheProfileIsNotMadeOneByItsName() throws Exception {
        lay("dental-2026-03-01.sql", HEAD.replace("parish", "museum").getBytes(StandardCharsets.UTF_8));
        Event.Ended ended = rig.perform("backup adopt", here());
        Backup backup = rig.catalogue().require(Rig.id(ended));
        assertThat(backup.source()).isEqualTo("museum");
        assertThat(backup.manifest().source().origin()).isEqualTo("museum");
    }

    @Test
    void aFileThatCannotBeReadIsSaidWithWhatCameBack() throws Exception {
        Finding found = Finding.orUnread("b.sql", () -> {
            throw OperationFailed.failed("tried").cameBack("Permission denied").build();
        });
        assertThat(found.fate()).isEqualTo(Finding.Fate.UNREAD);
        assertThat(found.told()).isEqualTo("b.sql cannot be read: Permission denied");
        assertThat(found.unasked().fate()).isEqualTo(Finding.Fate.LEFT_OUT);
        assertThat(found.unasked().told()).isEqualTo(found.told());
        Finding without = Finding.orUnread("b.sql", () -> {
            throw OperationFailed.refused("Could not read b.sql").build();
        });
        assertThat(without.told()).isEqualTo("b.sql cannot be read: Could not read b.sql");
    }

    @Test
    void aPlaceOutOfReachAndAPersonWhoCancelsStopAll() {
        assertThat(Finding.stopsAll(OperationFailed.cancelled())).isTrue();
        assertThat(Finding.stopsAll(OperationFailed.unreachable("tried").build()))
                .isTrue();
        assertThat(Finding.stopsAll(OperationFailed.failed("tried").build())).isFalse();
        assertThatThrownBy(() -> Finding.orUnread("b.sql", () -> {
                    throw OperationFailed.unreachable("tried").build();
                }))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("tried.");
    }

    /** A folder of which one file cannot be read after that many times. */
    private Target failing(String file, int times, OperationFailed failure) {
        Folder real = new Folder(shelf);
        int[] reads = new int[1];
        Storage storage = (Storage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean meant = method.getName().equals("read") && file.equals(arguments[0]);
                    if (meant && ++reads[0] > times) {
                        throw failure;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Target("adopted", Copy.Kind.FOLDER, storage);
    }

    private void adopt(Target target, Saying work) throws OperationFailed {
        new Adopt(rig.means(), rig.servers(), rig.servers().require(Rig.SERVER), target, true).run(work);
    }

    @Test
    void oneThatThePlaceDoesNotGiveFailsItInTheEndAndTheOthersAreEntered() throws Exception {
        for (String name : List.of("a.sql", "b.sql", "c.sql")) {
            lay(name, (HEAD + ROWS).getBytes(StandardCharsets.UTF_8));
        }
        OperationFailed torn = OperationFailed.failed("Could not read b.sql").build();
        Saying work = new Saying();
        assertThatThrownBy(() -> adopt(failing("b.sql", 1, torn), work))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("of 1 files nothing is known, 2 were entered")
                .hasMessageContaining("Could not read b.sql");
        assertThat(entered()).containsExactly("a.sql", "c.sql");
        assertThat(work.lines()).anySatisfy(line -> assertThat(line).startsWith("2 entered from "));
    }

    @Test
    void oneThatCannotEvenBeLookedAtFailsItToo() throws Exception {
        lay("a.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        lay("b.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        OperationFailed denied =
                OperationFailed.failed("tried").cameBack("Permission denied").build();
        Saying work = new Saying();
        assertThatThrownBy(() -> adopt(failing("a.sql", 0, denied), work))
                .hasMessageContaining("of 1 files nothing is known, 1 were entered")
                .hasMessageContaining("tried (Permission denied)")
                .hasMessageContaining("that you may read it");
        assertThat(entered()).containsExactly("b.sql");
        assertThat(work.lines()).containsOnlyOnce("a.sql cannot be read: Permission denied");
    }

    /** Nobody asked about what other programs left there. */
    @Test
    void withoutAServerOnlyAManifestOfOursMustBeRead() throws Exception {
        lay("a.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        lay("b.dump", "bytes".getBytes(StandardCharsets.UTF_8));
        lay("b.dump.json", Written.MANIFEST.getBytes(StandardCharsets.UTF_8));
        OperationFailed torn =
                OperationFailed.failed("tried").cameBack("Input/output error").build();
        Server server = rig.servers().require(Rig.SERVER);
        Saying work = new Saying();
        new Adopt(rig.means(), rig.servers(), server, failing("a.sql", 0, torn), false).run(work);
        assertThat(work.lines()).contains("a.sql cannot be read: Input/output error", "1 entered from " + shelf);
        rig.catalogue().remove(rig.catalogue().all().getFirst().id());
        Adopt adopt = new Adopt(rig.means(), rig.servers(), server, failing("b.dump.json", 0, torn), false);
        Plan plan = adopt.plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.checks())
                .as("not that there is nothing new")
                .filteredOn(check -> check.text().contains("b.dump.json"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.state()).isEqualTo(Plan.State.WARNING);
                    assertThat(check.advice()).contains("that you may read it");
                });
        assertThat(plan.checks().toString()).doesNotContain("nothing new");
        assertThatThrownBy(() -> adopt.run(new Saying()))
                .hasMessageContaining("of 1 files nothing is known, 0 were entered");
    }

    @Test
    void aPlaceThatIsGoneEndsIt() throws Exception {
        lay("a.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        lay("b.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        OperationFailed gone = OperationFailed.unreachable("No route").build();
        assertThatThrownBy(() -> adopt(failing("a.sql", 1, gone), new Saying())).isSameAs(gone);
        assertThat(rig.catalogue().all()).isEmpty();
    }

    /** Whoever runs this may look into every folder. */
    @Test
    void aFolderThatNobodyMayLookIntoIsLeftOutAndKeepsNoOtherFromBeingEntered() throws Exception {
        lay("a.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        Folder real = new Folder(shelf);
        OperationFailed denied =
                OperationFailed.failed("tried").cameBack("Permission denied").build();
        Storage storage = (Storage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("within")) {
                        throw denied;
                    }
                    return method.getName().equals("folders")
                            ? List.of("lost+found", ".hidden")
                            : method.invoke(real, arguments);
                });
        Saying work = new Saying();
        adopt(new Target("adopted", Copy.Kind.FOLDER, storage), work);
        assertThat(entered()).containsExactly("a.sql");
        assertThat(work.lines()).contains("lost+found/ cannot be read: Permission denied");
    }

    @Test
    void whatWasEnteredIsEnteredOnce() throws Exception {
        lay("a.sql", HEAD.getBytes(StandardCharsets.UTF_8));
        assertThat(rig.perform("backup adopt", here()).outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.perform("backup adopt", here()).outcome()).isEqualTo(Outcome.DONE);
        assertThat(entered()).containsExactly("a.sql");
    }
}
