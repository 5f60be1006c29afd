package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step of a walkthrough for one server that destroys something on another: what protects that one counts. */
class StepElsewhereTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Typist typist;
    private Path precious;
    private String walk;

    @BeforeEach
    void begin() throws Exception {
        typist = new Typist(folder.resolve("home"));
        precious = Files.writeString(folder.resolve("precious"), "members");
        Path profiles = Files.writeString(folder.resolve("profiles.yaml"), """
                server: Trial
                environment: test
                access: this-computer
                ---
                server: Parish office
                environment: production
                access: this-computer
                """);
        typist.types(0, List.of("server", "import", profiles.toString()));
        Path runbook = Files.writeString(folder.resolve("away.md"), """
                # Away with it

                ## Clear up
                - [ ] Remove the file

                  ```sh {on="Parish office" destroys irreversible}
                  rm '%s'
                  ```
                """.formatted(precious));
        String begun = typist.types(
                0, List.of("runbook", "start", runbook.toString(), "--server", "Trial", "--yes", "--json"));
        walk = JSON.readTree(begun.lines().toList().getLast())
                .at("/walkthrough")
                .asText();
    }

    @Test
    void theNameOfTheProductionServerIsAskedForThoughTheWalkthroughIsOfAnother() {
        typist.types(3, List.of("runbook", "step", walk, "1.1", "--yes"));
        assertThat(precious).exists();
    }

    @Test
    void withItsNameTypedItIsDone() {
        typist.types(0, List.of("runbook", "step", walk, "1.1", "--yes", "--production", "Parish office"));
        assertThat(precious).doesNotExist();
    }

    @Test
    void theNameOfTheWalkthroughsOwnServerIsNotEnough() {
        typist.types(3, List.of("runbook", "step", walk, "1.1", "--yes", "--production", "Trial"));
        assertThat(precious).exists();
    }
}
