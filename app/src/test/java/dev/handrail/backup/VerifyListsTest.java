package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.EveryKind.Kind;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What directories and repositories had in them when they were backed up, beside what the artifact has; and its plain bytes. */
class VerifyListsTest {
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);
    private static final String ODD = "touch -- '-rf' \"line\nbreak\" 'Straße' ' leading'; chmod 640 ./-rf;"
            + " ln -s /nowhere dangling; ln -- '-rf' twin; mkfifo pipe; truncate -s 3M sparse; mkdir empty";

    @TempDir
    static Path home;

    private static EveryKind kinds;
    private static Rig rig;
    private static int made;

    @BeforeAll
    static void start() throws Exception {
        kinds = EveryKind.in(home.resolve("kinds"));
        rig = new Rig(home);
        Typed.in(home.resolve("kinds/data"), ODD);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
        kinds.close();
    }

    private static Backup taken(Kind kind) throws Exception {
        kinds.keep(rig, HERE, kind);
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    private static Event.Ended verified(String id, int level) throws Exception {
        return rig.perform(
                "backup verify", new Arguments(Map.of("ID", List.of(id), "--level", List.of(String.valueOf(level)))));
    }

    /** As if the backup had been this file from the start. */
    private static String forged(Backup taken, Path artifact, boolean forgetPlain) throws Exception {
        byte[] bytes = Files.readAllBytes(artifact);
        Sha256 sha = new Sha256();
        sha.add(bytes, bytes.length);
        String id = "f" + made++;
        Manifest.Artifact was = taken.manifest().artifact();
        String json = ManifestFile.write(taken.manifest())
                .replace("\"id\" : \"" + taken.id() + "\"", "\"id\" : \"" + id + "\"")
                .replace("\"storedBytes\" : " + was.storedBytes(), "\"storedBytes\" : " + bytes.length)
                .replace("\"sha256\" : \"" + was.sha256(), "\"sha256\" : \"" + sha.hex());
        String manifest = forgetPlain ? json.replaceAll("\"plainSha256\"[^\\n]*\\n", "") : json;
        Path folder = Files.createDirectories(home.resolve(id));
        Files.copy(artifact, folder.resolve(was.file()));
        Files.writeString(folder.resolve(was.file() + Manifest.ENDING), manifest);
        Copy copy = new Copy("kept", folder.toString(), was.file(), Copy.State.GOOD);
        rig.catalogue().add(new Backup(ManifestFile.read(manifest, id), false, List.of(copy), List.of()));
        return id;
    }

    private static Path artifact(Backup taken) {
        return rig.kept().resolve(taken.manifest().artifact().file());
    }

    @Test
    void aDirectoryIsListedAsItWas() throws Exception {
        Backup taken = taken(Kind.FILES);
        assertThat(verified(taken.id(), 3).failure()).isNull();
        assertThat(rig.catalogue().require(taken.id()).newest(Proof.Rung.INVENTORY))
                .hasValueSatisfying(proof ->
                        assertThat(proof.detail()).contains("the 12 entries that were listed when it was taken"));
    }

    @Test
    void oneOtherNameRightOrSizeInAnArchiveIsFound() throws Exception {
        Backup taken = taken(Kind.FILES);
        Path unpacked = Files.createDirectories(home.resolve("unpacked"));
        Typed.in(unpacked, "zstd -dc '" + artifact(taken) + "' >whole.tar; tar -xpf whole.tar");
        for (String change : List.of(
                "mv data/numbers data/numbres",
                "chmod 600 data/numbres",
                "echo more >>data/numbres",
                "rm data/empty -r")) {
            String other = "other-" + made;
            Typed.in(
                    unpacked,
                    change + "; tar --create --format=posix --sparse --numeric-owner data | zstd -q -o " + other);
            String id = forged(taken, unpacked.resolve(other), true);
            assertThat(verified(id, 2).failure()).as(change).isNull();
            assertThat(verified(id, 3).failure()).as(change).contains("has a fault");
            assertThat(rig.catalogue().require(id).good()).isFalse();
        }
    }

    @Test
    void aRepositoryHasTheReferencesThatItHad() throws Exception {
        Backup taken = taken(Kind.GIT);
        assertThat(verified(taken.id(), 3).failure()).isNull();
        assertThat(rig.catalogue().require(taken.id()).newest(Proof.Rung.INVENTORY))
                .hasValueSatisfying(proof -> assertThat(proof.detail()).contains("2 branches, tags"));
    }

    @Test
    void aBranchThatPointsElsewhereAndOneThatIsMissingAreFound() throws Exception {
        Backup taken = taken(Kind.GIT);
        Path mirror = home.resolve("mirror");
        Typed.in(
                home,
                "git clone -q --mirror '" + artifact(taken) + "' mirror; cd mirror; git config user.email t@x;"
                        + " git config user.name t; git update-ref refs/tags/v1 $(git commit-tree -m two 'main^{tree}');"
                        + " git bundle create -q ../moved --all; git update-ref -d refs/tags/v1; git bundle create -q ../less --all");
        assertThat(mirror).isDirectory();
        for (String other : List.of("moved", "less")) {
            String id = forged(taken, home.resolve(other), true);
            assertThat(verified(id, 2).failure()).as(other).isNull();
            assertThat(verified(id, 3).failure()).as(other).contains("has a fault");
        }
    }

    @Test
    void whatUnpacksToOtherBytesThanWereReadIsFoundByDecodingThoughAllOfItCanBeRead() throws Exception {
        Backup taken = taken(Kind.FILES);
        Typed.in(
                home,
                "mkdir -p swapped; cd swapped; zstd -dc '" + artifact(taken) + "' | tar -xpf -;"
                        + " printf x >>data/numbers; tar --create --format=posix --sparse data | zstd -q -o ../swapped.zst");
        String id = forged(taken, home.resolve("swapped.zst"), false);
        assertThat(verified(id, 1).failure()).isNull();
        assertThat(verified(id, 2).failure()).contains("unpacks to other bytes than were read");
    }
}
