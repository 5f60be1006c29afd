package dev.handrail.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.backup.archive.Member;
import dev.handrail.backup.archive.Member.Kind;
import dev.handrail.operation.Saying;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells of unpacked files, held against what must be there. */
class ComparisonTest {
    private static final String HASH = "ab".repeat(32);
    private static final Instant WHEN = Instant.ofEpochSecond(1_700_000_000, 999_999_999);
    private static final String GOOD = "81a4 1000 1000 5 1700000000 1:2 top/a\0";
    private static final String SUM = HASH + "  top/a\0";

    private final Scripted shell = new Scripted();
    private Expected expected;

    @BeforeEach
    void create() throws Exception {
        expected = Expected.create();
    }

    @AfterEach
    void remove() {
        expected.close();
    }

    private static Member member(String path, Kind kind, String link) {
        return new Member("top/" + path, path, kind, 5, 5, 0644, 1000, 1000, WHEN, link);
    }

    private void expect(String path, Kind kind, String link) throws IOException {
        expected.add(member(path, kind, link), kind == Kind.FILE ? HASH : "");
    }

    private void check(boolean owners) throws OperationFailed {
        new Comparison(shell, "/srv/new", "root", owners, new Saying()).check(expected);
    }

    private String told(boolean owners) {
        OperationFailed[] failed = new OperationFailed[1];
        assertThatThrownBy(() -> check(owners))
                .isInstanceOfSatisfying(OperationFailed.class, caught -> failed[0] = caught);
        assertThat(failed[0].next()).isNotBlank();
        assertThat(failed[0].kind()).isEqualTo(OperationFailed.Kind.REFUSED);
        return Objects.requireNonNull(failed[0].cameBack());
    }

    @Test
    void whatIsAsItWasIsLeftInPeaceAndAskedForAsItsOwner() throws Exception {
        expect("a", Kind.FILE, "");
        shell.answers("--printf=%f", GOOD).answers("sha256sum", SUM);
        check(true);
        assertThat(shell.sent()).isEqualTo("top/a\0");
        assertThat(shell.last().user()).isEqualTo("root");
        assertThat(shell.asked().getFirst()).contains("/srv/new", "xargs");
    }

    /** The first thing that differs is named, and names which. */
    @ParameterizedTest
    @CsvSource({
        "41a4 1000 1000 5 1700000000, something else",
        "a1a4 1000 1000 5 1700000000, something else",
        "81a5 1000 1000 5 1700000000, rights",
        "89a4 1000 1000 5 1700000000, rights",
        "81a4 1001 1000 5 1700000000, 1001:1000",
        "81a4 1000 0 5 1700000000, 1000:0",
        "81a4 1000 1000 6 1700000000, 6",
        "81a4 1000 1000 5 1700000001, time"
    })
    void whatDiffersIsNamed(String answer, String named) throws Exception {
        expect("a", Kind.FILE, "");
        shell.answers("--printf=%f", answer + " 1:2 top/a\0");
        assertThat(told(true)).startsWith("a: ").contains(named);
    }

    @Test
    void ownersThatCouldNotBeKeptAreNoDifference() throws Exception {
        expect("a", Kind.FILE, "");
        shell.answers("--printf=%f", GOOD.replace("1000 1000", "1001 1002")).answers("sha256sum", SUM);
        check(false);
        assertThat(shell.asked()).hasSizeGreaterThan(1);
    }

    @Test
    void whatIsMissingBetweenOthersIsTheOneThatIsNamed() throws Exception {
        expect("a", Kind.FILE, "");
        expect("gone", Kind.FILE, "");
        expect("z", Kind.FILE, "");
        shell.answers("--printf=%f", GOOD + GOOD.replace("top/a", "top/z"));
        assertThat(told(true)).startsWith("gone: ").doesNotContain("z: ");
    }

    @Test
    void whatIsMissingAtTheEndIsNamedToo() throws Exception {
        expect("a", Kind.FILE, "");
        expect("gone", Kind.FILE, "");
        shell.answers("--printf=%f", GOOD);
        assertThat(told(true)).startsWith("gone: ");
    }

    @Test
    void anotherContentIsNamedAlsoWhereTheHashIsOnlyTheBeginningOfOne() throws Exception {
        expect("a", Kind.FILE, "");
        shell.answers("--printf=%f", GOOD).answers("sha256sum", HASH + "00  top/a\0");
        assertThat(told(true)).startsWith("a: ").contains("content");
    }

    @Test
    void namesMayHoldWhatLooksLikeTheEndOfAnAnswer() throws Exception {
        expect("a b\nc top/a", Kind.FILE, "");
        String name = "top/a b\nc top/a\0";
        shell.answers("--printf=%f", GOOD.replace("top/a\0", name)).answers("sha256sum", SUM.replace("top/a\0", name));
        check(true);
        assertThat(shell.sent()).isEqualTo(name);
    }

    @Test
    void aLinkLeadsWhereItLed() throws Exception {
        expect("l", Kind.LINK, "../there\n");
        shell.answers("--printf=%f", "a1ff 1000 1000 9 1700000000 1:2 top/l\0").answers("readlink", "../there\n\0");
        check(true);
        assertThat(shell.asked()).hasSize(4);
    }

    @Test
    void aLinkThatLeadsElsewhereIsNamedWithWhereItLed() throws Exception {
        expect("l", Kind.LINK, "../there");
        shell.answers("--printf=%f", "a1ff 1000 1000 9 1700000000 1:2 top/l\0").answers("readlink", "../ther\0");
        assertThat(told(true)).startsWith("l: ").contains("../there");
    }

    /** Both names of a file lead to the same inode of the same disk. */
    @ParameterizedTest
    @CsvSource({"1:2, 1:2, true", "1:2, 1:3, false", "1:2, 2:2, false", "1:2, '', false"})
    void aHardLinkIsOneFileWithTwoNames(String one, String other, boolean same) throws Exception {
        expect("h", Kind.HARD_LINK, "top/a");
        String twins = one + "\0" + (other.isEmpty() ? "" : other + "\0");
        shell.answers("--printf=%f", GOOD.replace("top/a", "top/h")).answers("--printf=%d", twins);
        if (same) {
            check(true);
        } else {
            assertThat(told(true)).startsWith("h: ").contains("top/a");
        }
    }

    @Test
    void tenDifferencesAreShownAndTheOthersCounted() throws Exception {
        for (int i = 0; i < 12; i++) {
            expect("f" + i, Kind.FILE, "");
        }
        String told = told(true);
        assertThat(told).contains("f0: ", "f9: ").doesNotContain("f10: ");
        assertThatThrownBy(() -> check(true)).hasMessageContaining("12");
    }

    @Test
    void ofWhatHasNoNameThatCanBeSaidNobodyIsAsked() throws Exception {
        expect("caf\uFFFD", Kind.FILE, "");
        check(true);
        assertThat(shell.sent()).isEmpty();
    }

    @Test
    void theDirectoryItselfIsCalledByADot() throws Exception {
        expected.add(new Member("top", "", Kind.DIRECTORY, 0, 0, 0755, 0, 0, WHEN, ""), "");
        assertThat(told(true)).startsWith(".: ");
    }
}
