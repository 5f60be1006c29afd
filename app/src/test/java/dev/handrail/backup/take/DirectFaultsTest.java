package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Rig;
import dev.handrail.backup.Target;
import dev.handrail.backup.TestDatabase;
import dev.handrail.journal.JournalFilter;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Underway;
import dev.handrail.server.Destination;
import dev.handrail.server.Environment;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.Server;
import dev.handrail.shell.Await;
import dev.handrail.shell.CuttableProxy;
import dev.handrail.shell.FewPrograms;
import dev.handrail.shell.LocalShell;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.BreakingS3;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.Fault;
import dev.handrail.storage.RealS3;
import dev.handrail.storage.ServerFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong while a server sends its backup to a bucket itself, or writes it into a folder of its own. */
class DirectFaultsTest {
    private static final String SOURCE = "direct_faults";
    /** Three parts of 8 MiB. */
    private static final int VISITS = 170_000;

    private static RealSshd sshd;
    private static RealS3 s3;

    @TempDir
    Path home;

    private BreakingS3 breaking;
    private Rig rig;
    private DirectRig direct;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        s3 = RealS3.start();
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, VISITS);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sshd.close();
        TestDatabase.drop(SOURCE);
    }

    @BeforeEach
    void open() throws Exception {
        breaking = BreakingS3.before(s3);
        rig = new Rig(home);
        direct = new DirectRig(rig, home, SOURCE);
        direct.large(sshd.access(), cloud());
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        breaking.close();
    }

    private Destination.S3 cloud() {
        return s3.through(breaking, home.getFileName().toString());
    }

    private Event.Ended ended() throws Exception {
        return direct.ended(new ArrayList<>());
    }

    private void assertGood() throws Exception {
        Backup backup = direct.taken(new ArrayList<>());
        assertThat(rig.verify(backup.id()).failure()).isNull();
        direct.assertNothingLeft();
    }

    private void assertNothingStored() throws Exception {
        String prefix = home.getFileName().toString();
        assertThat(s3.client()
                        .listObjectsV2(r -> r.bucket(RealS3.BUCKET).prefix(prefix))
                        .contents())
                .isEmpty();
        assertThat(s3.client()
                        .listMultipartUploads(r -> r.bucket(RealS3.BUCKET).prefix(prefix))
                        .uploads())
                .isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
        direct.assertNothingLeft();
    }

    @Test
    void aPartThatTheBucketFailedToTakeIsSentAgain() throws Exception {
        breaking.breaks(2, "PUT", "partNumber=2", Fault.answer(500, "InternalError"));
        assertGood();
        assertThat(breaking.came("PUT", "partNumber=2")).isEqualTo(3);
    }

    @Test
    void aPartThatWasDamagedOnItsWayIsRefusedAndSentAgain() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=2", Fault.damage());
        assertGood();
        assertThat(breaking.came("PUT", "partNumber=2")).isEqualTo(2);
    }

    @Test
    void anAddressThatHasExpiredIsReplaced() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=1", Fault.answer(403, "AccessDenied", "x-said: Request has expired"));
        assertGood();
        assertThat(breaking.came("PUT", "partNumber=1")).isEqualTo(2);
    }

    @Test
    void aPartThatHangsIsSentAgain() throws Exception {
        breaking.breaks(1, "PUT", "partNumber=2", Fault.hang());
        assertGood();
        assertThat(breaking.came("PUT", "partNumber=2")).isEqualTo(2);
    }

    @Test
    void whereAPartIsNeverTakenNothingStaysAndNoAddressIsTold() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=2", Fault.answer(500, "InternalError"));
        Event.Ended ended = ended();
        assertThat(ended.failure()).contains("the server has a fault of its own (InternalError)");
        assertThat(ended.next()).contains("asked several times");
        assertNothingStored();
        assertNoAddressTold();
    }

    @Test
    void whereTheClockIsOffInTheMiddleItIsSaidByHowMuchAndNothingStays() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=2", Fault.neverInTime(Duration.ofMinutes(330)));
        Event.Ended ended = ended();
        assertThat(ended.failure()).contains("this computer's clock is 5 h", "behind the server's");
        assertThat(ended.next()).contains("Set the clock of this computer");
        assertNothingStored();
        assertNoAddressTold();
    }

    @Test
    void whereTheUploadCannotBeCompletedNothingStays() throws Exception {
        breaking.alwaysBreaks("POST", "uploadId", Fault.answer(500, "InternalError"));
        assertThat(ended().failure()).contains("Could not finish").contains("a fault of its own");
        assertNothingStored();
    }

    @Test
    void withoutCurlOnTheServerItPassesThisComputer() throws Exception {
        try (FewPrograms programs = FewPrograms.usual().and("openssl", "sha256sum", "zstd");
                RealSshd poor = RealSshd.start("SetEnv PATH=" + programs.folder())) {
            direct.large(poor.access(), cloud());
            assertThat(direct.way()).contains("It passes this computer").contains("has no curl");
            assertGood();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "folder"})
    void whereTheConnectionIsCutNothingStays(String kind) throws Exception {
        Path far = home.resolve("far");
        try (CuttableProxy proxy = CuttableProxy.to(sshd.port())) {
            breaking.breaks(1, "PUT", "partNumber=2", exchange -> {
                proxy.cut();
                Fault.hang().strike(exchange);
            });
            direct.large(
                    sshd.access(proxy.port()),
                    kind.equals("bucket") ? cloud() : new Destination.ServerFolder("far", far.toString()));
            Event.Ended ended = kind.equals("bucket") ? ended() : cutWhileWaiting(proxy);
            assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(ended.failure()).contains("127.0.0.1");
        }
        assertNothingStored();
        assertThat(DirectRig.names(far)).isEmpty();
    }

    private Event.Ended cutWhileWaiting(CuttableProxy proxy) throws Exception {
        try (var locked = TestDatabase.locked(SOURCE, "visits")) {
            Underway underway = begun();
            Await.until("the last stage runs", () -> running(home.toString(), "handrail-direct"));
            proxy.cut();
            return underway.await();
        }
    }

    @Test
    void aCancelEndsAllOfItOnTheServer() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=2", Fault.hang());
        Underway underway = begun();
        Await.until("a part hangs", () -> breaking.came("PUT", "partNumber=2") > 0);
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasStoppedIsStartedThoughTheDestinationHangs(boolean directly) throws Exception {
        Path data = Files.createDirectories(home.resolve("app/data"));
        Files.write(data.resolve("more than a part"), new byte[12 << 20]);
        Path log = home.resolve("app/log");
        List<Destination> destinations = new ArrayList<>(List.of(cloud()));
        if (!directly) {
            destinations.add(new Destination.Folder("here", home.resolve("here").toString()));
        }
        keepCold(home.resolve("app"), destinations);
        breaking.alwaysBreaks("PUT", "partNumber=1", Fault.hang());
        Underway underway = begun();
        Await.until("a part hangs", () -> breaking.came("PUT", "partNumber=1") > 0);
        Await.until("it is started", () -> Files.readString(log).contains("start"));
        underway.cancel();
        assertThat(underway.await().outcome()).as("it was still sent").isEqualTo(Outcome.CANCELLED);
        assertThat(Files.readAllLines(log)).containsExactly("stop", "start");
        assertNothingStored();
    }

    /** What waited for it is gone: to leave it behind would leave nothing. */
    @Test
    void aSlowBucketThatIsTheLastOneLeftByThenIsSentThePartAgain() throws Exception {
        byte[] bytes = "the only part".getBytes(StandardCharsets.UTF_8);
        Files.write(home.resolve("1"), bytes);
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        try (Buckets buckets = RealS3.buckets(Clock.systemUTC());
                LocalShell shell = new LocalShell()) {
            Target last = new Target("last", Copy.Kind.S3, buckets.open(Rig.SERVER, cloud()));
            Target other = new Target(
                    "other", Copy.Kind.SERVER_FOLDER, new ServerFolder(LocalShell::new, Rig.SERVER, home + "/other"));
            Outlets outlets = new Outlets(List.of(last, other), "a.dump");
            outlets.begin();
            Patience patience = new Patience(Duration.ofMillis(300), Duration.ofDays(1));
            Parts parts = new Parts(shell, home.toString(), outlets, patience, 0, () -> {});
            breaking.breaks(1, "PUT", "partNumber=1", exchange -> {
                outlets.folders().getFirst().breakOff();
                Fault.hang().strike(exchange);
            });
            parts.arrived(1, bytes.length, md5);
            parts.finish();
            assertThat(outlets.living()).extracting(Outlet::target).containsExactly(last);
            assertThat(outlets.sent()).hasValue(bytes.length);
            assertThat(breaking.came("PUT", "partNumber=1")).isEqualTo(2);
            outlets.close();
        }
        assertNothingStored();
    }

    private void keepCold(Path app, List<Destination> destinations) {
        FileSet.Cold cold = new FileSet.Cold(
                List.of("sh", "-c", "echo stop >>log"), List.of("sh", "-c", "echo start >>log"), app.toString());
        rig.servers()
                .save(new Server(
                        Rig.SERVER,
                        Environment.TEST,
                        null,
                        sshd.access(),
                        List.of(),
                        List.of(new FileSet("data", app.resolve("data").toString(), List.of(), cold, null)),
                        List.of(),
                        destinations,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        new Packing(Packing.Program.NONE, 0, 0, null, true, null)));
    }

    @Test
    void noKeyAndNoAddressLieOnTheServer() throws Exception {
        breaking.alwaysBreaks("PUT", "partNumber=2", Fault.hang());
        Underway underway = begun();
        Await.until("a part hangs", () -> breaking.came("PUT", "partNumber=2") > 0);
        List<String> secrets = List.of("X-Amz-Signature", RealS3.SECRET_KEY, "uploadId=");
        for (Path process : numbered(Path.of("/proc"))) {
            for (String file : List.of("cmdline", "environ")) {
                assertThat(text(process.resolve(file))).as(process + "/" + file).doesNotContain(secrets);
            }
        }
        for (Path folder : DirectRig.partFolders()) {
            for (Path part : files(folder)) {
                assertThat(text(part)).as(part.toString()).doesNotContain(secrets);
            }
        }
        underway.cancel();
        underway.await();
        assertNoAddressTold();
    }

    @Test
    void whatTheSourceFailsAtIsToldAndNothingStays() throws Exception {
        try (var locked = TestDatabase.locked(SOURCE, "visits")) {
            Underway underway = begun();
            Await.until("pg_dump runs", () -> running("pg_dump", SOURCE));
            ProcessHandle.allProcesses()
                    .filter(p -> p.info().commandLine().orElse("").matches(".*/pg_dump .*" + SOURCE + ".*"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThat(underway.await().failure()).contains("pg_dump failed");
        }
        assertNothingStored();
    }

    private Underway begun() throws Exception {
        return rig.start("backup run", Arguments.of("SERVER", Rig.SERVER), event -> {});
    }

    private static boolean running(String... words) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> Stream.of(words).allMatch(line::contains));
    }

    private void assertNoAddressTold() {
        Run run = rig.journal().runs(JournalFilter.all()).getFirst();
        String told = run
                + String.join(
                        "\n",
                        rig.journal().lines(run.id()).stream()
                                .map(String::valueOf)
                                .toList());
        assertThat(told).doesNotContain("X-Amz-").doesNotContain(RealS3.SECRET_KEY);
    }

    private static List<Path> numbered(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().matches("\\d+"))
                .filter(file ->
                        !file.endsWith(String.valueOf(ProcessHandle.current().pid())))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Empty of what is gone by now, or is a pipe. */
    private static String text(Path file) {
        try {
            return Files.isReadable(file) && (file.startsWith("/proc") || Files.isRegularFile(file))
                    ? Files.readString(file, StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
