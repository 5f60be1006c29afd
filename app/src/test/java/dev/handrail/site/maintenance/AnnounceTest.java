package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Plan;
import dev.handrail.server.ProfileFile;
import dev.handrail.web.LocalSite;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance is announced by a command, by an address on the web and by hand, and what was told is remembered. */
class AnnounceTest {
    private static final String[] SATURDAY = {
        "--from", "2030-03-02T09:00", "--until", "12:00", "--audience", "members and staff", "--reason", "New disks"
    };

    @TempDir
    Path folder;

    private SwitchRig rig;

    @BeforeEach
    void open() throws OperationFailed {
        rig = new SwitchRig(folder.resolve("home"), "ada");
        looksAfter("");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void looksAfter(String more) {
        String profile = "server: Parish\nenvironment: test\naccess: this-computer\nsites:\n"
                + "  - { name: public, url: \"https://parish.example.org/\" }\n" + more;
        rig.means().servers().save(ProfileFile.draft(profile).servers().getFirst());
    }

    private List<Announcement> told() {
        return rig.means().windows().announcements().of("Parish");
    }

    @Test
    void byHandTheTextIsDraftedShownAndRemembered() throws Exception {
        Plan plan = rig.makes("switch announce", SATURDAY).plan();
        assertThat(plan.effect()).isEqualTo(Effect.READS);
        assertThat(plan.checks()).allMatch(check -> check.state() == Plan.State.OK);
        Event.Ended ended = rig.does("switch announce", SATURDAY);
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        Announcement one = told().getFirst();
        assertThat(one.text())
                .contains("Parish (parish.example.org) will be closed for maintenance", "Saturday 2 March 2030")
                .contains("from 09:00 to 12:00", "Reason: New disks");
        assertThat(one.audience()).isEqualTo("members and staff");
        assertThat(one.how()).isEqualTo(Announcement.How.HAND);
        assertThat(one.person()).isEqualTo("ada");
        assertThat(one.run()).isEqualTo(ended.run());
        assertThat(Duration.between(one.from(), one.until())).isEqualTo(Duration.ofHours(3));
        assertThat(rig.transcript(ended.run())).contains("Reason: New disks", "copy the text");
        assertThat(rig.asks("switch announcements").document().toString())
                .contains("members and staff", "how=hand", "enough=true");
    }

    @Test
    void whatThePersonWroteGoesBeforeTheDraft() throws Exception {
        rig.does("switch announce", "--from", "now", "--until", "30m", "--audience", "all", "--text", "Back at noon.");
        assertThat(told().getFirst().text()).isEqualTo("Back at noon.");
    }

    @Test
    void lessThanADayIsAWarningAndItsEndComesAfterItsBegin() throws Exception {
        Plan plan = rig.makes("switch announce", "--from", "3h", "--until", "2h", "--audience", "all")
                .plan();
        assertThat(plan.checks())
                .anyMatch(check -> check.state() == Plan.State.WARNING
                        && check.text().contains("less than a day")
                        && check.advice() != null);
        assertThatThrownBy(() -> rig.makes(
                        "switch announce",
                        "--from",
                        "2030-03-02T09:00",
                        "--until",
                        "2030-03-02T08:00",
                        "--audience",
                        "a"))
                .hasMessageContaining("2030-03-02T08:00");
        assertThatThrownBy(() -> rig.makes("switch announce", "--from", "3h", "--until", "2h", "--audience", " "))
                .hasMessageContaining("Nobody is named");
    }

    @Test
    void theCommandOfTheProfileIsHandedTheText() throws Exception {
        Path seen = folder.resolve("seen");
        looksAfter("announce: { command: [sh, -c, 'cat > \"$0\"; echo \"$HANDRAIL_AUDIENCE\" >> \"$0\"', %s] }\n"
                .formatted(seen));
        assertThat(rig.makes("switch announce", SATURDAY).plan().effect()).isEqualTo(Effect.CHANGES);
        Event.Ended ended = rig.does("switch announce", SATURDAY);
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        assertThat(seen).content().contains("will be closed", "members and staff");
        assertThat(told().getFirst().how()).isEqualTo(Announcement.How.COMMAND);
    }

    @Test
    void whatWasNotPublishedIsNotRemembered() throws Exception {
        looksAfter("announce: { command: [sh, -c, 'echo no such list >&2; exit 4'], on: workstation }\n");
        Event.Ended ended = rig.does("switch announce", SATURDAY);
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("no such list");
        assertThat(ended.next()).contains("announce:");
        assertThat(told()).isEmpty();
    }

    @Test
    void theAddressOfTheProfileIsSentTheTextAndTheTokenStandsNowhere() throws Exception {
        List<String> came = new ArrayList<>();
        try (LocalSite hook = LocalSite.plain(asked -> {
            String right = LocalSite.header(asked, "Authorization").orElse("none");
            came.add(asked.getRequestMethod() + " " + asked.getRequestURI() + " " + right);
            came.add(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            return Reply.json("{}").with(came.size() > 4 ? 500 : 202);
        })) {
            Path token = Files.writeString(folder.resolve("token"), "T0/B1/s3cr3t");
            assertThat(token.toFile().setReadable(false, false)
                            && token.toFile().setReadable(true, true))
                    .isTrue();
            String announce = "announce: { url: \"%s\", token: vault }\n";
            looksAfter(announce.formatted(hook.url("127.0.0.1", "/hook")));
            Event.Ended beside = rig.does("switch announce", SATURDAY);
            assertThat(beside.outcome()).as(beside.failure()).isEqualTo(Outcome.DONE);
            assertThat(came.getFirst()).isEqualTo("POST /hook Bearer unused");
            JsonNode sent = new ObjectMapper().readTree(came.get(1));
            assertThat(sent.path("text").asText()).contains("New disks");
            assertThat(sent.path("audience").asText()).isEqualTo("members and staff");
            assertThat(Instant.parse(sent.path("from").asText()))
                    .isEqualTo(told().getFirst().from());

            looksAfter(announce.formatted(hook.url("127.0.0.1", "/services/") + "{token}"));
            Event.Ended inside = rig.does("switch announce", SATURDAY);
            assertThat(came.get(2)).isEqualTo("POST /services/unused none");
            assertThat(rig.transcript(beside.run()) + rig.transcript(inside.run()))
                    .contains("{token}")
                    .doesNotContain("unused");

            Event.Ended refused = rig.does("switch announce", SATURDAY);
            assertThat(refused.failure()).contains("status 500").doesNotContain("unused");
            assertThat(came).as("people would read it twice").hasSize(6);
            assertThat(told()).hasSize(2);
        }
    }

    @Test
    void nobodyAtTheAddressIsSaidWithoutTheAddress() throws Exception {
        looksAfter("announce: { url: \"http://127.0.0.1:9/x/{token}\", token: vault }\n");
        Event.Ended ended = rig.does("switch announce", SATURDAY);
        assertThat(ended.failure()).contains("Could not publish").doesNotContain("unused");
        assertThat(ended.next()).contains("Look there first");
    }

    @Test
    void thePlanOfSwitchingOnSaysWhoWasTold() throws Exception {
        FlagSite site = new FlagSite(folder.resolve("flag"));
        try (site) {
            looksAfter("switch: { kind: flag-file, file: %s }\n".formatted(folder.resolve("flag")));
            assertThat(checks()).contains("Nobody was told of it beforehand");
            rig.does("switch announce", "--from", "now", "--until", "4h", "--audience", "all");
            assertThat(checks()).contains("to all").doesNotContain("Nobody was told");
            assertThat(checks("--until", "9h")).contains("It was said to be over by");
        }
    }

    private String checks(String... more) throws OperationFailed {
        return rig.makes("switch on", more).plan().checks().toString();
    }

    @Test
    void theHistorySaysHowLongBeforeAndANewNameTakesItAlong() throws Exception {
        Instant now = Instant.now();
        Announcement one = new Announcement(
                "a",
                "Parish",
                "run",
                "ada",
                now.minus(Duration.ofDays(3)),
                now,
                now.plusSeconds(3600),
                "all",
                "t",
                Announcement.How.HAND);
        rig.means().windows().announcements().enter(one);
        rig.means().windows().announcements().enter(one);
        Notice notice = new Notice("n", now, null, null, "ada", false);
        rig.means().windows().begin(new Window("Parish", "artisan", "run", notice, null, null));
        Object document = rig.asks("switch history").document();
        assertThat(String.valueOf(((Map<?, ?>) ((List<?>) document).getFirst()).get("announced")))
                .contains("audience=all");
        assertThat(rig.asks("switch history").rows().getFirst()).contains("3 d");
        rig.means().windows().renameServer("Parish", "Minster");
        assertThat(told()).isEmpty();
        assertThat(rig.means().windows().announcements().of("Minster")).hasSize(1);
    }
}
