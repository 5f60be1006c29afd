package dev.handrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.Hostile;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.OperationFailed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a script and what a person are shown of a run, event by event. */
class WatchersTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T05:00:00Z");

    private Instant now = BEGAN;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonWatcher script = new JsonWatcher(new PrintStream(out, true, StandardCharsets.UTF_8), clock);
    private final FakeTerminal nobody = FakeTerminal.ofNobody();

    @Test
    void everyEventIsOneObjectOnOneLineWhateverItSays() {
        for (String text : Hostile.TEXTS) {
            script.accept(new Event.Started("r", text, text, text, now));
            script.accept(new Event.StepBegan("r", 1, text, now));
            script.accept(new Event.Said("r", text, text, now));
            script.ended(end(Outcome.FAILED, Map.of("backup", text), text));
        }
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(4 * Hostile.TEXTS.size());
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            String text = Hostile.TEXTS.get(i);
            assertThat(lines.get(4 * i).get("title").asText()).isEqualTo(text);
            assertThat(lines.get(4 * i + 1).get("words").asText()).isEqualTo(text);
            assertThat(lines.get(4 * i + 2).get("where").asText()).isEqualTo(text);
            assertThat(lines.get(4 * i + 3).get("backup").asText()).isEqualTo(text);
        }
    }

    @Test
    void timesAreWrittenAsTheContractSays() {
        script.accept(new Event.Said("r", "x", null, Instant.parse("2026-11-21T05:00:00.250Z")));
        assertThat(lines().getFirst().get("at").asText()).isEqualTo("2026-11-21T05:00:00.250Z");
        assertThat(lines().getFirst().get("where").isNull()).isTrue();
    }

    @Test
    void howFarItIsComesAtMostFiveTimesASecondAndAtTheEnd() {
        for (int tick = 0; tick <= 1000; tick++) {
            script.accept(new Event.Progressed("r", tick, 1000, Work.Unit.ROWS));
            now = now.plusMillis(1);
        }
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(6);
        assertThat(lines)
                .extracting(line -> line.get("done").asLong())
                .containsExactly(0L, 200L, 400L, 600L, 800L, 1000L);
        assertThat(lines.getLast().get("unit").asText()).isEqualTo("rows");
    }

    @Test
    void ofWhatNobodyKnowsTheTotalThereIsNone() {
        script.accept(new Event.Progressed("r", 7, 0, Work.Unit.BYTES));
        script.accept(new Event.PartMoved("r", Part.runs("here", 0, 0, Work.Unit.BYTES)));
        assertThat(lines()).allMatch(line -> line.get("total").isNull());
    }

    @Test
    void onePartDoesNotKeepAnotherFromBeingToldAndNoEndIsKeptBack() {
        script.accept(new Event.PartMoved("r", Part.runs("here", 1, 9, Work.Unit.BYTES)));
        script.accept(new Event.PartMoved("r", Part.runs("cloud", 1, 9, Work.Unit.BYTES)));
        script.accept(new Event.PartMoved("r", Part.runs("here", 2, 9, Work.Unit.BYTES)));
        script.accept(new Event.PartMoved("r", Part.lost("cloud", 2, 9, Work.Unit.BYTES, "full")));
        script.accept(new Event.PartMoved("r", Part.done("here", 9, Work.Unit.BYTES)));
        assertThat(lines())
                .extracting(line ->
                        line.get("name").asText() + " " + line.get("state").asText())
                .containsExactly("here runs", "cloud runs", "cloud lost", "here done");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void theEndSaysHowItCameOutAndWhatItMade(Outcome outcome) {
        script.ended(end(outcome, Map.of("backup", "b-17"), outcome == Outcome.DONE ? null : "why"));
        JsonNode end = lines().getFirst();
        assertThat(end.get("event").asText()).isEqualTo("end");
        assertThat(end.get("run").asText()).isEqualTo("r");
        assertThat(end.get("outcome").asText()).isEqualTo(outcome.name());
        assertThat(end.get("backup").asText()).isEqualTo("b-17");
        assertThat(end.get("failure").isNull()).isEqualTo(outcome == Outcome.DONE);
    }

    @Test
    void whatWasMadeDoesNotTakeThePlaceOfWhatTheEndItselfSays() {
        Map<String, String> made = new HashMap<>();
        for (String name : List.of("event", "run", "outcome", "kind", "failure", "next", "at")) {
            made.put(name, "made");
        }
        script.ended(end(Outcome.DONE, made, null));
        JsonNode end = lines().getFirst();
        assertThat(end.get("outcome").asText()).isEqualTo("DONE");
        assertThat(end.get("failure").isNull()).as("nothing failed").isTrue();
        assertThat(end.get("kind").isNull()).isTrue();
        assertThat(end.get("next").isNull()).isTrue();
    }

    @Test
    void whatDidNotBeginEndsTooAndSaysWhy() {
        script.notBegun(OperationFailed.unreachable("Could not reach it")
                .on("parish")
                .cameBack("refused")
                .next("Look at the cable.")
                .build());
        script.notBegun(OperationFailed.cancelled());
        assertThat(lines().getFirst().get("outcome").asText()).isEqualTo("FAILED");
        assertThat(lines().getFirst().get("kind").asText()).isEqualTo("UNREACHABLE");
        assertThat(lines().getFirst().get("where").asText()).isEqualTo("parish");
        assertThat(lines().getFirst().get("next").asText()).isEqualTo("Look at the cable.");
        assertThat(lines().getLast().get("outcome").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void documentsForScriptsHaveDurationsInMillisecondsAndKeepTheirOrder() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("took", Duration.ofSeconds(90).plusNanos(999_999));
        document.put("at", BEGAN);
        document.put("list", List.of(1, "x"));
        assertThat(new Json().line(document))
                .isEqualTo("{\"took\":90000,\"at\":\"2026-11-21T05:00:00Z\",\"list\":[1,\"x\"]}");
        assertThat(new Json().document(null)).isEqualTo("null");
    }

    @Test
    void aPersonIsToldHowLongItTookFromItsOwnBeginning() {
        PeopleWatcher person = new PeopleWatcher(nobody.terminal(), false, clock);
        person.accept(new Event.Started("r", "backup run", "Back up", "parish", BEGAN));
        person.ended(
                new Event.Ended("r", Outcome.DONE, null, Map.of("backup", "b-17"), null, null, BEGAN.plusSeconds(185)));
        assertThat(nobody.out()).isEqualTo("Done: Back up (3 min 5 s)\nbackup: b-17\n");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "DONE", mode = EnumSource.Mode.EXCLUDE)
    void whatDidNotEndWellSaysSoAlsoWhereNobodyKnowsWhy(Outcome outcome) {
        PeopleWatcher person = new PeopleWatcher(nobody.terminal(), true, clock);
        person.accept(new Event.Started("r-9", "backup run", "Back up", "parish", BEGAN));
        person.ended(end(outcome, Map.of(), null));
        assertThat(nobody.err()).doesNotStartWith("\n").contains("handrail journal show r");
        assertThat(nobody.err().lines().findFirst().orElse("")).isNotBlank();
    }

    @Test
    void whatAMachineSaysCannotSteerThePersonsTerminal() {
        PeopleWatcher person = new PeopleWatcher(nobody.terminal(), false, clock);
        for (String text : Hostile.TEXTS) {
            person.accept(new Event.Started("r", text, text, text, now));
            person.accept(new Event.StepBegan("r", 1, text, now));
            person.accept(new Event.Said("r", text, text, now));
            person.accept(new Event.Progressed("r", 1, 2, Work.Unit.ITEMS));
            person.accept(new Event.PartMoved("r", Part.lost("cloud", 1, 2, Work.Unit.BYTES, text)));
            person.ended(end(Outcome.FAILED, Map.of("backup", text), text));
        }
        assertThat(nobody.err().chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                .isEmpty();
    }

    @Test
    void whatIsThrottledPassesAgainOnceItsTimeIsOver() {
        Throttle throttle = new Throttle(clock, Duration.ofSeconds(10));
        assertThat(throttle.passes()).isTrue();
        now = now.plusMillis(9_999);
        assertThat(throttle.passes()).isFalse();
        now = now.plusMillis(1);
        assertThat(throttle.passes()).isTrue();
        assertThat(throttle.passes()).isFalse();
    }

    private static Event.Ended end(Outcome outcome, Map<String, String> made, @Nullable String failure) {
        return new Event.Ended("r", outcome, null, made, failure, null, BEGAN);
    }

    private List<JsonNode> lines() {
        return Parsed.lines(out.toString(StandardCharsets.UTF_8));
    }
}
