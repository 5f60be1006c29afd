package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentLineTest {
    @Test
    void wordsStandBetweenSpaces() {
        assertThat(ArgumentLine.words("  podman-compose  up -d ")).contains(List.of("podman-compose", "up", "-d"));
        assertThat(ArgumentLine.of(List.of("podman-compose", "up", "-d"))).isEqualTo("podman-compose up -d");
        assertThat(ArgumentLine.words(" ")).contains(List.of());
    }

    @Test
    void quotesHoldAWordTogether() {
        assertThat(ArgumentLine.words("sh -c 'cd /srv && ls' \"it's\"x a\\ b ''"))
                .contains(List.of("sh", "-c", "cd /srv && ls", "it'sx", "a b", ""));
    }

    @Test
    void aQuoteThatIsNotClosedIsNoCommand() {
        assertThat(ArgumentLine.words("sh -c 'cd")).isEqualTo(Optional.empty());
        assertThat(ArgumentLine.words("sh \"a\\\"")).isEqualTo(Optional.empty());
        assertThat(ArgumentLine.words("a\\")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "\\n",
                "\\u0041",
                "\u0007",
                "it's",
                "say \"so\"",
                "\\",
                "a\\",
                "😀 é",
                "x\u2028y",
                "\u00a0",
                "\u0085",
                "\r\n\t"
            })
    void whatIsWrittenIsReadAsTheSame(String word) {
        assertThat(ArgumentLine.words(ArgumentLine.of(List.of("x", word, word))))
                .contains(List.of("x", word, word));
    }
}
