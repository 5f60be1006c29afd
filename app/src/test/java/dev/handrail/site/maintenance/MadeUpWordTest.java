package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The word that Laravel made up is found in what it says, as a terminal gets it and as a file does. */
class MadeUpWordTest {
    private static final String WORD = "k3Jx9QpLw2MzTr5V";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   INFO  You may bypass maintenance mode via [http://localhost/" + WORD + "].",
                "INFO You may bypass maintenance mode via [https://example.org/app/" + WORD + "].",
                "[http://localhost:8080/" + WORD + "]",
                "via [\u001b[1mhttp://localhost/" + WORD + "\u001b[22m].",
                "via [http://localhost/k3Jx9QpL\n  w2MzTr5V].",
                "[WARN] something\nvia [http://localhost/" + WORD + "]."
            })
    void itIsTheEndOfTheAddress(String said) {
        assertThat(MadeUpWord.in(said)).contains(WORD);
    }

    @Test
    void theFirstAddressIsTheOneThatIsMeant() {
        assertThat(MadeUpWord.in("via [http://localhost/" + WORD + "], see [https://laravel.com/docs/maintenance]"))
                .contains(WORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Application is now in maintenance mode.",
                "[INFO] Application is now in maintenance mode.",
                "via http://localhost/" + WORD,
                "via [http://localhost/]",
                "via [http://localhost/ab]",
                "via [http://localhost/?secret=" + WORD + "]"
            })
    void whereThereIsNoneNoneIsGuessed(String said) {
        assertThat(MadeUpWord.in(said)).isEmpty();
    }
}
