package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Hostile;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.operation.Saying;
import dev.handrail.server.FileSet;
import dev.handrail.shell.Command;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells of a directory that is to be archived, and the commands that follow from it. */
class FilesTapTest {
    private static final String LOOK = "GNU tar is needed";
    private static final FileSet SET = new FileSet("uploads", "/srv/uploads", List.of("cache/*", "-x y"), null, null);

    private static Scripted telling(String... fields) {
        return new Scripted().answers(LOOK, String.join("\0", fields) + "\0");
    }

    private static FilesFound found(String... fields) throws OperationFailed {
        return FilesFound.by(telling(fields), null, SET);
    }

    private static FilesTap tap(String directory, List<String> unreadable) {
        FilesFound found = new FilesFound(directory, 5000, "tar GNU tar 1.34", List.of("--acls"), unreadable);
        return new FilesTap(SET, new Scripted(), found, "root");
    }

    @Test
    void whatTheServerTellsIsUnderstood() throws Exception {
        assertThat(found("/srv/up\nloads", "4096", "tar (GNU tar) 1.34", " --acls --xattrs", "/srv/a", "/srv/b\nc"))
                .isEqualTo(new FilesFound(
                        "/srv/up\nloads",
                        4096,
                        "tar GNU tar 1.34",
                        List.of("--acls", "--xattrs"),
                        List.of("/srv/a", "/srv/b\nc")));
    }

    /** The tar of a small machine knows neither lists of rights nor attributes. */
    @Test
    void aTarThatCanKeepNothingMoreWillDo() throws Exception {
        FilesFound found = found("/srv/uploads", "4096", "tar (GNU tar) 1.34", "");
        assertThat(found.more()).isEmpty();
        assertThat(found.unreadable()).isEmpty();
        assertThat(FilesFound.readable(telling("/srv/uploads", "4096", "tar (GNU tar) 1.34", ""), SET))
                .isTrue();
        assertThat(FilesFound.readable(telling("/srv/uploads", "4096", "tar (GNU tar) 1.34", "", "/srv/a"), SET))
                .isFalse();
        assertThat(FilesFound.readable(new Scripted().fails(LOOK, 1, "no"), SET))
                .isFalse();
    }

    @Test
    void whatIsNoDirectoryIsToldInTheWordsOfTheServer() {
        for (Scripted shell : List.of(
                new Scripted().fails(LOOK, 1, "there is no directory"), new Scripted(), telling("/srv", "1", "tar"))) {
            assertThatThrownBy(() -> FilesFound.by(shell, "root", SET))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.tried()).contains("/srv/uploads");
                        assertThat(failed.next()).contains("tar");
                    });
            assertThat(shell.last().user()).isEqualTo("root");
        }
    }

    @Test
    void whatIsLeftOutIsLeftOutOfTheLookToo() throws Exception {
        Scripted shell = telling("/srv/uploads", "1", "tar", "--acls");
        FilesFound.by(shell, null, SET);
        assertThat(shell.last().arguments()).endsWith("/srv/uploads", "--exclude=cache/*", "--exclude=-x y");
    }

    /** It is archived by its last name from the folder that it lies in, also where that begins with a dash. */
    @ParameterizedTest
    @CsvSource({"/srv/uploads, /srv, uploads", "/uploads, /, uploads", "/, /, .", "/srv/-rf, /srv, -rf"})
    void aDirectoryIsArchivedByItsName(String directory, String from, String name) {
        Command tar = tap(directory, List.of()).shown().stages().getFirst();
        assertThat(tar.arguments()).endsWith("--directory=" + from, "--", name).contains("--exclude=cache/*", "--acls");
        assertThat(tar.user()).isEqualTo("root");
        assertThat(tap(directory, List.of()).counted().stages().getFirst().arguments())
                .endsWith("--directory=" + from, "--", name)
                .contains("--index-file=/dev/fd/4");
    }

    @Test
    void whatCannotBeReadIsWarnedOfByName() {
        List<Check> fine = tap("/srv/uploads", List.of()).checks();
        assertThat(fine).extracting(Check::state).containsExactly(State.OK);
        List<String> many = IntStream.range(0, 11).mapToObj(i -> "/srv/f" + i).toList();
        assertThat(tap("/srv/uploads", many).checks()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.WARNING);
            assertThat(check.text())
                    .contains("/srv/f9")
                    .doesNotContain("/srv/f10")
                    .contains("1 more");
            assertThat(check.advice()).isNotBlank();
        });
    }

    private static Flow flow(Scripted shell) {
        return new FilesFlow(
                new FilesTap(SET, shell, new FilesFound("/srv/uploads", 1, "tar", List.of(), List.of()), null));
    }

    /** The same status of sudo, or of the shell, means that there was no tar. */
    @Test
    void thatFilesChangedIsNoFailureOnlyWhereTarItselfSaysSo() {
        Flow flow = flow(new Scripted());
        assertThat(flow.endedWell(0, 0)).isTrue();
        assertThat(flow.endedWell(0, 1)).isFalse();
        assertThat(flow.hears("handrail-archive 1 2 1 0 0 0 700")).isTrue();
        assertThat(flow.endedWell(0, 1)).isTrue();
        assertThat(flow.endedWell(1, 1)).as("what packs it").isFalse();
        assertThat(flow.endedWell(0, 2)).isFalse();
    }

    @Test
    void whatNobodyHeardTheEndOfIsNoBackup() throws Exception {
        assertThatThrownBy(() -> flow(new Scripted()).finish()).hasMessageContaining("/srv/uploads");
        Flow failed = flow(new Scripted());
        failed.hears("handrail-archive 2 2 1 0 0 0 700");
        assertThatThrownBy(failed::finish).isInstanceOf(OperationFailed.class);
        Flow vanished = flow(new Scripted().fails("-d", 1, ""));
        vanished.hears("handrail-archive 1 0 0 0 0 0 0");
        assertThatThrownBy(vanished::finish).hasMessageContaining("vanished");
        Flow whole = flow(new Scripted());
        whole.hears("handrail-archive 0 2 1 0 0 0 700");
        assertThat(whole.finish().source().origin()).isEqualTo("/srv/uploads");
        whole.close();
    }

    @Test
    void namesAreListedShortly() {
        assertThat(Listed.of(List.of())).isEmpty();
        assertThat(Listed.of(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Listed.of(Hostile.TEXTS)).startsWith("', \"").contains(Hostile.TEXTS.size() - 10 + " more");
    }

    @Test
    void whatIsReadIsToldInAPlan() {
        FilesTap tap = tap("/srv/uploads", List.of());
        assertThat(tap.reading()).contains("/srv/uploads");
        assertThat(tap.open(new Saying()).shown()).isEqualTo(tap.shown());
        assertThat(tap.ending()).isEqualTo(".tar");
    }
}
