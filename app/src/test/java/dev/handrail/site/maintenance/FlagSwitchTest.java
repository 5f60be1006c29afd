package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maintenance page as a flag file, over a real SSH connection, before a site that has the rule for it. */
class FlagSwitchTest {
    private static RealSshd sshd;

    @TempDir
    Path folder;

    private Path flag;
    private FlagSite site;
    private SwitchRig rig;

    /** Whatever the login of whoever runs this does is of no interest here, and may take long. */
    @BeforeAll
    static void start(@TempDir Path login) throws Exception {
        sshd = RealSshd.start(SwitchRig.login(login));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        flag = Files.createDirectory(folder.resolve("www")).resolve("maintenance flag.html");
        site = new FlagSite(flag);
        rig = new SwitchRig(folder.resolve("home"), "ada");
        rig.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
    }

    @AfterEach
    void tearDown() {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
    }

    @Test
    void thePageGoesUpIsSeenAndComesDownAgain() throws Exception {
        Event.Ended on = rig.does("switch on", "--reason", "Moving <to> a new server", "--until", "2h");

        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readString(flag))
                .contains("lang=\"fi\"", "Palaamme pian", "We will be back soon", "Moving &lt;to&gt; a new server")
                .contains("handrail-maintenance-" + on.made().get("window"))
                .doesNotContain("src=", "href=", "ada");
        Map<String, Object> status = rig.status();
        assertThat(status)
                .containsEntry("state", "on")
                .containsEntry("reason", "Moving <to> a new server")
                .containsEntry("seenFromOutside", true)
                .containsEntry("by", "ada")
                .containsEntry("byOthers", false)
                .containsEntry("endsByItself", true);
        assertThat((Instant) status.get("until")).isAfter((Instant) status.get("since"));

        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(flag).doesNotExist();
        assertThat(rig.status())
                .containsEntry("state", "off")
                .containsEntry("seenFromOutside", false)
                .containsEntry("since", null);
        assertThat(rig.means().windows().of(SwitchRig.SERVER)).singleElement().satisfies(window -> {
            assertThat(window.open()).isFalse();
            assertThat(window.endedBy()).isEqualTo("ada");
        });
        assertThat(rig.means().lever(rig.server()).release(window().notice()))
                .hasValueSatisfying(
                        release -> assertThat(Path.of(release.lease().place()))
                                .as("nothing is left on the server")
                                .doesNotExist());
    }

    private Window window() {
        return rig.means().windows().of(SwitchRig.SERVER).getFirst();
    }

    @Test
    void thePlanSaysWhatWillBeDoneAndDoesNothing() throws Exception {
        Plan plan = rig.makes("switch on", "--until", "2h").plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.steps()).extracting(Plan.Step::command).contains("ln -- PAGE '" + flag + "'");
        assertThat(flag).doesNotExist();
        assertThat(rig.makes("switch on").plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .extracting(Plan.Check::text)
                .satisfiesExactly(
                        end -> assertThat(end).contains("No end is given"),
                        notice -> assertThat(notice).contains("Nobody was told"));
    }

    @Test
    void theServerTakesThePageDownAtItsEndThoughNobodyIsThere() throws Exception {
        assertThat(rig.does("switch on", "--until", "1s").outcome()).isEqualTo(Outcome.DONE);
        rig.close();
        Await.until("the server has taken it down", () -> !Files.exists(flag));

        rig = new SwitchRig(folder.resolve("home"), "bob");
        assertThat(rig.means().windows().open(SwitchRig.SERVER))
                .as("as it was left when the laptop fell asleep")
                .isPresent();
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(window().endedBy()).contains("the server");
    }

    @Test
    void theEndCanBeMovedBothWaysAndIsWrittenOnThePage() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        String before = Files.readString(flag);
        Event.Ended later = rig.does("switch extend", "--until", "25h");
        assertThat(later.outcome()).as(later.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readString(flag))
                .isNotEqualTo(before)
                .contains(window().notice().marker());
        assertThat((Instant) rig.status().get("until")).isAfter(Instant.now().plusSeconds(24 * 3600));

        assertThat(rig.does("switch extend", "--until", "1s").outcome()).isEqualTo(Outcome.DONE);
        Await.until("it was cut short", () -> !Files.exists(flag));
        assertThat(rig.does("switch off").outcome())
                .as("what is down stays down")
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void aRehearsalPutsItUpAndTakesItDownAndIsRemembered() throws Exception {
        Event.Ended rehearsed = rig.does("switch rehearse");
        assertThat(rehearsed.outcome()).as(rehearsed.failure()).isEqualTo(Outcome.DONE);
        assertThat(flag).doesNotExist();
        assertThat(window().notice().rehearsal()).isTrue();
        assertThat(rig.asks("switch history").rows().getFirst()).contains("rehearsal");
    }

    @Test
    void whatSomebodyElsePutUpIsNoticedAndNotOverwritten() throws Exception {
        Files.writeString(flag, "their own page");
        assertThat(rig.status())
                .containsEntry("state", "on")
                .containsEntry("byOthers", true)
                .containsEntry("since", null);
        Plan plan = rig.makes("switch on").plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(rig.makes("switch off").plan().checks().getFirst().state()).isEqualTo(Plan.State.WARNING);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(flag).doesNotExist();
    }

    @Test
    void aColleagueAtAnotherComputerSeesWhoPutItUpWhyAndUntilWhen() throws Exception {
        assertThat(rig.does("switch on", "--reason", "Upgrade", "--until", "2h").outcome())
                .isEqualTo(Outcome.DONE);
        try (SwitchRig other = new SwitchRig(folder.resolve("elsewhere"), "bob")) {
            other.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
            assertThat(other.status())
                    .containsEntry("by", "ada")
                    .containsEntry("reason", "Upgrade")
                    .containsEntry("byOthers", true);
            assertThat(other.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(window().endedBy()).isEqualTo("somebody else");
    }

    @Test
    void anEndThatIsOverOrNoTimeIsRefused() {
        for (String until : new String[] {"2020-01-01T00:00Z", "soon", "+"}) {
            Assertions.assertThatThrownBy(() -> rig.makes("switch on", "--until", until))
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.next()).contains("90m"));
        }
    }

    @Test
    void ofSeveralSwitchesTheOneThatIsNamedIsThrownAndFoundAgain() throws Exception {
        Switch own = new Switch.Commands(
                List.of("touch", flag.toString()),
                List.of("rm", "-f", flag.toString()),
                List.of("test", "-e", flag.toString()));
        Switch usual = new Switch.FlagFile(flag.resolveSibling("never").toString(), null, null);
        rig.knows(sshd.access(), new Switch.Several(List.of(usual, own)), site.url());

        assertThatThrownBy(() -> rig.makes("switch on", "--with", "dns"))
                .hasMessageContaining("dns")
                .hasMessageContaining("flag-file, command");
        Event.Ended on = rig.does("switch on", "--with", "command", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("state", "on");
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(flag).doesNotExist();
        assertThat(rig.asks("switch recommend").document().toString())
                .as("it was seen to work; still a page of ours is better")
                .contains("recommended=");
        assertThat(rig.does("switch rehearse").outcome())
                .as("the usual one shows nothing here")
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatIsDownAndWasNotSeenToBeGoneCanBePutUpAgain() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Path kept = Files.copy(flag, folder.resolve("kept.html"));
        site.asksFor(kept);
        assertThat(rig.does("switch off").failure()).contains("still seen from outside");
        assertThat(flag).doesNotExist();
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(window().open()).as("visitors are shown it still").isTrue();
        site.asksFor(flag);
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(window().open()).isFalse();
        assertThat(window().endedBy()).as("who took it down, nobody knows").isNull();
        Event.Ended on = rig.does("switch on", "--until", "2h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        String id = on.made().get("window");
        assertThat(Files.readString(flag)).contains("handrail-maintenance-" + id);
        Lease lease = rig.means()
                .lever(rig.server())
                .release(Notice.of(Instant.EPOCH, null, null, "", false))
                .orElseThrow()
                .lease();
        assertThat(lease.tell().flatMap(Lease.Known::notice).map(Notice::id))
                .as("its own end is arranged")
                .contains(id);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(lease.tell()).isEmpty();
    }

    @Test
    void whatAColleagueHasArrangedMakesNoWay() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Files.delete(flag);
        Notice theirs = Notice.of(Instant.now(), null, null, "bob", false);
        Release release = rig.means().lever(rig.server()).release(theirs).orElseThrow();
        release.lease().cancel(null);
        release.lease().arrange(theirs, Duration.ofHours(1), release.command());
        Operation on = rig.makes("switch on", "--until", "1h");
        Plan plan = rig.runner().plan(on);
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .extracting(Plan.Check::text)
                .singleElement()
                .asString()
                .contains("bob");
        Plan earlier = new Plan(plan.title(), plan.effect(), List.of(), plan.steps(), List.of());
        assertThat(rig.runner().start(on, earlier, event -> {}).await().failure())
                .as("nor where bob was quicker")
                .contains("bob");
        assertThat(release.lease().tell().flatMap(Lease.Known::notice)).contains(theirs);
        release.lease().cancel(theirs.id());
    }
}
