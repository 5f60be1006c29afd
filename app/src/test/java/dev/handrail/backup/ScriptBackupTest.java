package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Arguments;
import dev.handrail.operation.Event;
import dev.handrail.server.Packing;
import dev.handrail.server.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the team's own script produces, over Debian's sshd, and back by the commands that are printed. */
class ScriptBackupTest extends OverSshd {
    private Path out;

    @BeforeEach
    void start() throws Exception {
        out = Files.createDirectories(home.resolve("-made here"));
        Files.writeString(out.resolve("old.dump"), "of yesterday");
    }

    private Event.Ended ran(String text, String produces) throws Exception {
        return ran(text, produces, Packing.USUAL);
    }

    private Event.Ended ran(String text, String produces, Packing packing) throws Exception {
        Script script = new Script(
                "own backup",
                List.of("sh", "-c", "cd \"$1\" && " + text, "sh", out.toString()),
                out + "/" + produces,
                null);
        rig.packed(rig.keep(sshd.access(), List.of(), List.of(), List.of(script), List.of()), packing, null);
        return rig.backUp();
    }

    private Backup made(String text, String produces) throws Exception {
        Event.Ended ended = ran(text, produces);
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    private Path restored(Backup backup) throws Exception {
        Path there = Files.createDirectories(home.resolve("there"));
        Typed.in(there, rig.commands(backup.id()));
        return there;
    }

    @Test
    void theFileThatIsNewIsTakenAsItIs() throws Exception {
        Backup backup = made("printf new >'-n $(x).dump'", "*.dump");
        assertThat(backup.manifest().artifact().form()).isEqualTo("file");
        assertThat(backup.manifest().artifact().compression()).isNotEqualTo(Compression.NONE);
        assertThat(restored(backup).resolve("-n $(x).dump")).hasContent("new");
    }

    @Test
    void theFileComesBackIntoAFolderThatIsMadeForIt() throws Exception {
        Backup backup = made("printf new >'-n $(x).dump'", "*.dump");
        Path into = home.resolve("back");
        assertThat(rig.restore(backup.id(), into.toString()).failure()).isNull();
        assertThat(into.resolve("-n $(x).dump")).hasContent("new");
        assertThat(Typed.in(into, "stat -c %a . ./-n*").lines())
                .as("whose rights nobody wrote down, nobody else may read")
                .containsExactly("700", "600");
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aCopyThatIsNotWhatWasWrittenIsNoFile() throws Exception {
        Backup backup = made("printf new | gzip >new.sql.gz", "*.gz");
        Path copy = rig.kept().resolve(backup.copies().getFirst().file());
        Files.writeString(copy, "something else");
        Path into = home.resolve("back");
        assertThat(rig.restore(backup.id(), into.toString()).failure()).contains("is not what was backed up");
        assertThat(into).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aFileThatIsWrittenAnewCountsAsProduced() throws Exception {
        assertThat(restored(made("printf again >old.dump", "old.dump")).resolve("old.dump"))
                .hasContent("again");
    }

    @Test
    void whatIsCompressedAlreadyIsNotCompressedAgain() throws Exception {
        Backup backup = made("printf new | gzip >new.sql.gz", "*.gz");
        assertThat(backup.manifest().artifact().compression()).isEqualTo(Compression.NONE);
        assertThat(backup.copies().getFirst().file()).endsWith(".sql.gz");
        Path back = restored(backup);
        assertThat(Typed.in(back, "gzip -dc new.sql.gz")).isEqualTo("new");
    }

    @Test
    void whatNoProgramKnowsIsNotReadAgainWithinTheTimeEither() throws Exception {
        Backup packed = made("printf new >new.dump", "*.dump");
        assertThat(verified("3")).containsEntry("verified", "1");
        assertThat(rig.catalogue().require(packed.id()).proof()).isEqualTo(Proof.Rung.DECODED);
        assertThat(verified("3")).containsEntry("skipped", "1");
        Packing.Program none = Packing.Program.NONE;
        Event.Ended bare = ran("printf newer >newest.bin", "*.bin", new Packing(none, 0, 0, null, true, null));
        assertThat(bare.failure()).isNull();
        assertThat(verified("3"))
                .as("there is nothing to unpack, and it was read back when it was made")
                .containsEntry("skipped", "2");
        assertThat(rig.catalogue().require(Rig.id(bare)).proof()).isEqualTo(Proof.Rung.READ_BACK);
    }

    @Test
    void whatWasOnlyReadIsStillDecodedWhereAProgramKnowsIt() throws Exception {
        made("printf new | gzip >new.sql.gz", "*.gz");
        assertThat(verified("1")).containsEntry("skipped", "1");
        assertThat(verified("3")).containsEntry("verified", "1");
        assertThat(verified("3")).containsEntry("skipped", "1");
    }

    private Map<String, String> verified(String level) throws Exception {
        Map<String, List<String>> given =
                Map.of("SERVER", List.of(Rig.SERVER), "--level", List.of(level), "--unless-within", List.of("1d"));
        Event.Ended ended = rig.perform("backup verify-all", new Arguments(given));
        assertThat(ended.failure()).isNull();
        return ended.made();
    }

    @Test
    void severalFilesBecomeAnArchive() throws Exception {
        Backup backup = made("printf 1 >a.dump; printf 2 >'b\nb.dump'", "*.dump");
        assertThat(backup.manifest().artifact().form()).isEqualTo("tar");
        Path back = restored(backup).resolve("own backup_restored" + out);
        assertThat(back.resolve("a.dump")).hasContent("1");
        assertThat(back.resolve("b\nb.dump")).hasContent("2");
        assertThat(back.resolve("old.dump")).doesNotExist();
    }

    @Test
    void aLinkToTheNewestIsNotTakenTwice() throws Exception {
        Backup backup = made("printf new >new.dump; ln -s new.dump latest.dump", "*.dump");
        assertThat(backup.manifest().artifact().form()).isEqualTo("file");
        assertThat(backup.manifest().source().origin())
                .isEqualTo(out.resolve("new.dump").toString());
    }

    @Test
    void scriptThatFails() throws Exception {
        Event.Ended ended = ran("printf half >half.dump; echo no space >&2; exit 4", "*.dump");
        assertThat(ended.failure()).contains("own backup failed", "exit status 4", "no space");
        assertThat(rig.files()).isEmpty();
    }

    @Test
    void scriptThatEndsWhileSomethingThatItStartedStillWrites() throws Exception {
        Event.Ended ended = ran(
                "echo begun >new.dump; { n=0; until [ -e stop ] || [ $n = 9000 ]; do n=$((n + 1)); echo more; sleep 0.01;"
                        + " done; } </dev/null >>new.dump 2>/dev/null &",
                "*.dump");
        Files.createFile(out.resolve("stop"));
        assertThat(ended.failure()).contains("still written to", "new.dump");
        assertThat(rig.files()).isEmpty();
        assertThat(rig.catalogue().all()).isEmpty();
    }

    @Test
    void scriptThatProducesNothing() throws Exception {
        assertThat(ran("true", "*.dump").failure()).contains("produced nothing", "*.dump");
        assertThat(rig.files()).isEmpty();
    }
}
