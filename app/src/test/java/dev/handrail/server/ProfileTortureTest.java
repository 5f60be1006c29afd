package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of the manual's profile mistaken in each way, and files as editors of all kinds leave them. */
class ProfileTortureTest {
    private static final String HERE = "server: here\nenvironment: test\naccess: this-computer\n";

    /** What stands below an expected JSON may be anything. */
    static Stream<Surgery> keys() throws IOException {
        return Surgery.everyKeyOf(manual()).stream().filter(key -> !key.parent().startsWith("sites.expect.json"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aValueOfTheWrongTypeIsToldWithItsLine(Surgery key) {
        String wrong = key.isOneValue() ? "{ [a]: [b] }" : "7";
        assertThat(problems(key.withValue(wrong))).contains("f.yaml:" + key.valueLine() + ": " + key.path() + " must ");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyWithoutAValueIsToldWithItsLine(Surgery key) {
        assertThat(problems(key.withValue("null")))
                .contains("f.yaml:" + key.keyLine() + ": " + key.path() + " has no value");
    }

    static Stream<Surgery> items() throws IOException {
        return Surgery.everyItemOf(manual()).stream();
    }

    @ParameterizedTest
    @MethodSource("items")
    void anItemWithoutAValueIsToldWithItsLine(Surgery item) {
        String told = item.isOneValue() ? " has no value here" : " must have keys and values of its own";
        assertThat(problems(item.withValue("null"))).contains("f.yaml:" + item.valueLine() + ": " + item.path() + told);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aMistypedKeyIsToldWithItsLineAndWhatWasMeant(Surgery key) {
        if (key.path().equals("switch.kind")) {
            // Without it nothing is known of the others, so that none of them can be taken for it.
            assertThat(problems(key.withKey("kindx"))).contains("f.yaml:29: switch.kind is missing");
            return;
        }
        String mistyped = key.key() + "x";
        String path = key.parent().isEmpty() ? mistyped : key.parent() + "." + mistyped;
        assertThat(problems(key.withKey(mistyped)))
                .contains("f.yaml:" + key.keyLine() + ": " + path + " is not known here; did you mean " + key.key()
                        + "?");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyThatStandsTwiceIsToldWithBothLines(Surgery key) {
        int second = key.inFlow() ? key.keyLine() : key.keyLine() + 1;
        assertThat(problems(key.twice()))
                .contains("f.yaml:" + second + ": " + key.path() + " stands here twice; the first is on line "
                        + key.keyLine());
    }

    static Stream<Arguments> oddFiles() {
        String wrong = "color: red\n";
        return Stream.of(
                Arguments.of("a tab before a key", HERE + "access2:\n\tssh: x\n", "f.yaml:5: "),
                Arguments.of("a tab as indentation of a list", HERE + "tags:\n\t- a\n", "f.yaml:5: "),
                Arguments.of("Windows line ends", (HERE + wrong).replace("\n", "\r\n"), "f.yaml:4: color"),
                Arguments.of("line ends of an old Macintosh", (HERE + wrong).replace("\n", "\r"), "f.yaml:4: color"),
                Arguments.of("a byte order mark", "\uFEFF" + HERE + wrong, "f.yaml:4: color"),
                Arguments.of("an anchor", HERE.replace("test", "&e test"), "f.yaml:2: The file has an anchor"),
                Arguments.of("an alias", HERE + "tags: *t\n", "f.yaml:4: The file"),
                Arguments.of("a tag", HERE.replace("here", "!!str here"), "f.yaml:1: The file"),
                Arguments.of("a merge", HERE + "<<: { color: red }\n", "f.yaml:4: <<"),
                Arguments.of("a bell", HERE + "tags:\n- 🏛\n- é\n- a\u0007\n", "f.yaml:7: The file has a character"),
                Arguments.of("a bell far below", HERE + "# 🏛\n".repeat(3000) + "\u0007", "f.yaml:3004: The file has"),
                Arguments.of("a bell behind a byte order mark", "\uFEFF" + HERE + "# \u0007", "f.yaml:4: The file has"),
                Arguments.of("a bell after Windows line ends", "# a\r\n\r\n\u0007", "f.yaml:3: The file has a char"),
                Arguments.of("a bell after old line ends", "# a\r\r\u0007", "f.yaml:3: The file has a character"),
                Arguments.of(
                        "a version to come", "# 1\n%YAML 2.0\n---\n" + HERE, "f.yaml:2: The file asks for YAML 2.0"),
                Arguments.of(
                        "a version to come in the second document",
                        "%YAML 1.2\n---\n" + HERE + "...\n%YAML  3.1\n---\n" + HERE,
                        "f.yaml:7: The file asks for YAML 3.1"),
                Arguments.of("a directive", "%YAML 1.9\n---\n" + HERE + wrong, "f.yaml:6: color"),
                Arguments.of(
                        "the second document", HERE + "---\n" + HERE.replace("here", "b") + wrong, "f.yaml:8: color"),
                Arguments.of("a third that is empty", HERE + "---\n" + HERE.replace("here", "b") + "---\n", "f.yaml:"),
                Arguments.of(
                        "a comment before and blank lines", "# mine\n\n\n" + HERE + "\n\n" + wrong, "f.yaml:9: color"),
                Arguments.of("a key in another alphabet", HERE + "сервер: a\n", "f.yaml:4: сервер is not known"),
                Arguments.of("a key that looks the same", HERE.replace("server", "ѕerver"), "f.yaml:1: ѕerver is not"),
                Arguments.of("a text over several lines", HERE + "tags: [\"a\n  b\", {}]\n", "f.yaml:5: tags"),
                Arguments.of("half a character", HERE + "tags: [\"\\uD83D\"]\n", "f.yaml:4: "),
                Arguments.of("an end in the middle", HERE + "databases:\n  - { name: a, eng", "f.yaml:5: "),
                Arguments.of("a number as a name of a key", HERE + "7: a\n", "f.yaml:4: 7 is not known"),
                Arguments.of("markup", "<html>\n<body>\n", "f.yaml:1: "),
                Arguments.of("JSON with a comma too many", "{\"server\": \"a\",\n,}", "f.yaml:2: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddFiles")
    void whereAnOddFileIsWrongIsToldWithItsLine(String what, String text, String told) {
        assertThat(problems(text)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zürich · Ü",
                "教会",
                "مكتب الكنيسة",
                "🏛 office",
                "a\u00a0b",
                "𝔓arish",
                "e\u0301glise",
                "a\u2028x"
            })
    void aNameOfAnyAlphabetComesBackAsItWent(String name) throws OperationFailed {
        Server server = Server.of(name, Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        assertThat(ProfileFile.read(ProfileFile.write(server), "f.yaml")).containsExactly(server);
        assertThat(ProfileFile.read(HERE.replace("here", "\"" + name + "\""), "f.yaml")
                        .getFirst()
                        .name())
                .isEqualTo(name);
    }

    @Test
    void jsonIsAProfileToo() throws OperationFailed {
        String json = "{\"server\": \"here\", \"environment\": \"test\",\n\t\"access\": \"this-computer\"}";
        assertThat(ProfileFile.read(json, "f.json")).isEqualTo(ProfileFile.read(HERE, "f.yaml"));
    }

    @Test
    @Timeout(20)
    void tenThousandLinesAreReadAndTheMistakeOnTheLastIsFound() throws OperationFailed {
        StringBuilder file = new StringBuilder();
        for (int n = 1; n <= 2500; n++) {
            file.append("server: s").append(n).append("\nenvironment: test\naccess: this-computer\n---\n");
        }
        String text = file.append(HERE).toString();
        assertThat(ProfileFile.read(text, "f.yaml")).hasSize(2501);
        assertThat(problems(text + "color: red\n"))
                .isEqualTo(problems(HERE + "color: red\n").replace(":4:", ":10004:"));
    }

    private static String problems(String text) {
        OperationFailed failed = Objects.requireNonNull(
                catchThrowableOfType(OperationFailed.class, () -> ProfileFile.read(text, "f.yaml")), text);
        return Objects.requireNonNull(failed.cameBack());
    }

    private static String manual() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProfileTortureTest.class.getResourceAsStream("manual.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
