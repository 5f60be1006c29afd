package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Caller.Called;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may get wrong, typed into the program in this process, on one data folder with one server. */
class ScriptCallsTest {
    private static final String GOOD = """
            server: Garden
            environment: production
            access: { ssh: { host: 127.0.0.1, port: 1, user: deploy, password: env:NOPE } }
            databases:
              - { name: parish, engine: postgresql, user: parish, password: env:NOPE }
            """;

    @TempDir
    private static Path folder;

    private static Caller caller;
    private static OpenLine line;

    @BeforeAll
    static void open() throws IOException, OperationFailed {
        caller = new Caller(folder);
        line = new OpenLine(caller.home());
        assertThat(call("server", "import", file("good.yaml", GOOD)).status()).isZero();
    }

    @AfterAll
    static void close() {
        line.close();
    }

    @ParameterizedTest
    @CsvSource({
        "databases, databses, 4",
        "port: 1, port: none, 3",
        "port: 1, port: 65536, 3",
        "port: 1, port: 0, 3",
        "port: 1, port: [1], 3",
        "production, produktion, 2",
        "postgresql, postgres9, 5",
        "password: env:NOPE } }, password: hunter2 } }, 3",
        "'user: parish', 'usr: parish', 5",
        "'server: Garden', 'server: [Garden]', 1",
        "'host: 127.0.0.1, ', '', 3",
        "'host: 127.0.0.1', 'host: -oProxyCommand=id', 3"
    })
    void aFaultInAProfileIsToldWithItsFileAndLine(String right, String wrong, int number) throws IOException {
        String file = file("wrong.yaml", GOOD.replace(right, wrong));

        JsonNode error = failed(2, 3, "server", "import", file, "--json");

        String said = error.get("tried").asText() + error.path("cameBack").asText();
        assertThat(said).contains("wrong.yaml:" + number + ":").doesNotContain("hunter2");
        assertThat(error.get("next").asText()).isNotBlank();
    }

    @Test
    void everyFaultIsToldAtOnceAndNothingOfTheFileIsTaken() throws IOException {
        String two = GOOD.replace("Garden", "Orchard") + "---\n"
                + GOOD.replace("Garden", "Meadow").replace("port: 1", "port: x").replace("production", "nowhere");

        JsonNode error = failed(2, 3, "server", "import", file("two.yaml", two), "--json");

        assertThat(error.toString()).contains("two.yaml:8:", "two.yaml:9:");
        assertThat(names()).containsExactly("Garden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n\n",
                "# nothing but a remark\n",
                "---\n",
                "- a\n- b\n",
                "just words",
                "{",
                "a: b: c",
                "\t\tx: 1"
            })
    void whatIsNoProfileIsRefusedWithTheLineWhereItStopsBeingOne(String text) throws IOException {
        JsonNode error = failed(2, 3, "server", "import", file("none.yaml", text), "--json");

        assertThat(error.toString()).contains("none.yaml:");
    }

    @Test
    void whatIsNoTextIsRefusedAsSuch() throws IOException {
        Path picture = Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});

        JsonNode error = failed(2, 3, "server", "import", picture.toString(), "--json");

        assertThat(error.get("next").asText()).isNotBlank();
    }

    @Test
    void aFolderIsNoFile() {
        failed(2, 3, "server", "import", folder.toString(), "--json");
    }

    @Test
    void oneKeyTwiceIsAFaultAndNotAChoice() throws IOException {
        JsonNode error = failed(2, 3, "server", "import", file("twice.yaml", GOOD + "environment: test\n"), "--json");

        assertThat(error.toString()).contains("twice.yaml:6");
    }

    @Test
    void aPassphraseOrAPasswordInTheClearIsNotRepeated() throws IOException {
        String clear = GOOD.replace("password: env:NOPE }\n", "password: \"correct horse\" }\n");
        Called called = call("server", "import", file("clear.yaml", clear));

        assertThat(called.status()).isIn(2, 3);
        assertThat(called.out() + called.err()).doesNotContain("correct horse").contains("clear.yaml:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void anEmptyNameOfADataFolderIsNotTheFolderThatOneIsIn(String home) {
        Called called = caller.callsHere("--home", home, "server", "list", "--json");

        assertThat(called.status()).isEqualTo(2);
        assertThat(called.document().at("/error/tried").asText()).contains("--home");
        assertThat(called.document().at("/error/next").asText()).isNotBlank();
        assertThat(Path.of("store")).doesNotExist();
    }

    @Test
    void aDataFolderThatCannotBeNamedIsWrongUsage() {
        Called called = caller.callsHere("--home", "a\0b", "server", "list", "--json");

        assertThat(called.status()).isEqualTo(2);
        assertThat(called.document().at("/error/kind").asText()).isEqualTo("USAGE");
    }

    @Test
    void aDataFolderThatIsAFileIsToldAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("afile"), "mine");
        Called called = caller.callsHere("--home", file.toString(), "server", "list", "--json");

        assertThat(called.status()).isEqualTo(4);
        assertThat(called.document().at("/error/next").asText()).isNotBlank();
        assertThat(file).hasContent("mine");
    }

    @Test
    void jsonIsAnsweredInJsonThoughTheWordBeforeItIsForgotten() {
        Called called = caller.callsHere("server", "list", "--home", "--json");

        assertThat(called.status()).isEqualTo(2);
        assertThat(called.document().at("/error/tried").asText()).contains("--home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server show",
                "server export",
                "backup list",
                "backup check",
                "backup recovery",
                "restore kept",
                "switch status",
                "switch history",
                "site check",
                "site history",
                "runbook due"
            })
    void aServerThatIsNotKnownIsWrongUsageAndTheNearestIsNamed(String words) {
        JsonNode error = failed(2, 2, (words + " gardn --json").split(" "));

        assertThat(error.get("kind").asText()).isEqualTo("USAGE");
        assertThat(error.get("next").asText()).contains("Garden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garden", "GARDEN", "  Garden  "})
    void aNameIsFoundWhateverItsCapitalsAndTheBlanksAroundIt(String name) {
        assertThat(call("server", "show", name, "--json").document().get("name").asText())
                .isEqualTo("Garden");
    }

    @ParameterizedTest
    @CsvSource({
        "journal list --limit 0",
        "journal list --limit 10000000",
        "journal list --limit -1",
        "journal list --outcome WON",
        "journal list --from 2026-02-30",
        "journal list --to 25:00",
        "backup check Garden --within 0d",
        "backup check Garden --within 1.5d",
        "backup check Garden --within 1234567d",
        "site history Garden --since 0h",
        "server list --plan",
        "server list all",
        "server",
        "backup",
        "frob"
    })
    void whatMakesNoSenseIsWrongUsageWithWhatToDo(String words) {
        JsonNode error = failed(2, 2, (words + " --json").split(" "));

        assertThat(error.get("next").asText()).isNotBlank();
        assertThat(error.get("tried").asText()).isNotBlank();
    }

    @Test
    void aChangeThatNobodyAgreedToIsRefusedAndChangesNothing() {
        Called called = call("server", "remove", "Garden", "--json");

        assertThat(called.status()).isEqualTo(3);
        assertThat(called.end().get("outcome").asText()).isEqualTo("FAILED");
        assertThat(names()).containsExactly("Garden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garden", "Garden ", "", "Gardena", "GARDEN"})
    void theNameThatIsTypedForProductionMustBeExact(String name) {
        Called called = call("server", "remove", "Garden", "--yes", "--production", name, "--json");

        assertThat(called.status()).isEqualTo(3);
        assertThat(names()).containsExactly("Garden");
    }

    @Test
    void aPlanDoesNothingAndSaysSoInOneDocument() throws IOException {
        String other = file("other.yaml", GOOD.replace("Garden", "Orchard"));
        JsonNode plan = call("server", "import", other, "--plan", "--json").document();

        assertThat(plan.get("blocked").asBoolean()).isFalse();
        assertThat(plan.get("steps")).isNotEmpty();
        assertThat(names()).containsExactly("Garden");
    }

    @Test
    void aPlanIsTheSameTwice() {
        String[] words = {"server", "remove", "Garden", "--plan", "--json"};

        assertThat(call(words).out()).isEqualTo(call(words).out());
    }

    @Test
    void whatIsExportedIsTakenInAgainWithoutAChange() throws IOException {
        String text = call("server", "export", "Garden").out();
        Called again = call("server", "import", file("again.yaml", text), "--json");

        assertThat(again.status()).isZero();
        assertThat(call("server", "export", "Garden").out()).isEqualTo(text);
        assertThat(text).contains("env:NOPE");
    }

    @Test
    void toPeopleAFailureIsOnStderrAloneAndHasNoTrace() {
        Called called = call("server", "show", "Nowhere");

        assertThat(called.status()).isEqualTo(2);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains("What to do:").doesNotContain("\tat ", "Exception");
    }

    @Test
    void quietlyAQuestionIsAnsweredAllTheSame() {
        assertThat(call("server", "list", "--quiet").out()).contains("Garden");
    }

    private static JsonNode failed(int least, int most, String... words) {
        Called called = call(words);
        assertThat(called.status()).as("%s", called).isBetween(least, most);
        assertThat(called.err()).as("all of it is JSON, on stdout").isEmpty();
        JsonNode end = called.end();
        return end.has("error") ? end.get("error") : end;
    }

    private static List<String> names() {
        JsonNode list = call("server", "list", "--json").document();
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get("name").asText())
                .toList();
    }

    private static Called call(String... words) {
        return line.call(words);
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
