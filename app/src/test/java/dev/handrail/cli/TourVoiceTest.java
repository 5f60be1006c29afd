package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TourVoiceTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void tells(boolean json) {
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                () -> () -> {});
        TourVoice voice = new TourVoice(terminal, json, Clock.systemUTC());
        voice.stop(1, 7, "A server of our own");
        voice.say("It listens here alone.");
        voice.checked("It answers.");
        voice.over();
    }

    @Test
    void aPersonReadsItAllAsTheResult() {
        tells(false);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("A server of our own", "It listens here alone.", "It answers.");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aScriptGetsTheEndAndNothingElse() {
        tells(true);
        JsonNode end = Parsed.document(out.toString(StandardCharsets.UTF_8));
        assertThat(end.get("event").asText()).isEqualTo("end");
        assertThat(end.get("outcome").asText()).isEqualTo("DONE");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("It listens here alone.", "It answers.");
    }
}
