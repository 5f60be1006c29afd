package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Bare;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.archive.TarFile;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.State;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of what somebody wants in an archive, and whether it can be unpacked somewhere. */
class WantedTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path folder;

    private static TarFile tree() {
        return new TarFile()
                .directory("uploads")
                .file("uploads/top.txt", "hello")
                .directory("uploads/2026")
                .directory("uploads/2026/may")
                .file("uploads/2026/may/a.jpg", "x".repeat(3000))
                .hardLink("uploads/2026/may/same.jpg", "uploads/top.txt")
                .link("uploads/2026/may/l", "../../top.txt");
    }

    private Wanted wanted(TarFile tar, String... paths) throws Exception {
        return Wanted.of(archive(tar), List.of(paths), null, read -> {});
    }

    private Archive archive(TarFile tar) throws Exception {
        Backup backup = tar.in(folder);
        Floor floor = new Floor();
        return new Archive(Bare.means(new Scripted().everywhere(), folder, Clock.systemUTC()), floor.server(), backup);
    }

    @Test
    void allOfItIsTheDirectoryItself() throws Exception {
        Wanted all = wanted(tree());
        assertThat(all.all()).isTrue();
        assertThat(all.roots()).containsExactly("");
        assertThat(all.names()).as("all need not be named").isEmpty();
        assertThat(all.top()).isEqualTo("uploads");
        assertThat(all.entries()).isEqualTo(7);
        assertThat(all.bytes()).isEqualTo(3005);
        assertThat(all.users()).containsExactly(1000L);
    }

    @Test
    void aFileBringsTheFoldersThatItLiesInAndNothingElse() throws Exception {
        Wanted one = wanted(tree(), "2026/may/a.jpg");
        assertThat(one.roots()).containsExactly("2026/may/a.jpg");
        assertThat(one.names()).containsExactly("uploads/2026/may/a.jpg");
        assertThat(one.above()).containsExactly("uploads/2026/may", "uploads/2026", "uploads");
        assertThat(one.entries()).isEqualTo(1);
        assertThat(one.bytes()).isEqualTo(3000);
    }

    @Test
    void aHardLinkBringsWhatItLeadsToUnlessThatComesAnyway() throws Exception {
        assertThat(wanted(tree(), "2026/may/same.jpg").names())
                .containsExactly("uploads/2026/may/same.jpg", "uploads/top.txt");
        assertThat(wanted(tree(), "2026", "top.txt").names())
                .containsExactlyInAnyOrder("uploads/2026", "uploads/top.txt");
        assertThat(wanted(tree(), "2026").names()).containsExactly("uploads/2026", "uploads/top.txt");
    }

    @Test
    void whatOneWantsTwiceIsBroughtOnce() throws Exception {
        Wanted twice = wanted(tree(), "2026", "2026/may/a.jpg", "*.jpg");
        assertThat(twice.roots()).containsExactly("2026");
        assertThat(twice.entries()).isEqualTo(5);
    }

    @Test
    void theDirectoryByItsOwnNameIsAllOfItToo() throws Exception {
        Wanted dot = wanted(tree(), ".");
        assertThat(dot.all()).as("it was named").isFalse();
        assertThat(dot.roots()).containsExactly("");
        assertThat(dot.entries()).isEqualTo(7);
        assertThat(dot.above()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamedOnOneLineTheFirstTenOfIt() {
        String[] gone = IntStream.range(10, 22).mapToObj(n -> "gone\n" + n).toArray(String[]::new);
        assertThatThrownBy(() -> wanted(tree(), gone)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.tried()).contains("gone\\n10", "gone\\n19").doesNotContain("gone\\n20", "\n");
            assertThat(failed.next()).isNotBlank();
        });
    }

    @Test
    void eachIsWrittenDownWithTheHashOfItsContent() throws Exception {
        List<String> hashes = new ArrayList<>();
        try (Expected expected = Expected.create()) {
            Wanted.of(archive(tree()), List.of("top.txt", "2026/may/l"), expected, read -> {});
            expected.each(one -> hashes.add(one.member().path() + " " + one.sha256()));
        }
        assertThat(hashes).containsExactly("top.txt " + HELLO, "2026/may/l ");
    }

    private List<Check> checks(Floor floor, TarFile tar, Scripted shell) throws Exception {
        return floor.ground().checks(shell, "/srv/new", wanted(tar));
    }

    private static List<String> texts(List<Check> checks, State state) {
        return checks.stream()
                .filter(check -> check.state() == state)
                .map(Check::text)
                .toList();
    }

    @Test
    void aPageOfTheDiskIsCountedForEveryEntry() throws Exception {
        long needed = 3005 + 7 * 4096;
        assertThat(texts(checks(new Floor().free(needed), tree(), known()), State.BLOCKER))
                .hasSize(1);
        assertThat(texts(checks(new Floor().free(needed + 1), tree(), known()), State.BLOCKER))
                .isEmpty();
    }

    private static Scripted known() {
        return new Scripted()
                .answers("passwd", "anna:x:1000:1000:Anna:/home/anna:/bin/sh\n")
                .answers("group", "staff:x:1000:anna,berta\n");
    }

    @Test
    void withoutTarNothingIsUnpacked() throws Exception {
        assertThat(texts(checks(new Floor().tar(""), tree(), known()), State.BLOCKER))
                .hasSize(1);
    }

    @Test
    void filesOfNobodyAreWarnedOfByTheirNumbers() throws Exception {
        TarFile tar = tree().file("uploads/of33", "", 0644, 33).file("uploads/of7", "", 0644, 7);
        Scripted shell = new Scripted()
                .answers("passwd", "anna:x:1000:1000::/:/bin/sh\nwww-data:x:33:33::/:/bin/sh\nodd:x:7x:1::\nshort:x\n")
                .answers("group", "staff:x:1000:\n");
        assertThat(texts(checks(new Floor(), tar, shell), State.WARNING))
                .hasSize(2)
                .anyMatch(text -> text.matches(".*\\b7\\b.*") && !text.matches(".*\\b33\\b.*"))
                .anyMatch(text -> text.contains("7, 33"));
        assertThat(shell.asked()).containsExactly("getent passwd 7 33 1000", "getent group 7 33 1000");
    }

    @Test
    void whoIsNotRootOwnsAllOfItHimself() throws Exception {
        Floor his = new Floor().withoutSudo();
        assertThat(texts(checks(his, tree(), known()), State.WARNING)).isEmpty();
        assertThat(texts(checks(his, tree().file("uploads/r", "", 0600, 0), known()), State.WARNING))
                .hasSize(1);
        assertThat(texts(checks(his.login("10"), tree(), known()), State.WARNING))
                .hasSize(1);
    }
}
