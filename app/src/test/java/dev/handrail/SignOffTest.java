package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How walkthroughs end: with names, and with an entry of the maintenance log that says what really happened. */
class SignOffTest {
    private static final String RUNBOOK = """
            ---
            title: Tend the garden
            kind: duty
            sign-off: 2
            ---
            # Work
            - [ ] See the tools
              ```sh {check}
              echo "two spades"
              ```
            - [ ] Open the gate
              ```sh {check expect="open"}
              echo "rusty"
              ```
            - [ ] Plant
              ```sh {stays}
              touch "%s"
              ```
              ```sh {check}
              ls "%s"
              ```
            - [ ] Water it
            # Afterwards {after}
            - [ ] Look from the street {evidence}
            """;

    @TempDir
    static Path folder;

    private static Typist typist;
    private static Store beside;
    private static Path runbook;

    @BeforeAll
    static void start() throws Exception {
        typist = new Typist(folder.resolve("home"));
        Path profile = Files.writeString(folder.resolve("profile.yaml"), """
                server: Garden
                environment: test
                access: this-computer
                """);
        typist.types(0, List.of("server", "import", profile.toString()));
        beside = typist.beside();
        Path plant = folder.resolve("plant");
        runbook = Files.writeString(folder.resolve("garden.md"), RUNBOOK.formatted(plant, plant));
    }

    @AfterAll
    static void stop() {
        beside.close();
    }

    private static JsonNode says(int status, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return new ObjectMapper()
                .readTree(typist.types(status, line).lines().toList().getLast());
    }

    private static JsonNode asks(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return new ObjectMapper().readTree(typist.types(0, line));
    }

    private static String followed() throws IOException {
        String id = says(0, "runbook", "start", runbook.toString(), "--server", "Garden", "--yes")
                .at("/walkthrough")
                .asText();
        typist.types(0, List.of("runbook", "step", id, "1.1", "--yes"));
        typist.types(3, List.of("runbook", "step", id, "1.2", "--yes"));
        typist.types(0, List.of("runbook", "tick", id, "1.2", "--note", "oiled it", "--done"));
        typist.types(0, List.of("runbook", "step", id, "1.3", "--yes"));
        typist.types(0, List.of("runbook", "tick", id, "1.4", "--skip", "it rains"));
        typist.types(0, List.of("runbook", "tick", id, "2.1", "--note", "green", "--done"));
        return id;
    }

    @Test
    void twoNamesAreTwoPersonsAndTheEntrySaysWhatHappened() throws Exception {
        String id = followed();
        typist.types(3, List.of("runbook", "entry", id, "--next", "too early"));
        typist.types(3, List.of("runbook", "turn", id, "--finish", "--sign", "Ada"));
        typist.types(3, List.of("runbook", "turn", id, "--finish", "--sign", "Ada", "--sign", " ada "));
        typist.types(0, List.of("runbook", "turn", id, "--finish", "--sign", "Ada", "--sign", "Ben"));

        JsonNode entry = asks("runbook", "entry", id);
        assertThat(entry.at("/people").toString()).contains("Ada", "Ben");
        assertThat(entry.at("/type").asText()).isEqualTo("Tend the garden (duty)");
        assertThat(entry.at("/activities").asText()).contains("1.1 See the tools", "1.3 Plant");
        assertThat(entry.at("/issues").asText()).contains("1.2 Open the gate: failed", "skipped: it rains");
        assertThat(entry.at("/resolution").asText()).contains("1.2 Open the gate: done in the end (oiled it)");
        assertThat(entry.at("/verification").asText()).contains("1.1 See the tools: good", "2.1", "green");
        assertThat(entry.at("/next").asText()).contains("Left out: 1.4 Water it (it rains)");
    }

    @Test
    void whatIsSignedOffIsUndoneOnlyOnceItWasReopenedForAReason() throws Exception {
        Path pond = folder.resolve("pond");
        Path digging = Files.writeString(folder.resolve("digging.md"), """
                - [ ] Dig
                  ```sh {change}
                  touch "%s"
                  ```
                  ```sh {undo}
                  rm "%s"
                  ```
                  ```sh {check}
                  test -e "%s"
                  ```
                """.formatted(pond, pond, pond));
        String id = says(0, "runbook", "start", digging.toString(), "--server", "Garden", "--yes")
                .at("/walkthrough")
                .asText();
        typist.types(0, List.of("runbook", "step", id, "--yes"));
        typist.types(3, List.of("runbook", "turn", id, "--reopen", "nothing is over"));
        typist.types(0, List.of("runbook", "turn", id, "--finish"));

        assertThat(says(3, "runbook", "undo", id, "--yes").at("/next").asText()).contains("--reopen");
        assertThat(pond).exists();
        typist.types(2, List.of("runbook", "turn", id, "--reopen", " "));
        typist.types(0, List.of("runbook", "turn", id, "--reopen", "it leaks"));
        assertThat(asks("runbook", "status", id).at("/open").asBoolean()).isTrue();
        typist.types(0, List.of("runbook", "undo", id, "--yes"));
        assertThat(pond).doesNotExist();
        typist.types(3, List.of("runbook", "turn", id, "--finish"));
        typist.types(0, List.of("runbook", "tick", id, "1.1", "--skip", "no pond after all"));
        typist.types(0, List.of("runbook", "turn", id, "--finish"));
        assertThat(typist.types(0, List.of("runbook", "status", id))).contains("it leaks", "reopened");
        assertThat(typist.types(0, List.of("journal", "show", id))).contains("Version 2", "no pond after all");
    }

    @Test
    void whatIsPutDifferentlyStandsBesideWhatWasSaid() throws Exception {
        String id = followed();
        Path words = Files.writeString(
                folder.resolve("entry.md"), "# Mine\n\n## Issues\n\nThe gate.\n\n## next\n- Buy oil\n- Buy a spade\n");
        typist.types(
                0,
                List.of(
                        "runbook",
                        "turn",
                        id,
                        "--finish",
                        "--sign",
                        "Ada",
                        "--sign",
                        "Ben",
                        "--file",
                        words.toString(),
                        "--resolution",
                        "Oil."));
        typist.types(0, List.of("runbook", "entry", id, "--issues", "The gate, and rain."));

        JsonNode shown = asks("journal", "show", id);
        assertThat(shown.at("/entry/issues").asText()).isEqualTo("The gate, and rain.");
        assertThat(shown.at("/entry/resolution").asText()).isEqualTo("Oil.");
        assertThat(shown.at("/entry/next").asText()).isEqualTo("- Buy oil\n- Buy a spade");
        assertThat(shown.at("/versions/0/entry/issues").asText()).isEqualTo("The gate.");
        assertThat(typist.types(0, List.of("journal", "show", id))).contains("Version 2", "Buy a spade");
        assertThat(asks("journal", "list", "--text", "buy oil").findValuesAsText("id"))
                .containsExactly(id);
        assertThat(asks("journal", "list", "--operation", "log entry", "--person", "Ben")
                        .findValuesAsText("id"))
                .contains(id);

        String export = typist.types(0, List.of("runbook", "export", id));
        assertThat(export)
                .contains("two spades", "Ended with status 0.", "rusty", "it rains", "Signed off by Ada, Ben")
                .contains("Open the gate")
                .contains("The gate, and rain.");
    }
}
