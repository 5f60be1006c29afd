package dev.handrail.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder on a server, behind Debian's own sshd. */
class ServerFolderTest {
    private static final byte[] TEXT = "all of it".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path home;

    @TempDir
    Path temp;

    private static RealSshd sshd;
    private static SshShells shells;

    @BeforeAll
    static void connect() throws Exception {
        sshd = RealSshd.start();
        shells = new SshShells(
                (ref, name) -> Secret.of("unused".toCharArray()),
                Asker.NOBODY,
                new HostKeys(home.resolve("known_hosts"), List.of(), (key, note) -> true),
                SshSettings.usual());
    }

    @AfterAll
    static void disconnect() throws Exception {
        shells.close();
        sshd.close();
    }

    @Test
    void whatIsCommittedIsThereUnderItsNameAndNothingElse() throws Exception {
        ServerFolder folder = folder(temp.resolve("new/it's \"here\""));
        byte[] much = new byte[3_000_001];
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(much, much.length);
            assertThat(names("new/it's \"here\"")).containsExactly("a.dump.partial");
            assertThat(folder.list()).isEmpty();
            assertThat(folder.unfinished()).extracting(Unfinished::name).containsExactly("a.dump");
            sink.commit();
        }
        assertThat(names("new/it's \"here\"")).containsExactly("a.dump");
        assertThat(content(folder, "a.dump")).isEqualTo(much);
        assertThat(folder.list()).extracting(Stored::name, Stored::bytes).containsExactly(tuple("a.dump", 3_000_001L));
    }

    @Test
    void aFolderBelowIsReadAsOneFileAndGoesAsOne() throws Exception {
        Path dump = Files.createDirectories(temp.resolve("kept/it's a \"dump\""));
        Files.createDirectory(temp.resolve("kept/.hidden"));
        Files.createSymbolicLink(temp.resolve("kept/link"), dump);
        Files.write(dump.resolve("toc.dat"), TEXT);
        Files.write(dump.resolve("1.dat"), new byte[600]);
        Files.write(temp.resolve("kept/other"), TEXT);
        ServerFolder folder = folder(temp.resolve("kept"));
        assertThat(folder.folders()).containsExactly(".hidden", "it's a \"dump\"");
        FoldersWhole whole = new FoldersWhole(folder);
        String name = FoldersWhole.named("it's a \"dump\"");
        assertThat(content(whole, name)).isEqualTo(content(new FoldersWhole(new Folder(temp.resolve("kept"))), name));
        assertThat(whole.size(name)).hasValue(3584);
        assertThat(folder.within(".hidden").place()).isEqualTo(folder.place() + "/.hidden");
        Files.createDirectory(dump.resolve("more"));
        assertThatThrownBy(() -> whole.delete(name)).isInstanceOf(OperationFailed.class);
        Files.delete(dump.resolve("more"));
        Files.write(dump.resolve("toc.dat"), TEXT);
        assertThat(whole.delete(name)).isTrue();
        assertThat(names("kept")).containsExactly(".hidden", "link", "other");
        assertThatThrownBy(() -> folder.within("../kept")).isInstanceOf(OperationFailed.class);
        assertThatThrownBy(() -> folder(temp.resolve("nowhere")).folders()).isInstanceOf(OperationFailed.class);
    }

    @Test
    void whoStopsDoesNotWaitForWhatDoesNotComeAndNobodyGoesOnReading() throws Exception {
        Path slow = temp.resolve("a.dump");
        assertThat(new ProcessBuilder("mkfifo", slow.toString()).start().waitFor())
                .isZero();
        Stop stop = new Stop();
        CompletableFuture<String> beginning = new CompletableFuture<>();
        CompletableFuture<String> end = CompletableFuture.supplyAsync(
                () -> stop.over(() -> endOf(slow.getFileName().toString(), beginning)));
        try (OutputStream sending = Files.newOutputStream(slow)) {
            sending.write(TEXT);
            assertThat(beginning.get(30, TimeUnit.SECONDS)).isEqualTo("all of it");
            stop.ask();
            assertThat(end.get(30, TimeUnit.SECONDS))
                    .contains(OperationFailed.cancelled().getMessage());
            Await.until("nobody reads it", () -> !takes(sending));
        }
    }

    private String endOf(String name, CompletableFuture<String> beginning) {
        try (InputStream in = folder(temp).read(name)) {
            beginning.complete(new String(in.readNBytes(TEXT.length), StandardCharsets.UTF_8));
            return "read to the end: " + in.readAllBytes().length;
        } catch (IOException | OperationFailed e) {
            beginning.completeExceptionally(e);
            return e.toString();
        }
    }

    private static boolean takes(OutputStream sending) {
        try {
            sending.write(1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void foldersOnOneDiskSayThatTheyShareItAlsoWhereTheyAreNotMadeYet() throws Exception {
        Optional<String> disk = folder(temp.resolve("to/be made")).disk();
        assertThat(disk).isPresent();
        assertThat(folder(temp).disk()).isEqualTo(disk);
        assertThat(folder(Path.of("/proc")).disk()).isPresent().isNotEqualTo(disk);
    }

    @Test
    void backupsAreForTheirOwnersEyesOnly() throws Exception {
        folder(temp.resolve("backups")).write("a.dump", TEXT);
        assertThat(mode(temp.resolve("backups"))).isEqualTo("rwx------");
        assertThat(mode(temp.resolve("backups/a.dump"))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rf",
                "--help",
                "two  words",
                "it's",
                "$(touch hit)`touch hit`",
                "a;touch hit",
                "line\nbreak\n",
                "*",
                ".hidden",
                "ünï %s \\n",
                "x.partial.dump"
            })
    void aNameIsNeverMoreThanAName(String name) throws Exception {
        ServerFolder folder = folder(temp);
        folder.write(name, TEXT);
        assertThat(names("")).containsExactly(name);
        assertThat(folder.list()).extracting(Stored::name).containsExactly(name);
        assertThat(folder.size(name)).hasValue(TEXT.length);
        assertThat(content(folder, name)).isEqualTo(TEXT);
        assertThat(folder.delete(name)).isTrue();
        assertThat(names("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../mine", "..", "", "a/b"})
    void aNameDoesNotLeadOutOfTheFolder(String name) throws Exception {
        Files.writeString(temp.resolve("mine"), "mine");
        ServerFolder folder = folder(Files.createDirectory(temp.resolve("backups")));
        assertThatThrownBy(() -> folder.delete(name))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("manifest");
        assertThat(temp.resolve("mine")).exists();
    }

    @Test
    void withoutACommitNothingStays() throws Exception {
        try (Sink sink = folder(temp).begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void nothingIsEverOverwritten() throws Exception {
        ServerFolder folder = folder(temp);
        folder.write("a.dump", TEXT);
        assertThatThrownBy(() -> folder.begin("a.dump"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("there already")
                .hasMessageContaining("Nothing was overwritten");
        assertThat(names("")).containsExactly("a.dump");
    }

    @Test
    void aNameThatWasTakenMeanwhileIsNotOverwrittenEither() throws Exception {
        try (Sink sink = folder(temp).begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            Files.writeString(temp.resolve("a.dump"), "somebody else's");
            assertThatThrownBy(sink::commit).hasMessageContaining("Nothing was overwritten");
        }
        assertThat(temp.resolve("a.dump")).hasContent("somebody else's");
        assertThat(names("")).containsExactly("a.dump");
    }

    @Test
    void whatIsShorterThanWhatWasSentGetsNoName() throws Exception {
        try (Sink sink = folder(temp).begin("a.dump")) {
            Files.writeString(temp.resolve("a.dump.partial"), "more than was sent");
            sink.write(TEXT, TEXT.length);
            assertThatThrownBy(sink::commit).hasMessageContaining("not all that was sent");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void folderRemovedMeanwhile() throws Exception {
        ServerFolder folder = folder(temp.resolve("gone"));
        try (Sink sink = folder.begin("a.dump")) {
            sink.write(TEXT, TEXT.length);
            Files.delete(temp.resolve("gone/a.dump.partial"));
            Files.delete(temp.resolve("gone"));
            assertThatThrownBy(sink::commit).hasMessageContaining("not there any more");
        }
        assertThatThrownBy(() -> folder.size("a.dump")).hasMessageContaining("not there any more");
        assertThatThrownBy(folder::list).hasMessageContaining("not there any more");
    }

    @Test
    void noRightsToTheFolder() throws Exception {
        Path file = Files.writeString(temp.resolve("no folder"), "a file");
        assertThatThrownBy(() -> folder(file.resolve("backups")).begin("a.dump"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("Not a directory")
                .hasMessageContaining("you may write to it");
        assertThatThrownBy(() -> folder(Path.of("/proc/backups")).begin("a.dump"))
                .hasMessageContaining("Could not begin to write");
    }

    @Test
    void diskFullOnTheServerIsSaidAndLeavesNothing() throws Exception {
        Process disk = smallDisk();
        try (RealSshd full = RealSshd.start("ForceCommand nsenter --user --mount --preserve-credentials --target "
                + disk.pid() + " sh -c \"$SSH_ORIGINAL_COMMAND\"")) {
            ServerFolder folder = folder(full.access(), temp.toString());
            byte[] much = new byte[1 << 18];
            assertThatThrownBy(() -> {
                        try (Sink sink = folder.begin("a.dump")) {
                            for (int i = 0; i < 100; i++) {
                                sink.write(much, much.length);
                            }
                            sink.commit();
                        }
                    })
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("the disk is full. Make room on that disk");
            assertThat(folder.list()).isEmpty();
            assertThat(folder.unfinished()).isEmpty();
            assertThat(folder.capacity()).hasValue(1 << 20);
        } finally {
            disk.getOutputStream().close();
            disk.waitFor();
        }
    }

    /** A disk of a megabyte where the folder is, for whoever enters where this process lives. */
    private Process smallDisk() throws IOException {
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--map-root-user",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=1024k tmpfs \"$1\" && echo mounted && exec cat",
                        "sh",
                        temp.toString())
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("mounted");
        return process;
    }

    @Test
    void aCutWhileReadingIsAFailureAndNotAnEnd() throws Exception {
        folder(temp).write("a.dump", new byte[8_000_000]);
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port());
                InputStream in =
                        folder(sshd.access(proxy.port()), temp.toString()).read("a.dump")) {
            proxy.cutAfter(100_000);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCutWhileWritingIsAFailureAndWhatItLeftCanBeFoundAndRemoved() throws Exception {
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            ServerFolder far = folder(sshd.access(proxy.port()), temp.toString());
            byte[] much = new byte[1 << 18];
            assertThatThrownBy(() -> {
                        try (Sink sink = far.begin("a.dump")) {
                            proxy.cut();
                            for (int i = 0; i < 40; i++) {
                                sink.write(much, much.length);
                            }
                            sink.commit();
                        }
                    })
                    .isInstanceOf(OperationFailed.class);
        }
        ServerFolder folder = folder(temp);
        assertThat(folder.list()).isEmpty();
        folder.unfinished().forEach(one -> assertThat(one.name()).isEqualTo("a.dump"));
        folder.discard("a.dump");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void removingSaysWhetherItWasThere() throws Exception {
        ServerFolder folder = folder(temp);
        folder.write("a.dump", TEXT);
        assertThat(folder.delete("a.dump")).isTrue();
        assertThat(folder.delete("a.dump")).isFalse();
        assertThat(folder.size("a.dump")).isEmpty();
        assertThatThrownBy(() -> folder.read("a.dump")).hasMessageContaining("not there any more");
    }

    @Test
    void howMuchFitsIsKnownBeforeTheFolderIsThere() throws Exception {
        ServerFolder folder = folder(temp.resolve("not/yet/there"));
        assertThat(folder.free().orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(folder.capacity().orElseThrow());
    }

    @Test
    void theHomeOfAnotherUserIsAFolderLikeAnyOther() throws Exception {
        ServerFolder folder = folder(sshd.access(), "~handrail-no-such-user");
        assertThat(folder.free()).isPresent();
        assertThat(folder.identity())
                .hasValueSatisfying(told -> assertThat(told).endsWith("/~handrail-no-such-user"));
    }

    @Test
    void thePlaceNamesTheServerAndTellsTheFolderAgain() {
        for (String folder : List.of("/srv/a:/b", "~/Backups", "~")) {
            assertThat(ServerFolder.folder(folder(sshd.access(), folder).place()))
                    .isEqualTo(folder);
        }
        assertThat(folder(sshd.access(), "backups/").place())
                .isEqualTo(sshd.access().address() + ":~/backups");
    }

    private static ServerFolder folder(Path path) {
        return folder(sshd.access(), path.toString());
    }

    private static ServerFolder folder(Access.Ssh access, String path) {
        Server server = Server.of("Test", Environment.TEST, access);
        return new ServerFolder(() -> shells.on(server), access.address(), path);
    }

    private static byte[] content(Storage storage, String name) throws Exception {
        try (InputStream in = storage.read(name)) {
            return in.readAllBytes();
        }
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve(below))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
