package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook that works in the checkout of a profile, which is told from one's own home. */
class CheckoutAtHomeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void enterServer() throws Exception {
        typist = new Typist(folder.resolve("home"));
        Path checkout = Files.createDirectories(folder.resolve("site"));
        Path profile = Files.writeString(
                folder.resolve("profile.yaml"), """
                server: Parish
                environment: test
                access: this-computer
                switch: { kind: capistrano, directory: "~/%s", stage: production }
                """.formatted(HOME.toRealPath().relativize(checkout.toRealPath())));
        typist.types(0, List.of("server", "import", profile.toString()));
    }

    @Test
    void itsStepsAreDoneThere() throws Exception {
        Path runbook = Files.writeString(folder.resolve("look.md"), """
                ---
                title: Look
                variables:
                  - { name: directory, question: Where does the checkout lie?, type: path, profile: directory }
                ---
                # Look
                - [ ] Leave a trace

                  ```sh {on=workstation cwd=${directory} change}
                  touch trace ${directory}/second
                  ```
                """);
        String begun = typist.types(
                0, List.of("runbook", "start", runbook.toString(), "--server", "Parish", "--yes", "--json"));
        String walk = JSON.readTree(begun.lines().toList().getLast())
                .at("/walkthrough")
                .asText();
        typist.types(0, List.of("runbook", "step", walk, "--yes"));

        assertThat(folder.resolve("site")).isDirectoryContaining("glob:**trace").isDirectoryContaining("glob:**second");
    }
}
