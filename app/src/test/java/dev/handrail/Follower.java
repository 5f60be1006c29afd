package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows a runbook by script as a person would: runs what can be run, ticks the rest with a note and the names it wants, attaches a picture once. */
final class Follower {
    private static final int MOST_STEPS = 100;
    private static final List<String> NAMES = List.of("Ada Juniper", "Ben Oak");

    private final Typist typist;
    private final String server;
    private final Path picture;
    private final Set<String> byHand;
    private final List<String> failed = new ArrayList<>();

    /** @param byHand titles of steps that a person does here although something could be run */
    Follower(Typist typist, String server, Path picture, Set<String> byHand) {
        this.typist = typist;
        this.server = server;
        this.picture = picture;
        this.byHand = byHand;
    }

    String begins(String name, Map<String, String> answers) throws IOException {
        List<String> line = new ArrayList<>(List.of("runbook", "start", name, "--server", server, "--yes", "--json"));
        answers.forEach((variable, answer) -> line.addAll(List.of("--set", variable + "=" + answer)));
        List<String> said = typist.types(0, line).lines().toList();
        return read(said.getLast()).at("/walkthrough").asText();
    }

    /** As far as to the end; the titles of the steps that ran something and came to a good end by it. */
    List<String> follows(String id) throws IOException {
        List<String> ran = new ArrayList<>();
        failed.clear();
        JsonNode now = now(id);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (now.isMissingNode() || now.isNull()) {
                return ran;
            }
            String number = now.at("/step").asText();
            String title = now.at("/title").asText();
            if (now.at("/canRun").asBoolean() && !byHand.contains(title)) {
                boolean well = typist.tries(List.of("runbook", "step", id, number, "--yes")) == 0;
                (well ? ran : failed).add(title);
                now = now(id);
            }
            if (now.at("/step").asText().equals(number)) {
                now = tick(id, now, ran.size() == 1);
            }
        }
        throw new AssertionError("it has no end: " + now(id));
    }

    /** The titles of the steps whose commands did not do here what they do elsewhere, of what was followed last. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** What comes next, as the answer to the tick says it: each command is a program that opens and closes all it needs. */
    private JsonNode tick(String id, JsonNode now, boolean withPicture) throws IOException {
        String number = now.at("/step").asText();
        for (String name : NAMES.subList(0, now.at("/signatures").asInt())) {
            typist.types(0, List.of("runbook", "tick", id, number, "--sign", name));
        }
        List<String> line = new ArrayList<>(List.of("runbook", "tick", id, number));
        if (withPicture && now.at("/evidence").asBoolean()) {
            line.addAll(List.of("--evidence", picture.toString()));
        }
        line.addAll(List.of("--note", "seen by Ada", "--done", "--json"));
        return read(typist.types(0, line)).at("/now");
    }

    JsonNode status(String id) throws IOException {
        return read(typist.types(0, List.of("runbook", "status", id, "--json")));
    }

    private JsonNode now(String id) throws IOException {
        return status(id).at("/now");
    }

    private static JsonNode read(String json) throws IOException {
        JsonNode read = new ObjectMapper().readTree(json);
        assertThat(read).isNotNull();
        return read;
    }
}
