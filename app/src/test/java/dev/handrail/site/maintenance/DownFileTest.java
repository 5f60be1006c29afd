package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Laravel writes where it is down, as its versions do it, and what others put there. */
class DownFileTest {
    @Test
    void aNewOneTellsHowVisitorsAreAnswered() {
        DownFile file = DownFile.read("""
                {
                    "except": [],
                    "redirect": "/away",
                    "retry": 60,
                    "refresh": null,
                    "secret": "made-up",
                    "status": 418,
                    "template": "<script>{\\"secret\\":\\"not this one\\"}</script>"
                }
                """);
        assertThat(file).isEqualTo(new DownFile(true, 418, "/away", "made-up"));
    }

    @Test
    void anOldOneKnowsNoStatusAndAnswersTheUsualOne() {
        DownFile file = DownFile.read("""
                {
                    "time": 1763790000,
                    "message": "Upgrade",
                    "retry": 60,
                    "allowed": ["192.0.2.10"]
                }
                """);
        assertThat(file).isEqualTo(new DownFile(true, null, null, null));
    }

    @Test
    void nothingIsMadeOfWhatIsNull() {
        assertThat(DownFile.read("{\"redirect\":null,\"secret\":null,\"status\":503}"))
                .isEqualTo(new DownFile(true, 503, null, null));
        assertThat(DownFile.read("{\"secret\":\"\"}").secret())
                .as("an empty word leads nowhere")
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "down", "[]", "null", "503", "\"status\"", "{\"status\":\"503\"}", "{\"status\":5"})
    void whatIsNoneTellsNothing(String text) {
        assertThat(DownFile.read(text)).isEqualTo(DownFile.NOTHING);
    }

    @Test
    void theWordAloneTellsNothingOfHowVisitorsAreAnswered() {
        DownFile file = DownFile.read("{\"secret\":\"handrail-ab12\"}");
        assertThat(file.tells()).isFalse();
        assertThat(file.secret()).isEqualTo("handrail-ab12");
    }
}
