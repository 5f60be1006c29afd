package dev.handrail.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import dev.handrail.backup.archive.Member.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of one thing in an archive. */
class MemberTest {
    private static Member member(String stored, String path, Kind kind, int mode, String link) {
        return new Member(stored, path, kind, 0, 0, mode, 0, 0, Instant.EPOCH, link);
    }

    /** As ls writes them: the letter of a special bit is large where what it stands on may not be executed. */
    @ParameterizedTest
    @CsvSource({
        "FILE,      0644, -rw-r--r--",
        "FILE,      0000, ----------",
        "FILE,      0777, -rwxrwxrwx",
        "FILE,      04755, -rwsr-xr-x",
        "FILE,      04644, -rwSr--r--",
        "FILE,      02755, -rwxr-sr-x",
        "FILE,      02745, -rwxr-Sr-x",
        "DIRECTORY, 01777, drwxrwxrwt",
        "DIRECTORY, 01776, drwxrwxrwT",
        "DIRECTORY, 07000, d--S--S--T",
        "LINK,      0777, lrwxrwxrwx",
        "HARD_LINK, 0600, hrw-------",
        "OTHER,     0620, ?rw--w----"
    })
    void rightsAreShownAsLsShowsThem(Kind kind, String mode, String shown) {
        assertThat(member("top/a", "a", kind, Integer.parseInt(mode, 8), "").rights())
                .isEqualTo(shown);
    }

    @Test
    void aNameIsShownOnOneLineWhateverIsInIt() {
        assertThat(Member.shown("a\nb\tc\rd")).isEqualTo("a\\nb\\tc\\rd");
        assertThat(Member.shown("\u0000\u0007\u001b[31m\u007f\u009b2J")).isEqualTo("\\x00\\x07\\x1b[31m\\x7f\\x9b2J");
        assertThat(Member.shown("")).isEmpty();
        for (String text : Hostile.TEXTS) {
            assertThat(Member.shown(text))
                    .doesNotMatch("(?s).*\\p{Cntrl}.*")
                    .hasSizeGreaterThanOrEqualTo(text.length());
        }
    }

    @Test
    void whatIsNoControlCharacterIsShownAsItIs() {
        assertThat(Member.shown("Müller & Söhne, 教会, 👩‍👩‍👧")).isEqualTo("Müller & Söhne, 教会, 👩‍👩‍👧");
    }

    @Test
    void aNameThatWasNoTextCannotBeSaidAnyMore() {
        assertThat(member("top/caf\uFFFD", "caf\uFFFD", Kind.FILE, 0, "").garbled())
                .isTrue();
        assertThat(member("top/café", "café", Kind.FILE, 0, "").garbled()).isFalse();
    }

    /** The archive names what a hard link leads to as it names that itself: with what stands above the directory. */
    @ParameterizedTest
    @CsvSource({
        "uploads/b, b, uploads/a, a",
        "./uploads/x/b, x/b, ./uploads/a, a",
        "b, b, a, a",
        "uploads/b, b, elsewhere/a, elsewhere/a",
        "uploads/b, b, uploads, uploads"
    })
    void whatAHardLinkLeadsToIsNamedWithinTheDirectory(String stored, String path, String link, String target) {
        assertThat(member(stored, path, Kind.HARD_LINK, 0644, link).target()).isEqualTo(target);
    }
}
