package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.RealSshd;
import dev.handrail.shell.ScriptText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes between any two steps of one who puts up a page where an ended one lies: another who does, or a kill. */
class LeaseStepsTest extends LeasedPage {
    private static final List<String> STEPS = List.of("mkdir", "mv", "rm", "chmod");

    /** Before the step with the number that is looked for, it does something else first; what others call is theirs. */
    private static final String STAND_IN = """
            #!/bin/sh
            cd '%s'
            [ -e one ] || echo "$PPID" >one
            if [ "$(cat one)" = "$PPID" ]; then
              echo step >>steps
              if [ "$(grep -c . steps)" = "$(cat until)" ]; then . ./meanwhile; fi
            fi
            cd "$OLDPWD" && exec /bin/%s "$@"
            """;

    private Path stage;
    private Path script;

    @BeforeEach
    void setStage() throws Exception {
        stage = Files.createDirectory(folder.resolve("stage"));
        for (String step : STEPS) {
            RealSshd.program(stage.resolve(step), STAND_IN.formatted(stage, step));
        }
        script = Files.writeString(folder.resolve("lease.sh"), ScriptText.read(Lease.class, "lease.sh"));
    }

    @Test
    void ofTwoWhoComeWhereAnEndedOneLiesOneDoesWhateverTheirStepsAre() throws Exception {
        String other = "PATH=" + programs + ":/usr/bin:/bin sh '" + script + "' arrange '" + place
                + "' 3600 other 'echo other' <'" + script + "' >/dev/null 2>&1; echo $? >other";
        for (int step = 1; isReached(step, other); step++) {
            boolean otherDoes = Files.readString(stage.resolve("other")).strip().equals("0");
            String who = otherDoes ? "other" : "one";
            assertThat(Files.readString(stage.resolve("exit")))
                    .as("step %d: the other comes out with %s", step, Files.readString(stage.resolve("other")))
                    .isEqualTo(otherDoes ? "3" : "0");
            assertThat(place.resolve("notice")).as("step %d", step).hasContent(who);
            assertThat(place.resolve("off.sh")).as("step %d", step).hasContent("echo " + who);
            assertThat(ada.tell().orElseThrow().watched()).as("step %d", step).isTrue();
            assertThat(beside()).as("step %d", step).isEmpty();
            ada.cancel(null);
        }
    }

    @Test
    void whoIsKilledBetweenAnyTwoStepsLocksNobodyOutAndLeavesNothing() throws Exception {
        for (int step = 1; isReached(step, "kill -9 $PPID; exit 1"); step++) {
            boolean up = ada.tell().filter(Lease.Known::watched).isPresent();
            aMinutePasses();
            assertThat(arranges("other", programs)).as("step %d", step).isEqualTo(up ? 3 : 0);
            assertThat(place.resolve("notice")).as("step %d", step).hasContent(up ? "one" : "other");
            assertThat(beside()).as("step %d", step).isEmpty();
            ada.cancel(null);
        }
    }

    /** Arranges one where an ended one lies; whether it has so many steps. */
    private boolean isReached(int step, String meanwhile) throws Exception {
        Files.createDirectory(place);
        Files.writeString(place.resolve("token"), "ended");
        Files.writeString(place.resolve("ended"), "done 1");
        Files.writeString(place.resolve("notice"), "ended");
        Files.deleteIfExists(stage.resolve("one"));
        Files.deleteIfExists(stage.resolve("steps"));
        Files.writeString(stage.resolve("until"), String.valueOf(step));
        Files.writeString(stage.resolve("meanwhile"), meanwhile);
        Files.writeString(stage.resolve("exit"), String.valueOf(arranges("one", stage)));
        boolean reached = Files.readAllLines(stage.resolve("steps")).size() >= step;
        assertThat(reached || step > STEPS.size()).as("it has steps").isTrue();
        return reached;
    }

    private int arranges(String who, Path first) throws Exception {
        ProcessBuilder process =
                here(List.of("sh", script.toString(), "arrange", place.toString(), "3600", who, "echo " + who));
        process.environment().merge("PATH", first.toString(), (path, before) -> before + ":" + path);
        return process.redirectInput(script.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void aMinutePasses() throws Exception {
        FileTime before = FileTime.from(Instant.now().minusSeconds(120));
        for (Path one : Stream.concat(Stream.of(place), beside().stream()).toList()) {
            if (Files.exists(one)) {
                try (Stream<Path> all = Files.walk(one)) {
                    for (Path each : all.toList()) {
                        Files.setLastModifiedTime(each, before);
                    }
                }
            }
        }
    }

    private List<Path> beside() throws Exception {
        try (Stream<Path> all = Files.list(place.getParent())) {
            return all.filter(one -> one.toString().startsWith(place + ".")).toList();
        }
    }
}
