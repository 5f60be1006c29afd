package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.EveryKind.Kind;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Encryption;
import dev.handrail.server.Packing;
import dev.handrail.server.Packing.Program;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of backup, taken for real through every stage, and copies of it that were cut or had one bit turned at ten
 * places: verifying finds them all, and most of them also when the hash was taken after the damage.
 */
class DamagedArtifactsTest {
    private static final int[] PLACES = {0, 1, 5, 12, 25, 50, 75, 90, 98, 99};
    private static final String PASSPHRASE = "correct horse";
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);

    @TempDir
    static Path home;

    private static EveryKind kinds;
    private static Rig rig;
    private static String identity;
    private static String recipient;

    /** What it goes through on its way. */
    enum Way {
        ZSTD,
        GZIP,
        RECIPIENT,
        PASSPHRASE
    }

    @BeforeAll
    static void start() throws Exception {
        kinds = EveryKind.in(home.resolve("kinds"));
        rig = new Rig(home);
        identity = Typed.in(home, "age-keygen 2>/dev/null");
        recipient = identity.replaceFirst("(?s).*public key: (\\S+).*", "$1");
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        kinds.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COLD", "CLONE"})
    void everyCutAndEveryTurnedBitIsFound(Kind kind) throws Exception {
        for (Way way : Way.values()) {
            // A passphrase is made to take a second to try, and changes nothing but the key: one kind is enough.
            if (way != Way.PASSPHRASE || kind == Kind.CUSTOM) {
                Backup taken = taken(kind, way);
                byte[] bytes = Files.readAllBytes(rig.kept().resolve(file(taken)));
                assertAllFound(taken, damaged(bytes));
                assertDecodingFinds(taken, bytes);
            }
        }
    }

    private static Backup taken(Kind kind, Way way) throws Exception {
        Packing usual = Packing.USUAL;
        Program program = way == Way.GZIP ? Program.GZIP : Program.ZSTD;
        Packing packing = new Packing(program, 0, 0, null, usual.gently(), usual.proveUpTo());
        Encryption encryption = switch (way) {
            case ZSTD, GZIP -> null;
            case RECIPIENT -> new Encryption(List.of(recipient));
            case PASSPHRASE -> new Encryption(List.of(), new SecretRef.Vault());
        };
        rig.ageSecret(way == Way.RECIPIENT ? identity : PASSPHRASE);
        kinds.keep(rig, HERE, kind, packing, encryption);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    private static String file(Backup backup) {
        return backup.manifest().artifact().file();
    }

    /** Ten that were cut, and ten with one other bit. */
    private static List<byte[]> damaged(byte[] bytes) {
        List<byte[]> damaged = new ArrayList<>();
        for (int place : PLACES) {
            int at = (int) ((long) bytes.length * place / 100);
            damaged.add(Arrays.copyOf(bytes, at));
            byte[] turned = bytes.clone();
            turned[at] ^= (byte) (1 << at % 8);
            damaged.add(turned);
        }
        return damaged;
    }

    /** All of them are copies of the one backup, each in a folder of its own. */
    private static void assertAllFound(Backup taken, List<byte[]> damaged) throws Exception {
        List<Copy> copies = new ArrayList<>(taken.copies());
        for (byte[] bytes : damaged) {
            copies.add(copy(file(taken), bytes));
        }
        rig.catalogue().add(new Backup(taken.manifest(), false, copies, taken.proofs()));
        assertThat(verified(taken.id(), 1).failure()).contains("has a fault");
        assertThat(rig.catalogue().require(taken.id()).copies())
                .allSatisfy(copy -> assertThat(copy.state())
                        .as(copy.located())
                        .isEqualTo(copy.destination().equals("kept") ? Copy.State.GOOD : Copy.State.DAMAGED));
    }

    private static int added;

    private static Copy copy(String file, byte[] bytes) throws Exception {
        Path folder = Files.createDirectories(home.resolve("damaged-" + added++));
        Files.write(folder.resolve(file), bytes);
        return new Copy(folder.getFileName().toString(), folder.toString(), file, Copy.State.GOOD);
    }

    private static Event.Ended verified(String id, int level) throws Exception {
        return rig.perform(
                "backup verify", new Arguments(Map.of("ID", List.of(id), "--level", List.of(String.valueOf(level)))));
    }

    /** As if the damage had been there when it was hashed: what it unpacks to has a hash of its own. */
    private static void assertDecodingFinds(Backup taken, byte[] bytes) throws Exception {
        assertFoundByDecoding(taken, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        byte[] turned = bytes.clone();
        turned[bytes.length * 4 / 5] ^= 4;
        assertFoundByDecoding(taken, turned);
    }

    private static void assertFoundByDecoding(Backup taken, byte[] damaged) throws Exception {
        Sha256 sha = new Sha256();
        sha.add(damaged, damaged.length);
        String id = "d" + added;
        Manifest.Artifact was = taken.manifest().artifact();
        String manifest = ManifestFile.write(taken.manifest())
                .replace("\"id\" : \"" + taken.id() + "\"", "\"id\" : \"" + id + "\"")
                .replace("\"storedBytes\" : " + was.storedBytes(), "\"storedBytes\" : " + damaged.length)
                .replace(was.sha256(), sha.hex());
        Copy copy = copy(was.file(), damaged);
        rig.catalogue().add(new Backup(ManifestFile.read(manifest, id), false, List.of(copy), List.of()));
        Files.writeString(home.resolve("damaged-" + (added - 1)).resolve(was.file() + Manifest.ENDING), manifest);
        Event.Ended ended = verified(id, 2);
        assertThat(rig.catalogue().require(id).newest(Proof.Rung.READ_BACK))
                .hasValueSatisfying(proof -> assertThat(proof.passed()).isTrue());
        assertThat(ended.failure()).as("%s %d", was.file(), damaged.length).contains("has a fault");
        assertThat(rig.catalogue().require(id).good()).isFalse();
    }
}
