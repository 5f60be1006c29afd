package dev.handrail.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Manifest;
import dev.handrail.server.Dump;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the programs on the server tell while they read: what of it counts, and how a person is told. */
class ArchiveReportTest {
    private static final String HASH = "ab".repeat(32);

    private final ArchiveReport report = new ArchiveReport();

    @Test
    void untilTheEndIsToldNothingIsKnown() {
        assertThat(report.status()).isEmpty();
        assertThat(report.objects()).isEmpty();
        assertThat(report.hash()).isEmpty();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void theSumsAreCountedByKindAndTogetherButNotTheBytes() {
        assertThat(report.hears("handrail-archive-list " + HASH + "  -")).isTrue();
        assertThat(report.hears("handrail-archive 0 10 5 3 2 1 4096")).isTrue();
        assertThat(report.status()).hasValue(0);
        assertThat(report.objects())
                .containsExactly(
                        new Manifest.Objects("files", 10),
                        new Manifest.Objects("directories", 5),
                        new Manifest.Objects("links", 3),
                        new Manifest.Objects("hard links", 2),
                        new Manifest.Objects("others", 1),
                        new Manifest.Objects("bytes", 4096),
                        new Manifest.Objects("entries", 21, HASH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tar: uploads/a.log: file changed as we read it | uploads/a.log",
                "/usr/bin/tar: a: b: file changed as we read it | a: b",
                "tar: uploads/x: File shrank by 512 bytes; padding with zeros | uploads/x",
                "tar: uploads/gone: File removed before we read it | uploads/gone",
                "tar: uploads/php.sock: socket ignored | uploads/php.sock"
            })
    void whatMayHappenToAFileIsANoteWithItsName(String line, String name) {
        assertThat(report.hears(line)).isTrue();
        assertThat(report.notes()).singleElement().asString().contains(name, "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tar: uploads/a: Cannot open: Permission denied",
                "tar: uploads/a: Read error at byte 0, while reading 512 bytes: Input/output error",
                "tar: Exiting with failure status due to previous errors",
                "handrail-archive 0 1 2",
                "handrail-archive 0 1 2 3 4 5 6 7 8",
                "handrail-archive -1 0 0 0 0 0 0",
                "handrail-archive-list AB",
                "rsync: uploads/a: file changed as we read it",
                ""
            })
    void whatElseIsSaidIsLeftToOthersToHear(String line) {
        assertThat(report.hears(line)).isFalse();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void ofManyFilesTheFirstAreNamedAndAllAreCounted() {
        IntStream.range(0, 10_000).forEach(i -> report.hears("tar: f" + i + "x: file changed as we read it"));
        assertThat(report.notes()).singleElement().satisfies(note -> {
            assertThat(note).contains("10000", "f0x", "f9x", "9990");
            assertThat(note).doesNotContain("f10x");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, a0", "3, 'a0, a1, a2'"})
    void aFewNamesAreAllNamed(int many, String told) {
        assertThat(Listed.of(IntStream.range(0, many).mapToObj(i -> "a" + i).toList()))
                .isEqualTo(told);
    }

    @Test
    void theElevenththNameIsOneMore() {
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "a" + i).toList();
        assertThat(Listed.of(eleven))
                .startsWith("a0, a1")
                .contains("a9")
                .doesNotContain("a10")
                .contains("1");
        assertThat(Listed.of(eleven.subList(0, 10))).endsWith("a9");
    }

    @Test
    void referencesAreTheSameInWhateverOrderAndADifferentOneIsAFault() {
        String list = "aaaa refs/heads/main\nbbbb refs/tags/v1\n";
        Manifest.Objects was = References.of(list);
        assertThat(was.count()).isEqualTo(2);
        assertThat(References.of("bbbb refs/tags/v1\n\naaaa refs/heads/main\naaaa HEAD\n"))
                .isEqualTo(was);
        assertThat(References.of("cccc refs/heads/main\nbbbb refs/tags/v1\n").hash())
                .isNotEqualTo(was.hash());
        assertThat(References.of("").count()).isZero();
    }

    @Test
    void aBranchThatIsCalledHeadIsABranch() {
        assertThat(References.of("aaaa refs/heads/HEAD\n").count()).isEqualTo(1);
    }

    @Test
    void theWholeOfADatabaseIsDumpedWithoutAWord() {
        Selection all = new Selection(Dump.USUAL);
        assertThat(all.arguments()).isEmpty();
        assertThat(all.leftOut()).isEmpty();
        assertThat(all.partial()).isFalse();
        assertThat(all.rows()).isTrue();
        assertThat(all.tablesWithRows()).containsExactly("--schema-only");
    }

    @Test
    void aTableThatIsNamedAndNotThereAnyMoreIsNoSilentGap() {
        Selection some = new Selection(dump(false, List.of("members"), List.of(), List.of()));
        assertThat(some.arguments()).containsExactly("--table=members", "--strict-names");
        Selection without = new Selection(dump(false, List.of(), List.of("log_*"), List.of()));
        assertThat(without.arguments()).containsExactly("--exclude-table=log_*");
    }

    @Test
    void whatIsNotInItIsNoted() {
        Selection some = new Selection(dump(true, List.of("a", "b"), List.of("c"), List.of("d;$(e)")));
        assertThat(some.arguments())
                .containsExactly(
                        "--table=a",
                        "--table=b",
                        "--exclude-table=c",
                        "--strict-names",
                        "--exclude-table-data=d;$(e)",
                        "--schema-only");
        assertThat(some.tablesWithRows())
                .contains("--exclude-table=d;$(e)")
                .doesNotContain("--exclude-table-data=d;$(e)");
        assertThat(some.leftOut()).hasSize(4);
        assertThat(some.leftOut().get(1)).contains("a, b");
        assertThat(some.partial()).isTrue();
        assertThat(some.rows()).isFalse();
    }

    private static Dump dump(boolean schemaOnly, List<String> tables, List<String> exclude, List<String> excludeData) {
        return new Dump(Dump.What.ONE, Dump.Format.AUTO, 0, schemaOnly, tables, exclude, excludeData);
    }
}
