package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.shell.Scripted;
import dev.handrail.words.OperationFailed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stopped and started of a compose project, by what it tells of itself and what was written down. */
class ComposeLeverTest {
    private static final String LOOK = "neither docker compose";
    private static final String LEASE = "handrail-maintenance";
    private static final String PROJECT = "service db\nservice migrate\nservice web\nimage a:1\nservice worker\n";
    private static final String PODMAN = "tool podman-compose\n";
    private static final String RUNNING = "known\nruns db\nruns web\n";

    @TempDir
    Path home;

    private final Scripted shell = new Scripted();
    private SwitchRig rig;

    @BeforeEach
    void setUp() throws Exception {
        rig = new SwitchRig(home, "ada", shell.everywhere(), Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    @AfterEach
    void tearDown() {
        rig.close();
    }

    private Lever lever(Database.@Nullable Tool tool, String... services) throws OperationFailed {
        Server server =
                rig.knows(new Access.ThisComputer(Sudo.NONE), new Switch.Compose("/srv/app", tool, List.of(services)));
        return rig.means().lever(server);
    }

    private static Notice notice(String... stopped) {
        return new Notice("ab12", Instant.EPOCH, null, null, "ada", false, List.of(stopped));
    }

    private void remembers(String... stopped) {
        rig.means().windows().begin(new Window(SwitchRig.SERVER, "compose", "r", notice(stopped), null, null));
    }

    private static String leaseOf(Notice notice, String ended) {
        return "left never\nwatched yes\nby at\nended " + ended + "\nnotice " + NoticeText.write(notice) + "\n";
    }

    private static String off(Lever lever) throws OperationFailed {
        return String.valueOf(lever.turningOff().command());
    }

    @Test
    void theFoundProgramAndTheServicesThatRunAreShownArrangedAndRun() throws Exception {
        shell.answers(LOOK, PODMAN + RUNNING + PROJECT);
        Lever lever = lever(null);
        assertThat(lever.turningOn(notice()).command()).isEqualTo("cd /srv/app && podman-compose stop web");
        Notice noted = lever.noted(notice());
        assertThat(noted.stopped()).containsExactly("web");
        assertThat(lever.release(noted).orElseThrow().command().arguments())
                .containsExactly("podman-compose", "start", "web");
        lever.off(Optional.of(noted));
        assertThat(shell.asked().getLast()).isEqualTo("cd /srv/app && podman-compose start web");
        assertThat(lever.byHand()).isEqualTo("cd /srv/app && podman-compose start web");
    }

    @Test
    void whereItIsNotToldWhatRunsAllIsStoppedAndThatIsSaid() throws Exception {
        shell.answers(LOOK, PODMAN + PROJECT);
        Lever lever = lever(null);
        assertThat(lever.noted(notice()).stopped()).containsExactly("migrate", "web", "worker");
        assertThat(lever.checks().toString()).contains("does not tell which services run", "all of them are started");
        assertThat(lever.tell(List.of()).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void withoutAnyThatRunsNothingIsStoppedForThatWouldBeTheDatabaseToo() throws Exception {
        shell.answers(LOOK, PODMAN + "known\nruns db\n" + PROJECT);
        Lever lever = lever(null);
        assertThat(lever.turningOn(notice()).command()).endsWith("stop migrate web worker");
        assertThatThrownBy(() -> lever.noted(notice()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.tried()).contains("None of", "runs"));
    }

    @Test
    void anApplicationThatDiedIsNoPage() throws Exception {
        shell.answers(LOOK, PODMAN + "known\nruns db\n" + PROJECT);
        Told told = lever(null).tell(List.of());
        assertThat(told.state()).isEqualTo(State.UNKNOWN);
        assertThat(told.why()).contains("may have died", "/srv/app");
        String done = leaseOf(notice("web"), "done 1");
        shell.answers(LEASE, leaseOf(notice("web"), ""), leaseOf(notice("web"), "failed"), done, done, "");
        assertThat(lever(null).tell(List.of()).state()).isEqualTo(State.ON);
        assertThat(lever(null).tell(List.of()).state())
                .as("it was to be started and was not")
                .isEqualTo(State.ON);
        assertThat(lever(null).tell(List.of()).state()).as("that page is over").isEqualTo(State.UNKNOWN);
        remembers("web");
        assertThat(lever(null).tell(List.of()).state())
                .as("as it is known here")
                .isEqualTo(State.UNKNOWN);
        assertThat(lever(null).tell(List.of()).state())
                .as("nothing is arranged for it any more")
                .isEqualTo(State.ON);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wherePodmanDoesNotTellWhatRunsASiteThatIsDownIsAPageOnlyWhereOneWasPutUp(boolean putUp) throws Exception {
        shell.answers(LOOK, PODMAN + PROJECT);
        if (putUp) {
            remembers("web");
        }
        Site site = new Site("public", URI.create("https://example.org/"), new Site.Expect(200, null, Map.of()), null);
        Seen down = new Seen(site, site.url(), 502, null, null, "", Optional.empty(), null);
        assertThat(lever(null).tell(List.of(down)).state()).isEqualTo(putUp ? State.ON : State.UNKNOWN);
        Seen open = new Seen(site, site.url(), 200, null, null, "", Optional.empty(), null);
        assertThat(lever(null).tell(List.of(open)).state()).isEqualTo(State.OFF);
    }

    @Test
    void whatRanIsKnownByTheServerThenByTheStoreAndElseAllIsStartedAndThatIsSaid() throws Exception {
        shell.answers(LOOK, PODMAN + "known\n" + PROJECT);
        shell.answers(LEASE, "", "", leaseOf(notice("web"), ""), leaseOf(notice("migrate"), "done 1"));
        assertThat(off(lever(null))).endsWith("podman-compose start migrate web worker");
        remembers("worker");
        assertThat(off(lever(null))).endsWith("podman-compose start worker");
        Lever there = lever(null);
        assertThat(off(there)).endsWith("podman-compose start web");
        assertThat(there.turningOff().text()).contains("that ran before");
        assertThat(off(lever(null))).as("of one that is over").endsWith("podman-compose start worker");
        rig.means().windows().end("ab12", Instant.EPOCH, "ada");
        assertThat(lever(null).turningOff().text()).contains("not known here");
    }

    @Test
    void whatTheProjectHasNoMoreIsNotStarted() throws Exception {
        shell.answers(LOOK, PODMAN + RUNNING + PROJECT);
        remembers("web", "old-worker");
        assertThat(off(lever(null))).endsWith("podman-compose start web");
    }

    @Test
    void whatIsLeftOutOfTheProjectIsStartedWhereItHasAContainerOrIsNamed() throws Exception {
        shell.answers(LOOK, PODMAN + RUNNING + "kept web\nkept jobs\n" + PROJECT);
        remembers("web", "jobs", "mailer");
        assertThat(off(lever(null))).endsWith("podman-compose start web jobs");
        assertThat(off(lever(null, "web", "mailer"))).endsWith("podman-compose start web jobs mailer");
    }

    @Test
    void whatAnotherAccountWroteIsHandedOnOnlyAsAName() throws Exception {
        shell.answers(LOOK, PODMAN);
        shell.answers(LEASE, leaseOf(notice("--help", "-f/etc/x", "web; reboot", "", "web"), ""));
        assertThat(off(lever(null, "web"))).endsWith("podman-compose start web");
    }

    @Test
    void servicesThatTheProfileNamesNeedNoProjectThatCanTell() throws Exception {
        shell.answers(LOOK, PODMAN + RUNNING);
        Lever lever = lever(null, "web", "db");
        assertThat(lever.turningOn(notice()).command()).endsWith("podman-compose stop web db");
        assertThatThrownBy(() -> lever(null).turningOn(notice()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).contains("Name them in the profile"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byHandIsToldOfWhatWasWrittenDownThoughNothingCanBeAsked(boolean named) throws Exception {
        shell.fails(LOOK, 127, "neither works here");
        remembers("web", "worker");
        Lever lever = lever(named ? Database.Tool.PODMAN : null);
        assertThatThrownBy(() -> lever.tell(List.of())).isInstanceOf(OperationFailed.class);
        String words = "cd /srv/app && " + (named ? "podman-compose" : "docker compose") + " start web worker";
        assertThat(lever.byHand())
                .isEqualTo(
                        named
                                ? words
                                : words
                                        + " (or with podman-compose or docker-compose in its place, whichever is there)");
    }
}
