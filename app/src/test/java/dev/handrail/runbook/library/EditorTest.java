package dev.handrail.runbook.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorTest {
    private static final Path FILE = Path.of("/home/mara/two words.md");

    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open -t", "Windows 11, cmd /c start"})
    void fromAWindowItIsWhatTheComputerOpensItWith(String system, String expected) throws OperationFailed {
        Editor editor = new Editor(Map.of("EDITOR", "vi", "VISUAL", "vi"), true, system);
        assertThat(String.join(" ", editor.command(FILE))).startsWith(expected);
        assertThat(editor.command(FILE)).endsWith(FILE.toString());
    }

    @Test
    void whatWasNamedForThisProgramCountsEverywhere() throws OperationFailed {
        Map<String, String> said = Map.of("HANDRAIL_EDITOR", "code --wait", "EDITOR", "vi");
        for (boolean window : new boolean[] {true, false}) {
            assertThat(new Editor(said, window, "Linux").command(FILE))
                    .containsExactly("code", "--wait", FILE.toString());
        }
    }

    @Test
    void atAPromptTheEnvironmentSaysIt() throws OperationFailed {
        assertThat(new Editor(Map.of("VISUAL", "emacs", "EDITOR", "ed"), false, "Linux").command(FILE))
                .containsExactly("emacs", FILE.toString());
        assertThatThrownBy(() -> new Editor(Map.of(), false, "Linux").command(FILE))
                .isInstanceOfSatisfying(
                        OperationFailed.class,
                        failed -> assertThat(failed.next()).contains(FILE.toString()));
    }

    @Test
    void fromAWindowWhatCannotOpenItSaysSo() throws OperationFailed {
        new Editor(Map.of("HANDRAIL_EDITOR", "true"), true, "Linux").open(FILE);
        assertThatThrownBy(() -> new Editor(Map.of("HANDRAIL_EDITOR", "false"), true, "Linux").open(FILE))
                .hasMessageContaining("status 1");
    }
}
