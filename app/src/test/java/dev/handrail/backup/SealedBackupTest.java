package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.Encryption;
import dev.handrail.server.FileSet;
import dev.handrail.server.Packing;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted backups, beside the stock age program. */
class SealedBackupTest {
    private static final String SOURCE = "sealed";
    private static final String RESTORED = "sealed_restored";

    @TempDir
    Path home;

    private RealSshd sshd;
    private Rig rig;

    /** An identity with its recipient, as age-keygen makes them. */
    private record Pair(Path file, String identity, String recipient) {}

    @BeforeEach
    void start() throws Exception {
        sshd = RealSshd.start();
        rig = new Rig(home);
        TestDatabase.drop(RESTORED);
        TestDatabase.create(SOURCE);
        TestDatabase.fill(SOURCE, 3000);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
        sshd.close();
    }

    private Pair pair(String name) throws Exception {
        Path file = home.resolve(name);
        said(List.of("age-keygen", "-o", file.toString()));
        String identity = Files.readString(file);
        String recipient = identity.lines()
                .filter(line -> line.startsWith("# public key: "))
                .findFirst()
                .orElseThrow()
                .substring("# public key: ".length());
        return new Pair(file, identity, recipient);
    }

    private static byte[] said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] said = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return said;
    }

    private Backup sealed(Encryption encryption) throws Exception {
        rig.packed(rig.server(sshd.access(), SOURCE), Packing.USUAL, encryption);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    private Path file(Backup backup) {
        return rig.kept().resolve(backup.copies().getFirst().file());
    }

    @Test
    void theStockProgramReadsWhatWasEncryptedForEachRecipient() throws Exception {
        Pair here = pair("here.txt");
        Pair safe = pair("safe.txt");
        Backup backup = sealed(new Encryption(List.of(here.recipient(), safe.recipient())));

        assertThat(file(backup).toString()).endsWith(".dump.zst.age");
        assertThat(backup.manifest().artifact().encryption()).containsExactly(here.recipient(), safe.recipient());
        for (Pair pair : List.of(here, safe)) {
            assertThat(plainHash(backup, List.of("age", "-d", "-i", pair.file().toString(), "-o", "-")))
                    .isEqualTo(backup.manifest().artifact().plainSha256());
        }
    }

    private String plainHash(Backup backup, List<String> decrypt) throws IOException {
        List<String> command = new ArrayList<>(decrypt);
        command.add(file(backup).toString());
        List<Process> pipe = ProcessBuilder.startPipeline(
                List.of(new ProcessBuilder(command), new ProcessBuilder("zstd", "-q", "-d", "-c")));
        Sha256 sha = new Sha256();
        try (InputStream out = pipe.getLast().getInputStream()) {
            byte[] chunk = new byte[1 << 16];
            for (int n = out.read(chunk); n >= 0; n = out.read(chunk)) {
                sha.add(chunk, n);
            }
        }
        return sha.hex();
    }

    @Test
    void isVerifiedAndRestoredByTheIdentityThatIsKept() throws Exception {
        Pair pair = pair("here.txt");
        String id = sealed(new Encryption(List.of(pair.recipient()))).id();
        rig.ageSecret(pair.identity());

        assertThat(rig.verify(id).failure()).isNull();
        assertThat(rig.catalogue().require(id).proof()).isEqualTo(Proof.Rung.INVENTORY);
        assertThat(rig.restore(id, RESTORED).failure()).isNull();
        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(3000);
    }

    @Test
    void whatIsTriedOnAnotherServerIsOpenedByTheKeyOfItsOwn() throws Exception {
        Pair pair = pair("here.txt");
        Path photos = Files.createDirectories(home.resolve("photos"));
        Files.writeString(photos.resolve("font.jpg"), "baptismal font");
        FileSet files = new FileSet("photos", photos.toString(), List.of(), null, null);
        Server own = rig.server(sshd.access(), SOURCE);
        own = rig.keep(sshd.access(), own.databases(), List.of(files), List.of(), List.of());
        rig.packed(own, Packing.USUAL, new Encryption(List.of(pair.recipient())));
        rig.servers().save(Servers.renamed(own, "Test bench"));
        rig.backUp();
        rig.ageSecret(pair.identity());

        for (Backup each : rig.catalogue().all()) {
            Map<String, List<String>> there = Map.of("ID", List.of(each.id()), "--on", List.of("Test bench"));
            assertThat(rig.perform("backup drill", new Arguments(there)).failure())
                    .isNull();
        }
        assertThat(rig.catalogue().all()).hasSize(2).allMatch(each -> each.proof() == Proof.Rung.EQUAL);
    }

    @Test
    void thePrintedCommandsDecryptAndRestoreIt() throws Exception {
        Pair pair = pair("identity.txt");
        String id = sealed(new Encryption(List.of(pair.recipient()))).id();
        Answer answer = rig.question("backup commands").teller().tell(Arguments.of("ID", id));

        Path landing = Files.createDirectories(home.resolve("landing"));
        Pasted.in(home, landing, String.join("\n", answer.lines()));

        assertThat(TestDatabase.number(RESTORED, "SELECT count(*) FROM visits")).isEqualTo(3000);
    }

    @Test
    void anotherIdentityIsRefusedInWordsAndTheCopyIsNotCalledDamaged() throws Exception {
        String id =
                sealed(new Encryption(List.of(pair("here.txt").recipient()))).id();
        rig.ageSecret(pair("other.txt").identity());

        Event.Ended ended = rig.verify(id);

        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("Could not decrypt");
        assertThat(ended.next()).contains("vault");
        assertThat(rig.catalogue().require(id).copies().getFirst().state()).isEqualTo(Copy.State.GOOD);
    }

    @Test
    void whatIsNoIdentityIsSaidToBeNone() throws Exception {
        String id =
                sealed(new Encryption(List.of(pair("here.txt").recipient()))).id();
        rig.ageSecret("swordfish");

        Event.Ended ended = rig.verify(id);

        assertThat(ended.next()).contains("AGE-SECRET-KEY-1");
        assertThat(ended.failure()).doesNotContain("swordfish");
    }

    @Test
    void aPassphraseOpensItForUsAndForTheStockProgram() throws Exception {
        rig.ageSecret("correct horse");
        Backup backup = sealed(new Encryption(List.of(), new SecretRef.Vault()));
        assertThat(backup.manifest().artifact().encryption()).containsExactly("passphrase");
        assertThat(rig.verify(backup.id()).failure()).isNull();

        Path plain = home.resolve("plain.zst");
        Process age = new ProcessBuilder(
                        "script", "-qec", "age -d -o '" + plain + "' '" + file(backup) + "'", "/dev/null")
                .redirectErrorStream(true)
                .start();
        age.getOutputStream().write("correct horse\n".getBytes(StandardCharsets.UTF_8));
        age.getOutputStream().flush();
        age.getInputStream().readAllBytes();
        assertThat(age.waitFor()).isZero();
        assertThat(said(List.of("zstd", "-q", "-d", "-c", plain.toString())))
                .hasSize((int) backup.manifest().artifact().bytes());
    }

    @Test
    void anSshKeyIsRefusedBeforeAnythingIsStored() throws Exception {
        rig.packed(
                rig.server(sshd.access(), SOURCE),
                Packing.USUAL,
                new Encryption(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBvhtBK me")));

        Plan plan = rig.make("backup run", Arguments.of("SERVER", Rig.SERVER)).plan();

        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks()).anySatisfy(check -> assertThat(check.text()).contains("SSH keys"));
    }

    @Test
    void thePlanSaysWhoCanReadIt() throws Exception {
        String recipient = pair("here.txt").recipient();
        rig.packed(rig.server(sshd.access(), SOURCE), Packing.USUAL, new Encryption(List.of(recipient)));

        assertThat(rig.make("backup run", Arguments.of("SERVER", Rig.SERVER))
                        .plan()
                        .checks())
                .anySatisfy(check -> assertThat(check.text()).contains(recipient));
    }
}
