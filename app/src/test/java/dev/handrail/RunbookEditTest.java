package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runbooks opened in an editor at the prompt: the editor here writes a step below what it is given. */
class RunbookEditTest {
    @TempDir
    Path folder;

    private Typist typist;
    private Path own;

    @BeforeEach
    void name() throws IOException {
        typist = new Typist(folder.resolve("home"));
        own = folder.resolve("home/runbooks");
        Path editor = Files.writeString(folder.resolve("my editor"), """
                #!/bin/sh
                [ "$1" = "--wait" ] || exit 7
                [ "$2" = "two words" ] || exit 8
                printf -- '\\n- [ ] Written with an editor\\n' >> "$3"
                """);
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        typist.exports("VISUAL", "'" + editor + "' --wait \"two words\"");
        typist.exports("EDITOR", "false");
    }

    private JsonNode asks(String... words) throws IOException {
        return new ObjectMapper().readTree(typist.types(0, List.of(words)));
    }

    @Test
    void aRunbookOfOnesOwnIsOpenedAndLookedAtAfterwards() throws IOException {
        Path file = Files.writeString(folder.resolve("garden.md"), "# Garden\n\n- [ ] Water it\n");
        assertThat(typist.types(0, List.of("runbook", "edit", file.toString()))).contains(file.toString());
        assertThat(Files.readString(file)).contains("Water it", "Written with an editor");

        Files.writeString(file, "---\ntitel: Garden\n---\n- [ ] Water it\n");
        JsonNode told = asks("runbook", "edit", file.toString(), "--json");
        assertThat(told.at("/findings").asInt()).isPositive();
        assertThat(told.at("/copied").asBoolean()).isFalse();
    }

    @Test
    void oneThatCameWithTheProgramIsCopiedWhenThatIsWantedAndCountsThen() throws IOException {
        typist.types(3, List.of("runbook", "edit", "weekly-duties"));
        assertThat(own.resolve("weekly-duties.md")).doesNotExist();

        JsonNode told = asks("runbook", "edit", "weekly-duties", "--copy", "--json");
        assertThat(told.at("/file").asText())
                .isEqualTo(own.resolve("weekly-duties.md").toString());
        assertThat(told.at("/copied").asBoolean()).isTrue();
        JsonNode shown = asks("runbook", "show", "weekly-duties", "--json");
        assertThat(shown.at("/origin").asText()).isEqualTo("instead");
        assertThat(shown.toString()).contains("Written with an editor");

        assertThat(asks("runbook", "edit", "weekly-duties", "--copy", "--json")
                        .at("/copied")
                        .asBoolean())
                .as("one's own is never written over")
                .isFalse();
    }

    @Test
    void whatOpensNothingSaysWhatToDo() {
        typist.exports("HANDRAIL_EDITOR", "false");
        typist.types(1, List.of("runbook", "edit", "weekly-duties", "--copy"));
        typist.exports("HANDRAIL_EDITOR", "/nowhere/at/all");
        typist.types(1, List.of("runbook", "edit", "weekly-duties"));
        assertThat(typist.printed()).contains("HANDRAIL_EDITOR", "status 1");

        typist.exports("HANDRAIL_EDITOR", "");
        typist.exports("VISUAL", " ");
        typist.exports("EDITOR", "");
        typist.types(3, List.of("runbook", "edit", "weekly-duties"));
        assertThat(typist.printed()).contains("export EDITOR=nano");
    }
}
