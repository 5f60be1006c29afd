package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One runbook followed for three servers over SSH: each has its own turn, its own failures and its own way back. */
class SeveralServersTest {
    @TempDir
    static Path folder;

    private static RealSshd sshd;
    private static Typist typist;

    /** What the steps of a test write, each server under its own name. */
    private Path made;

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start();
        typist = new Typist(folder.resolve("home"));
        for (String name : List.of("One", "Two", "Three")) {
            Path profile = Files.writeString(folder.resolve(name + ".yaml"), """
                    server: %s
                    environment: test
                    access: { ssh: { host: 127.0.0.1, port: %d, user: %s, key: %s } }
                    files:
                      - { name: uploads, directory: /srv/%s }
                    """.formatted(
                            name, sshd.port(), RealSshd.user(), sshd.key(), name));
            typist.types(0, List.of("server", "import", profile.toString()));
        }
        typist.types(0, List.of("server", "test", "One", "--accept-host-key", sshd.fingerprint()));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        made = Files.createTempDirectory(folder, "made");
    }

    private static String runs(int status, String... words) {
        List<String> line = new ArrayList<>(List.of("runbook"));
        line.addAll(List.of(words));
        return typist.types(status, line);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(made.resolve("guide.md"), text.replace("MADE", made.toString()));
    }

    private String begun(String text, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("start", written(text).toString(), "--yes", "--json"));
        for (String name : List.of("One", "Two", "Three")) {
            words.addAll(List.of("--server", name));
        }
        words.addAll(List.of(more));
        String last = runs(0, words.toArray(String[]::new)).lines().toList().getLast();
        return read(last).at("/walkthrough").asText();
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    private static JsonNode status(String id) throws IOException {
        return read(runs(0, "status", id, "--json"));
    }

    /** How a step stands, and on each of its servers where it is done for each. */
    private static String state(String id, String number) throws IOException {
        for (JsonNode step : status(id).at("/steps")) {
            if (step.at("/step").asText().equals(number)) {
                List<String> states = new ArrayList<>(List.of(step.at("/state").asText()));
                step.path("servers")
                        .forEach(one -> states.add(one.at("/server").asText() + " "
                                + one.at("/state").asText()));
                return String.join(", ", states);
            }
        }
        throw new AssertionError(number);
    }

    private String names() throws IOException {
        try (var files = Files.list(made)) {
            return String.join(
                    " ",
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("guide.md"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void allThatAreLeftAreDoneInOneGoAsFarAsItGoesWell() throws Exception {
        String id = begun(UPDATE);
        runs(0, "tick", id, "1.1", "--done");
        runs(0, "step", id, "--on", "Two", "--yes");
        assertThat(runs(0, "step", id, "--rest", "--plan"))
                .contains("on One, Three")
                .doesNotContain("Two");
        Path broken = Files.createFile(made.resolve("broken-Three"));
        runs(1, "step", id, "--rest", "--yes");
        assertThat(state(id, "1.2")).isEqualTo("failed, One done, Two done, Three failed");
        Files.delete(broken);
        runs(0, "step", id, "1.2", "--rest", "--yes");
        assertThat(state(id, "1.2")).startsWith("done");
        runs(3, "step", id, "1.2", "--rest", "--yes");
        runs(0, "undo", id, "--to", "1.2", "--yes");
        assertThat(names()).isEmpty();
    }

    private static final String UPDATE = """
            - [ ] Tell everybody
            - [ ] Update
              ```sh {change capture=where}
              test ! -e MADE/broken-${server} && touch MADE/${server} && echo MADE/${server}
              ```
              ```sh {undo}
              rm ${where}
              ```
            - [ ] Look from here
              ```sh {check on=workstation}
              test -e ${where}
              ```
            - [ ] Once more from here
              ```sh {check on=workstation}
              echo x >> MADE/counted
              ```
            - [ ] See it with your own eyes {each}
            """;

    @Test
    void eachHasItsTurnAndTheRestIsDoneOnce() throws Exception {
        String id = begun(UPDATE);
        assertThat(state(id, "1.1")).isEqualTo("waiting");
        runs(0, "tick", id, "1.1", "--done");

        runs(0, "step", id, "1.2", "--yes");
        assertThat(state(id, "1.2")).isEqualTo("waiting, One done, Two waiting, Three waiting");
        assertThat(names()).isEqualTo("One");
        runs(3, "step", id, "1.3", "--yes");
        runs(3, "step", id, "1.2", "--on", "One", "--yes");
        runs(0, "step", id, "--yes");
        runs(0, "step", id, "--yes");
        assertThat(state(id, "1.2")).isEqualTo("done, One done, Two done, Three done");
        assertThat(names()).isEqualTo("One Three Two");

        for (int i = 0; i < 3; i++) {
            runs(0, "step", id, "--yes");
        }
        assertThat(state(id, "1.3"))
                .as("it uses what each found out")
                .isEqualTo("done, One done, Two done, Three done");
        runs(2, "step", id, "1.4", "--on", "Two", "--yes");
        runs(0, "step", id, "--yes");
        assertThat(state(id, "1.4")).as("nothing in it is of a server").isEqualTo("done");
        assertThat(Files.readString(made.resolve("counted"))).isEqualTo("x\n");

        runs(2, "tick", id, "1.5", "--done");
        runs(2, "tick", id, "1.5", "--done", "--on", "Four");
        runs(0, "tick", id, "1.5", "--done", "--on", "Three");
        assertThat(status(id).at("/now/server").asText()).isEqualTo("One");
        assertThat(runs(0, "status", id)).containsPattern("Three +done").containsPattern("Two +to do");
        runs(2, "tick", id, "1.5", "--skip", "");
        runs(0, "tick", id, "1.5", "--skip", "nobody is there");
        assertThat(state(id, "1.5")).isEqualTo("done, One skipped, Two skipped, Three done");
        runs(0, "turn", id, "--finish");

        String entry = runs(0, "entry", id);
        assertThat(entry).contains("Update on Two", "See it with your own eyes on Three");
        assertThat(entry).contains("Left out: 1.5 See it with your own eyes on One (nobody is there)");
        assertThat(typist.types(0, List.of("journal", "list", "--server", "Two")))
                .as("the log of each server has it")
                .contains("Step 1.2 on Two", "One, Two, Three");
        assertThat(runs(0, "export", id)).contains("One, Two, Three", "Two", "skipped: nobody is there", "on Three");
    }

    @Test
    void whatFailedOnOneIsTriedAgainSkippedOrLeftWhileTheOthersGoOn() throws Exception {
        String id = begun(UPDATE);
        runs(0, "tick", id, "1.1", "--done");
        Files.createFile(made.resolve("broken-Two"));
        runs(0, "step", id, "--yes");
        runs(1, "step", id, "--yes");
        assertThat(state(id, "1.2")).isEqualTo("failed, One done, Two failed, Three waiting");
        runs(0, "step", id, "1.2", "--on", "Three", "--yes");
        assertThat(state(id, "1.2")).isEqualTo("failed, One done, Two failed, Three done");
        runs(3, "tick", id, "1.3", "--done", "--on", "One");
        runs(1, "step", id, "1.2", "--on", "Two", "--yes");
        runs(0, "tick", id, "1.2", "--on", "Two", "--skip", "it is being replaced");
        assertThat(state(id, "1.2")).isEqualTo("done, One done, Two skipped, Three done");

        runs(0, "undo", id, "--on", "One", "--to", "1.2", "--yes");
        assertThat(state(id, "1.2")).isEqualTo("waiting, One undone, Two skipped, Three done");
        assertThat(names()).isEqualTo("Three broken-Two");
        runs(3, "undo", id, "--on", "One", "--yes");
        runs(2, "undo", id, "--on", "Four", "--yes");
        runs(0, "step", id, "--yes");
        assertThat(names()).isEqualTo("One Three broken-Two");
        // On Two it failed before it said where.
        runs(3, "undo", id, "--to", "1.1", "--yes");
        runs(0, "undo", id, "--on", "Three", "--to", "1.1", "--yes");
        assertThat(names()).isEqualTo("One broken-Two");
        assertThat(state(id, "1.1")).as("it was done once for all").isEqualTo("done");
    }

    @Test
    void killedOnTheSecondTheFirstIsDoneAndNothingRunsTwiceUnasked() throws Exception {
        String id = begun("""
                - [ ] Work
                  ```sh {change}
                  echo ${server} >> MADE/counted; until [ -e MADE/go-${server} ] || [ ! -e MADE ]; do sleep 0.2; done
                  ```
                  ```sh {undo}
                  echo not ${server} >> MADE/counted
                  ```
                """);
        Files.createFile(made.resolve("go-One"));
        runs(0, "step", id, "--yes");
        Caller caller = new Caller(folder);
        Caller.Begun second = caller.begins("runbook", "step", id, "--yes");
        second.until(() -> Files.readString(made.resolve("counted")).equals("One\nTwo\n")
                && state(id, "1.1").contains("Two running"));
        runs(3, "step", id, "1.1", "--on", "Two", "--again", "--yes");
        second.process().destroyForcibly().waitFor();

        assertThat(state(id, "1.1")).isEqualTo("interrupted, One done, Two interrupted, Three waiting");
        runs(3, "step", id, "--yes");
        runs(3, "step", id, "1.1", "--on", "One", "--yes");
        assertThat(made.resolve("counted")).hasContent("One\nTwo\n");
        assertThat(runs(0, "step", id, "1.1", "--rest", "--plan"))
                .as("where it was interrupted a person looks first")
                .contains("on Three")
                .doesNotContain("Two");
        Files.createFile(made.resolve("go-Two"));
        Files.createFile(made.resolve("go-Three"));
        runs(0, "step", id, "1.1", "--on", "Two", "--again", "--yes");
        runs(0, "step", id, "--yes");
        assertThat(made.resolve("counted")).hasContent("One\nTwo\nTwo\nThree\n");
        assertThat(state(id, "1.1")).isEqualTo("done, One done, Two done, Three done");

        assertThat(runs(0, "undo", id, "--to", "1.1", "--yes")).contains("1.1 on Three, 1.1 on Two, 1.1 on One");
        assertThat(made.resolve("counted")).hasContent("One\nTwo\nTwo\nThree\nnot Three\nnot Two\nnot One\n");
        assertThat(state(id, "1.1")).isEqualTo("undone, One undone, Two undone, Three undone");
    }

    @Test
    void theProfileOfEachAnswersForItAndAPersonMayForAnyOfThem() throws Exception {
        String text = """
                ---
                variables:
                  - { name: place, question: Where?, type: path, profile: files }
                  - { name: word, question: What?, type: text }
                ---
                - [ ] Say it
                  ```sh {check on=workstation}
                  echo ${place} ${word}
                  ```
                - [ ] Say the word
                  ```sh {check on=workstation}
                  echo ${word}
                  ```
                """;
        String id = begun(text, "--set", "word=hello", "--set", "place@Two=/elsewhere");
        runs(0, "step", id, "--yes");
        runs(0, "step", id, "--yes");
        assertThat(status(id).at("/now/deeds/0/command").asText()).contains("/srv/Three");
        runs(0, "step", id, "--yes");
        assertThat(state(id, "1.2")).as("the same for all").isEqualTo("waiting");
        assertThat(runs(0, "status", id)).contains("/srv/One hello", "/elsewhere hello", "/srv/Three hello");
        String[] start = {"start", made.resolve("guide.md").toString(), "--server", "One", "--yes"};
        runs(2, with(start, "--set", "word=x", "--set", "place@Four=/x"));
    }

    @Test
    void whatWouldBeDoneOnceForEachUnaskedDoesNotBegin() throws Exception {
        String text = """
                - [ ] Two places%s
                  ```sh {change on=workstation}
                  echo x >> MADE/counted
                  ```
                  ```sh {check}
                  true
                  ```
                """;
        Path file = written(text.formatted(""));
        String[] start = {"start", file.toString(), "--server", "One", "--server", "Two", "--yes"};
        assertThat(runs(3, with(start, "--plan"))).contains("besides the servers");
        runs(3, start);
        runs(0, "start", file.toString(), "--server", "One", "--server", "One", "--yes");
        written(text.formatted(" {each}"));
        assertThat(runs(0, with(start, "--plan"))).contains("1.1 Two places");
        runs(0, start);
    }

    @Test
    void aPersonIsLedFromServerToServer() throws Exception {
        Path file = written(UPDATE);
        String seen = typist.types(
                0,
                "d\n\ny\n\ny\n\ny\nq\n",
                "runbook",
                "run",
                file.toString(),
                "--server",
                "One",
                "--server",
                "Two",
                "--server",
                "Three");
        assertThat(seen).contains("Update on One", "Update on Two", "Update on Three", "Look from here on One");
        assertThat(names()).isEqualTo("One Three Two");
    }

    private static String[] with(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }
}
