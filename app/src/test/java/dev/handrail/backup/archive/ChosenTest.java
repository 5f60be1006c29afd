package dev.handrail.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.Hostile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which members a path or a pattern stands for. */
class ChosenTest {
    private static final List<String> ALL =
            List.of("", "a", "a/b.jpg", "a/c", "a/c/d.jpg", "e.txt", "[odd]", "line\nbreak", "ab");

    private static List<String> chosen(String... wanted) {
        Chosen chosen = new Chosen(List.of(wanted));
        return ALL.stream()
                .filter(path -> chosen.of(member(path)) != Chosen.Answer.NO)
                .toList();
    }

    private static Member member(String path) {
        return new Member("top/" + path, path, Member.Kind.FILE, 0, 0, 0644, 0, 0, Instant.EPOCH, "");
    }

    @Test
    void nothingAskedForIsAll() {
        assertThat(chosen()).isEqualTo(ALL);
        assertThat(chosen(".")).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "a,       a a/b.jpg a/c a/c/d.jpg",
        "a/,      a a/b.jpg a/c a/c/d.jpg",
        "./a/c,   a/c a/c/d.jpg",
        "*.jpg,   a/b.jpg a/c/d.jpg",
        "/*.txt,  e.txt",
        "/*.jpg,  ''",
        "./*.jpg, ''",
        "/a/c,    a/c a/c/d.jpg",
        "a/*.jpg, a/b.jpg",
        "a/**,    a/b.jpg a/c a/c/d.jpg",
        "**/d.*,  a/c/d.jpg",
        "?.txt,   e.txt",
        "[ef].txt, e.txt",
        "[!e].txt, ''",
        "[odd],   [odd]",
        "[odd,    ''",
        "nothing, ''"
    })
    void aPatternStandsFor(String pattern, String expected) {
        assertThat(chosen(pattern))
                .containsExactlyElementsOf(Stream.of(expected.split(" "))
                        .filter(path -> !path.isEmpty())
                        .toList());
    }

    @Test
    void aNameMayHaveALineBreak() {
        assertThat(chosen("line*")).containsExactly("line\nbreak");
        assertThat(chosen("line\nbreak")).containsExactly("line\nbreak");
    }

    @Test
    void whatNothingIsCalledIsMissing() {
        Chosen chosen = new Chosen(List.of("a", "z", "*.png"));
        ALL.forEach(path -> chosen.of(member(path)));
        assertThat(chosen.missing()).containsExactly("z", "*.png");
    }

    @Test
    void aPatternTakesEveryCharacterWholeAndLiterally() {
        assertThat(matches("👩*.jpg", "👩 2026.jpg")).isTrue();
        assertThat(matches("?.jpg", "👩.jpg")).isTrue();
        assertThat(matches("a.*", "abc")).isFalse();
        assertThat(matches("\\*", "\\E")).isTrue();
        assertThat(matches("(a|b)*", "a")).isFalse();
        assertThat(matches("[a-c]", "b")).isTrue();
        assertThat(matches("[^a]", "b"))
                .as("only ! says that it is none of these")
                .isFalse();
        assertThat(matches("[!a]", "b")).isTrue();
        assertThat(matches("[a&&b]", "&")).isTrue();
        assertThat(matches("[z-a]*", "[z-a]*")).as("no range at all is a name").isTrue();
        assertThat(matches("[]", "[]")).isTrue();
    }

    @Test
    void whatAPatternSaysOfFoldersItSaysOfWholeFolders() {
        assertThat(matches("a/**/d", "a/d")).isTrue();
        assertThat(matches("a/**/d", "a/b/c/d")).isTrue();
        assertThat(matches("a/**/d", "a/bd")).isFalse();
        assertThat(matches("a/*/d", "a/b/c/d")).isFalse();
        assertThat(matches("a/?", "a/")).isFalse();
        assertThat(matches("**", "a/b")).isTrue();
    }

    @Test
    void whateverAFileIsCalledItIsFoundByThatName() {
        Hostile.TEXTS.stream()
                .map(text -> text.replace('/', '_'))
                .forEach(name -> assertThat(new Chosen(List.of("a/" + name)).of(member("a/" + name)))
                        .as(name)
                        .isEqualTo(Chosen.Answer.ROOT));
    }

    @Test
    void oneThatLiesBeneathAnotherThatIsWantedIsNoRootOfItsOwn() {
        Chosen chosen = new Chosen(List.of("a", "a/c", "e.txt"));
        assertThat(ALL.stream().filter(path -> chosen.of(member(path)) == Chosen.Answer.ROOT))
                .containsExactly("a", "e.txt");
        assertThat(chosen.missing()).isEmpty();
        assertThat(List.of("a", "a/c", "a/c/d.jpg", "e.txt")).allMatch(chosen::covers);
        assertThat(List.of("ab", "", "e.txt2", "[odd]")).noneMatch(chosen::covers);
    }

    private static boolean matches(String pattern, String path) {
        return new Chosen(List.of(pattern)).of(member(path)) != Chosen.Answer.NO;
    }
}
