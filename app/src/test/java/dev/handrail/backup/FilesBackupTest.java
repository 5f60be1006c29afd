package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Event;
import dev.handrail.server.FileSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory on the server, over Debian's sshd, to a file and back by the commands that are printed. */
class FilesBackupTest extends OverSshd {
    private static final String LISTING = "find . -printf '%y %m %U %G %T@ %s %l %p\\0' | sort -z | tr '\\0\\n' '\\n?'";
    private static final String HOSTILE = """
            mkdir -p -- '-dir' "with \\"quotes\\"" empty
            touch -- '-rf' '$(touch escaped)' "line
            break" 'x; touch escaped' "quote'd" 'Straße' '*' 'status 1' ' leading'
            printf secret >-dir/kept; chmod 640 -- -dir/kept; chmod 1777 empty
            ln -s -- '-dir/kept' link; ln -s /nowhere dangling; ln -- '-rf' twin; mkfifo pipe
            truncate -s 300M sparse; printf end >>sparse
            """;

    private Path data;

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectories(home.resolve("-the data"));
    }

    private Backup backedUp(Path directory, String... exclude) throws Exception {
        FileSet set = new FileSet("uploads", directory.toString(), List.of(exclude), null, null);
        rig.keep(sshd.access(), List.of(), List.of(set), List.of(), List.of());
        Event.Ended ended = rig.backUp();
        assertThat(ended.failure()).isNull();
        return rig.catalogue().require(Rig.id(ended));
    }

    /** By what is printed, and nothing else. */
    private Path restored(Backup backup) throws Exception {
        Path there = Files.createDirectories(home.resolve("there"));
        Pasted.in(Files.createDirectories(home.resolve("here")), there, rig.commands(backup.id()));
        return there.resolve("uploads_restored").resolve(data.getFileName());
    }

    private static long count(Backup backup, String kind) {
        return backup.manifest().objects().stream()
                .filter(o -> o.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void whatTheDirectoryHoldsComesBackAsItWasWhateverItIsCalled() throws Exception {
        Typed.in(data, HOSTILE);
        Backup backup = backedUp(data);
        assertThat(backup.manifest().artifact().form()).isEqualTo("tar");
        assertThat(backup.manifest().source().kind()).isEqualTo("files");
        assertThat(backup.manifest().notes()).isEmpty();
        Path back = restored(backup);
        assertThat(Typed.in(back, LISTING)).isEqualTo(Typed.in(data, LISTING));
        assertThat(data.resolve("escaped")).doesNotExist();
        assertThat(back.resolve("link")).isSymbolicLink();
        assertThat(Files.isSameFile(back.resolve("-rf"), back.resolve("twin"))).isTrue();
    }

    @Test
    void whatIsInItIsCounted() throws Exception {
        Typed.in(data, HOSTILE);
        Backup backup = backedUp(data);
        long named = Typed.in(data, "find . -type f -printf x").length();
        assertThat(count(backup, "files")).isEqualTo(named - 1);
        assertThat(count(backup, "hard links")).isEqualTo(1);
        assertThat(count(backup, "directories")).isEqualTo(4);
        assertThat(count(backup, "links")).isEqualTo(2);
        assertThat(count(backup, "others")).isEqualTo(1);
        assertThat(count(backup, "bytes")).isEqualTo((300L << 20) + "end".length() + "secret".length());
    }

    @Test
    void aSparseFileStaysSparse() throws Exception {
        Typed.in(data, "truncate -s 300M sparse; printf end >>sparse");
        Backup backup = backedUp(data);
        assertThat(backup.manifest().artifact().bytes()).isLessThan(1 << 20);
        Path back = restored(backup).resolve("sparse");
        assertThat(Files.size(back)).isEqualTo((300L << 20) + 3);
        assertThat(Typed.in(home, "du --block-size=1 '" + back + "' | cut -f 1").strip())
                .asLong()
                .isLessThan(1 << 20);
    }

    @Test
    void whatIsExcludedIsLeftOut() throws Exception {
        Typed.in(data, "mkdir cache; touch cache/x a.log 'odd; name' kept");
        Path back = restored(backedUp(data, "cache", "*.log", "odd; name"));
        assertThat(Typed.in(back, "ls -A").strip()).isEqualTo("kept");
    }

    @Test
    void aDirectoryThatIsALinkIsFollowed() throws Exception {
        Typed.in(data, "touch kept");
        Path link = Files.createSymbolicLink(home.resolve("current"), data);
        Backup backup = backedUp(link);
        assertThat(backup.manifest().source().origin()).isEqualTo(link.toString());
        assertThat(restored(backup).resolve("kept")).exists();
    }
}
