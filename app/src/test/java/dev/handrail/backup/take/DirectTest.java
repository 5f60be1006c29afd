package dev.handrail.backup.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.ManifestFile;
import dev.handrail.backup.Rig;
import dev.handrail.backup.TestDatabase;
import dev.handrail.operation.Event;
import dev.handrail.server.Destination;
import dev.handrail.server.Encryption;
import dev.handrail.server.Packing;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.shell.RealSshd;
import dev.handrail.storage.RealS3;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that stay on the server's side: behind Debian's sshd, in folders there and in a bucket of a real S3 server. */
class DirectTest {
    private static final String SOURCE = "direct";
    /** Three parts of 8 MiB, since what it holds does not compress and is not compressed. */
    private static final int VISITS = 170_000;

    private static RealSshd sshd;
    private static RealS3 s3;

    @TempDir
    Path home;

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
        rig = new Rig(home);
        direct = new DirectRig(rig, home, SOURCE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Destination.S3 cloud() {
        return s3.destination(home.getFileName().toString());
    }

    @Test
    void aBucketGetsItInPartsFromTheServerAndHoldsWhatWasRead() throws Exception {
        direct.large(sshd.access(), cloud());
        List<Event> events = new ArrayList<>();

        Backup backup = direct.taken(events);

        assertThat(backup.manifest().artifact().storedBytes()).isGreaterThan(2 * (8L << 20));
        assertThat(direct.said(events)).anyMatch(line -> line.contains("no byte of it passes this computer"));
        assertThat(direct.progress(events))
                .as("told by the server")
                .isNotEmpty()
                .isSorted();
        try (InputStream in = s3.client()
                .getObject(r -> r.bucket(RealS3.BUCKET)
                        .key(home.getFileName() + "/"
                                + backup.manifest().artifact().file()))) {
            assertThat(DirectRig.hash(in))
                    .isEqualTo(backup.manifest().artifact().sha256());
        }
        assertVerified(backup);
        direct.assertNothingLeft();
    }

    @Test
    void aFolderOnTheServerGetsItThereWithItsManifestBesideIt() throws Exception {
        Path far = home.resolve("it's far");
        direct.keep(sshd.access(), new Destination.ServerFolder("far", far.toString()));

        Backup backup = direct.taken(new ArrayList<>());

        Manifest.Artifact artifact = backup.manifest().artifact();
        assertThat(DirectRig.names(far)).containsExactly(artifact.file(), artifact.file() + Manifest.ENDING);
        assertThat(DirectRig.hash(Files.newInputStream(far.resolve(artifact.file()))))
                .isEqualTo(artifact.sha256());
        assertThat(ManifestFile.read(Files.readAllBytes(far.resolve(artifact.file() + Manifest.ENDING)), "it"))
                .isEqualTo(backup.manifest());
        assertThat(artifact.storedBytes()).isEqualTo(Files.size(far.resolve(artifact.file())));
        assertVerified(backup);
        direct.assertNothingLeft();
    }

    @Test
    void oneReadFillsSeveralFoldersAndABucket() throws Exception {
        direct.keep(
                sshd.access(),
                new Destination.ServerFolder("far", home.resolve("far").toString()),
                new Destination.ServerFolder("further", home.resolve("further").toString()),
                cloud());

        Backup backup = direct.taken(new ArrayList<>());

        assertThat(backup.copies())
                .extracting(Copy::destination, Copy::state)
                .containsExactlyInAnyOrder(
                        tuple("far", Copy.State.GOOD),
                        tuple("further", Copy.State.GOOD),
                        tuple("cloud", Copy.State.GOOD));
        assertVerified(backup);
        assertThat(home.resolve("further").resolve(backup.manifest().artifact().file()))
                .hasSameBinaryContentAs(
                        home.resolve("far").resolve(backup.manifest().artifact().file()));
        direct.assertNothingLeft();
    }

    @Test
    void theServersOwnAgeEncryptsForTheRecipientsOfTheProfile() throws Exception {
        Path identity = home.resolve("identity");
        assertThat(new ProcessBuilder("age-keygen", "-o", identity.toString())
                        .start()
                        .waitFor())
                .isZero();
        String recipient = Files.readString(identity)
                .lines()
                .filter(line -> line.startsWith("# public key: "))
                .findFirst()
                .orElseThrow()
                .substring("# public key: ".length());
        Server server = direct.keep(
                sshd.access(),
                new Destination.ServerFolder("far", home.resolve("far").toString()));
        rig.packed(server, Packing.USUAL, new Encryption(List.of(recipient)));

        Backup backup = direct.taken(new ArrayList<>());

        assertThat(backup.manifest().artifact().encryption()).containsExactly(recipient);
        assertThat(backup.manifest().artifact().file()).endsWith(".dump.zst.age");
        rig.ageSecret(Files.readString(identity));
        assertVerified(backup);
    }

    @Test
    void whatNeedsThisComputerPassesItAndThePlanSaysWhy() throws Exception {
        Destination there =
                new Destination.ServerFolder("far", home.resolve("far").toString());
        direct.keep(
                sshd.access(), there, new Destination.Folder("kept", rig.kept().toString()));
        assertThat(direct.way()).isEqualTo("It passes this computer: one of its copies is kept here");

        Server server = direct.keep(sshd.access(), there);
        assertThat(direct.way()).startsWith("It stays on the server's side");

        rig.packed(server, Packing.USUAL, new Encryption(List.of(), new SecretRef.Vault()));
        assertThat(direct.way()).contains("the passphrase that it is encrypted with stays here");

        direct.keep(
                sshd.access(),
                new Destination.S3(
                        "cloud",
                        "b",
                        "",
                        "auto",
                        "http://127.0.0.1:1",
                        null,
                        new SecretRef.Env("A"),
                        new SecretRef.Env("B")));
        assertThat(direct.way()).contains("does not reach http://127.0.0.1:1/ (curl: (7)");
    }

    private void assertVerified(Backup backup) throws Exception {
        assertThat(rig.verify(backup.id()).failure()).isNull();
    }
}
