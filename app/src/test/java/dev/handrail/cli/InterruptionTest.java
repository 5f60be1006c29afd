package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Packed;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and a request to terminate, sent to a process that really runs an operation. */
@Timeout(60)
class InterruptionTest {
    @ParameterizedTest
    @CsvSource({"INT, walk", "TERM, walk", "TERM, ponder", "INT, ponder --plan"})
    void theOperationIsCancelledAndTheEndIsSaidAlsoWhileItIsPlanned(String signal, String words)
            throws IOException, InterruptedException {
        // Where the tests run in the background Ctrl-C is ignored, and a child would inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(Packed.java(LongWalk.class));
        command.addAll(List.of((words + " --json").split(" ")));
        Process process = new ProcessBuilder(command).start();
        List<JsonNode> events = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonNode event = Parsed.document(line);
                events.add(event);
                if (event.get("event").asText().equals("step")) {
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(events.getLast().get("event").asText()).isEqualTo("end");
        assertThat(events.getLast().get("outcome").asText()).isEqualTo("CANCELLED");
    }
}
