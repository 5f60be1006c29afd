package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.LaravelDown;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches that are commands: Laravel's, Capistrano's, any three; over real SSH, with stand-ins that refuse what the real ones would. */
class CommandSwitchesTest {
    private static final String PHP = """
            #!/bin/sh
            [ "$1" = artisan ] && [ -d storage/framework ] || { echo "Could not open input file: $1" >&2; exit 1; }
            shift
            version=$(cat version)
            refuse() { echo "  The \\"${1%%=*}\\" option does not exist." >&2; exit 1; }
            case $1 in
              --version) echo "Laravel Framework $version.48.2" ;;
              up) rm -f storage/framework/down cached && echo "Application is now live." ;;
              down)
                shift
                [ ! -e refuses ] || { echo "It broke" >&2; exit 1; }
                touch begun
                while [ -e gate ]; do sleep 0.1; done
                secret=
                for option in "$@"; do
                  case $option in
                    --retry=*) ;;
                    --message=*|--allow=*) [ "$version" -lt 8 ] || refuse "$option" ;;
                    --secret=*) [ "$version" -ge 8 ] || refuse "$option"; secret=${option#*=} ;;
                    --render=*|--refresh=*|--redirect=*|--status=*) [ "$version" -ge 8 ] || refuse "$option" ;;
                    --with-secret) [ "$version" -ge 10 ] || refuse "$option"; secret=made-up-by-laravel ;;
                    *) refuse "$option" ;;
                  esac
                done
                printf '%s\\n' "$@" >options
                echo "Application is now in maintenance mode."
                if [ -e .env ]; then
                  # Its file lies elsewhere; what it says is what the real one does.
                  printf '{"secret":"%s"}' "$secret" >cached
                  cat says-instead 2>/dev/null || echo "   INFO  You may bypass maintenance mode via [http://localhost/$secret]."
                else
                  printf '{"secret":"%s"}' "$secret" >storage/framework/down
                  [ -z "$secret" ] || echo "You get past it by /$secret"
                fi
                ;;
              *) echo "Command \\"$1\\" is not defined." >&2; exit 1 ;;
            esac
            """;

    private static final String CAP = """
            #!/bin/sh
            [ "$1" != --version ] || { echo "Capistrano Version: 3.17.1 (Rake Version: 13.0.6)"; exit 0; }
            [ -e Capfile ] || { echo "cap aborted! No Capfile found" >&2; exit 1; }
            [ "$1" = production ] || { echo "cap aborted! Don't know how to build task '$1'" >&2; exit 1; }
            case $2 in
              maintenance:enable) shift 2; printf '%s\\n' "$@" >said; cp said "$FLAG"; echo "00:00 maintenance:enable" ;;
              maintenance:disable) rm -f "$FLAG"; echo "00:01 maintenance:disable of $1"; echo "Warning: none" >&2 ;;
              *) echo "cap aborted! Don't know how to build task '$2'" >&2; exit 1 ;;
            esac
            """;

    private static RealSshd sshd;
    private static Path programs;

    @TempDir
    Path folder;

    private Path app;
    private Path flag;
    private FlagSite site;
    private SwitchRig rig;

    @BeforeAll
    static void start(@TempDir Path there) throws Exception {
        programs = there;
        sshd = RealSshd.start(
                "SetEnv HOME=" + there + " PATH=" + there + ":/usr/local/bin:/usr/bin:/bin FLAG=" + there + "/flag");
        RealSshd.program(there.resolve("php"), PHP);
        RealSshd.program(there.resolve("cap"), CAP);
        RealSshd.program(there.resolve("at"), SwitchRig.NO_AT);
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        app = Files.createDirectories(folder.resolve("it's an app"));
        Files.createDirectories(app.resolve("storage/framework"));
        flag = app.resolve("storage/framework/down");
        site = new FlagSite(flag);
        site.has(FlagSite.Rule.A_PAGE_OF_ITS_OWN);
        Path home = folder.resolve("home");
        Shells shells = new AnotherDesk(SwitchRig.shells(home), sshd);
        rig = new SwitchRig(home, "ada", shells, Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    @AfterEach
    void tearDown() throws Exception {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
        Files.deleteIfExists(programs.resolve("flag"));
    }

    private void looksAfter(Switch maintenance, Path itsFlag) {
        site.asksFor(itsFlag);
        rig.knows(sshd.access(), maintenance, site.url());
    }

    private void laravel(int version) throws Exception {
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90), flag);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 10, 11})
    void artisanIsGivenTheOptionsThatItsVersionKnows(int version) throws Exception {
        laravel(version);
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on =
                rig.runs(rig.makes("switch on", "--reason", "Upgrade; it's time", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        List<String> options = Files.readAllLines(app.resolve("options"));
        assertThat(options).contains("--retry=90");
        if (version < 8) {
            assertThat(options).contains("--message=Upgrade; it's time");
        } else {
            assertThat(options).noneMatch(option -> option.startsWith("--message"));
            String word = Files.readString(flag).replaceAll(".*\"(handrail-[0-9a-f]+)\".*", "$1");
            assertThat(events.toString()).as("told once").containsOnlyOnce("Past the page: " + site.url() + word);
            assertThat(rig.transcript(on.run()))
                    .contains("Past the page: " + site.url() + "•••", "--secret=•••", "past it by /•••")
                    .doesNotContain(word);
            assertThat(rig.asks("switch history").document().toString()).doesNotContain(word.substring(9));
            Operation extend = rig.makes("switch extend", "--until", "2h");
            assertThat(extend.plan().checks().toString()).doesNotContain("a new one");
            assertThat(rig.runs(extend, event -> {}).outcome()).isEqualTo(Outcome.DONE);
            assertThat(flag).as("who has it is let past still").content().contains(word);
        }
        assertThat(rig.status())
                .containsEntry("state", "on")
                .containsEntry("seenFromOutside", true)
                .containsEntry("endsByItself", true);
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(flag).doesNotExist();
        assertThat(rig.transcript(off.run())).contains("Application is now live");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 13})
    void whatTheProfileNamesOfLaravelIsGivenAsFarAsItsVersionKnowsIt(int version) throws Exception {
        LaravelDown more = new LaravelDown(List.of("192.0.2.10", "10.0.0.0/8"), "errors::503", 15, null, 503, true);
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Plan plan = rig.makes("switch on", "--until", "1h").plan();
        assertThat(plan.blocked()).isFalse();
        List<String> leftAway = plan.checks().stream()
                .map(Plan.Check::text)
                .filter(text -> text.contains("does not know"))
                .toList();
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        List<String> options = Files.readAllLines(app.resolve("options"));
        List<String> late = List.of("--render=errors::503", "--refresh=15", "--status=503");
        if (version < 8) {
            assertThat(options)
                    .contains("--allow=192.0.2.10", "--allow=10.0.0.0/8")
                    .doesNotContainAnyElementsOf(late);
            assertThat(leftAway).hasSize(4);
        } else {
            assertThat(options).containsAll(late).noneMatch(option -> option.startsWith("--allow"));
            assertThat(leftAway).hasSize(version < 10 ? 2 : 1);
        }
        if (version >= 10) {
            assertThat(options).contains("--with-secret");
            assertThat(rig.transcript(on.run())).contains("past it by /•••").doesNotContain("made-up-by-laravel");
            assertThat(rig.does("switch extend", "--until", "2h").outcome()).isEqualTo(Outcome.DONE);
            assertThat(Files.readAllLines(app.resolve("options")))
                    .as("who has the word is let past still")
                    .contains("--secret=made-up-by-laravel");
        }
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatAnOldLaravelIsNotToldIsNotExpectedOfIt() throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, "/away", 418, false);
        Files.writeString(app.resolve("version"), "7");
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);

        Files.writeString(app.resolve("version"), "8");
        Event.Ended newer = rig.does("switch on", "--until", "1h");
        assertThat(newer.outcome()).as("it was told to answer 418").isEqualTo(Outcome.FAILED);
        assertThat(flag).doesNotExist();
    }

    private void cachingLaravel(Path itsFlag) throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, null, true);
        Files.writeString(app.resolve("version"), "11");
        Files.writeString(app.resolve(".env"), "APP_NAME=Parish\nAPP_MAINTENANCE_DRIVER=cache\n");
        looksAfter(new Switch.Artisan(app.toString(), 90, more), itsFlag);
    }

    private Path lease() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        Lever lever = rig.means().lever(rig.server());
        return Path.of(lever.release(any).orElseThrow().lease().place());
    }

    @Test
    void aWordThatLaravelMadeUpAndKeepsInACacheIsShownOnceAndWrittenDownNowhere() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        assertThat(rig.status()).containsEntry("state", "off");
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on = rig.runs(rig.makes("switch on", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(events.toString())
                .as("to whom sits here")
                .containsOnlyOnce("Past the page: " + site.url() + "made-up-by-laravel");
        assertThat(rig.transcript(on.run()))
                .contains("bypass maintenance mode via [http://localhost/•••]", "Past the page: " + site.url() + "•••")
                .doesNotContain("made-up-by-laravel");
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("extended, it has the same word")
                .doesNotContain("the one that leads past it now ends");
        Path word = lease().resolve("word");
        assertThat(Files.getPosixFilePermissions(word))
                .as("nobody else may read it")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Event.Ended longer = rig.does("switch extend", "--until", "2h");
        assertThat(longer.outcome()).as(longer.failure()).isEqualTo(Outcome.DONE);
        assertThat(app.resolve("options")).content().contains("--secret=made-up-by-laravel");
        assertThat(cached).content().contains("made-up-by-laravel");
        assertThat(rig.transcript(longer.run())).doesNotContain("made-up-by-laravel");
        Files.delete(word);
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("where nobody knows it any more, it has another one")
                .contains("the one that leads past it now ends");
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(cached).doesNotExist();
        assertThat(lease()).doesNotExist();
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("of a page that is not up there is no word")
                .doesNotContain("the one that leads past it now ends");
    }

    @Test
    void whatCannotBeToldFromTheWordIsWrittenDownNowhereEither() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        Files.writeString(app.resolve("says-instead"), "Get past it with the word made-up-by-laravel\n");
        List<Event> events = new CopyOnWriteArrayList<>();
        Event.Ended on = rig.runs(rig.makes("switch on", "--until", "1h"), events::add);
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(events.toString()).containsOnlyOnce("made-up-by-laravel");
        assertThat(rig.transcript(on.run()))
                .contains("What it said is not written down")
                .doesNotContain("made-up-by-laravel");
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aSiteThatIsDownBesideACachingLaravelIsNoCertainPage() throws Exception {
        Path cached = app.resolve("cached");
        cachingLaravel(cached);
        Files.createFile(cached);
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("byOthers", true);
        assertThat(String.join("\n", rig.asks("switch status").lines())).contains("which is all that tells it");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    void whatIsSeenIsJudgedByWhatThatVersionWasTold(int version) throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, 418, false);
        Files.writeString(app.resolve("version"), String.valueOf(version));
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Files.writeString(flag, "{}");
        assertThat(rig.status())
                .as("visitors get 503, which is all that an old one knows")
                .containsEntry("state", "on")
                .containsEntry("seenFromOutside", version < 8);
        Files.writeString(flag, "{\"status\":503}");
        assertThat(rig.status())
                .as("whoever put it up told it otherwise than the profile says")
                .containsEntry("seenFromOutside", true);
        Files.delete(flag);
    }

    @Test
    void aLaravelThatCannotRunJustNowIsDownAllTheSame() throws Exception {
        LaravelDown more = new LaravelDown(List.of(), null, null, null, 503, false);
        looksAfter(new Switch.Artisan(app.toString(), 90, more), flag);
        Files.writeString(flag, "{}");
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        Files.delete(flag);
    }

    @Test
    void aLaravelThatDoesNotSayWhenToComeAgainIsUndone() throws Exception {
        laravel(11);
        site.has(FlagSite.Rule.WITHOUT_RETRY_AFTER);
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("503 without Retry-After");
        assertThat(flag).doesNotExist();
    }

    @Test
    void theWayPastThePageIsTriedOnEverySite() throws Exception {
        Files.writeString(app.resolve("version"), "11");
        try (FlagSite other = new FlagSite(flag)) {
            other.has(FlagSite.Rule.A_PAGE_OF_ITS_OWN);
            other.letsNobodyPast();
            site.asksFor(flag);
            rig.knows(sshd.access(), new Switch.Artisan(app.toString(), 90), site.url(), other.url());
            Event.Ended on = rig.does("switch on", "--until", "1h");
            assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(on.failure()).contains("way past", other.url().toString());
            assertThat(flag).doesNotExist();
        }
    }

    @Test
    void aWayPastThePageThatDoesNotLeadPastItIsUndone() throws Exception {
        laravel(10);
        site.letsNobodyPast();
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("way past");
        assertThat(flag).doesNotExist();
    }

    @Test
    void aLaravelThatIsTooOldBlocksAndWhatIsNoneIsSaid() throws Exception {
        laravel(5);
        assertThat(rig.makes("switch on").plan().blocked()).isTrue();
        Plan plan = rig.makes("switch off").plan();
        assertThat(plan.blocked()).isFalse();
        rig.knows(sshd.access(), new Switch.Artisan(folder.toString(), null), site.url());
        assertThat(rig.status()).containsEntry("state", "unknown");
    }

    private Duration arranged() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        Lease lease = rig.means().lever(rig.server()).release(any).orElseThrow().lease();
        return Objects.requireNonNull(lease.tell().orElseThrow().left());
    }

    /** Else what takes long to be written comes after the end, and puts a page up of which nobody knows. */
    @Test
    void aNewEndIsArrangedBeforeItIsWrittenOnThePage() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        for (String until : new String[] {"3h", "1s"}) {
            Files.delete(app.resolve("begun"));
            Path gate = Files.createFile(app.resolve("gate"));
            Operation extend = rig.makes("switch extend", "--until", until);
            Underway run = rig.runner().start(extend, rig.runner().plan(extend), event -> {});
            Await.until("it is being written", () -> Files.exists(app.resolve("begun")));
            assertThat(arranged())
                    .as("with the end in " + until)
                    .isGreaterThan(until.equals("3h") ? Duration.ofHours(2) : Duration.ofMinutes(5))
                    .isLessThan(until.equals("3h") ? Duration.ofHours(4) : Duration.ofMinutes(20));
            Files.delete(gate);
            assertThat(run.await().outcome()).isEqualTo(Outcome.DONE);
        }
        Await.until("and then it comes down", () -> !Files.exists(flag));
    }

    @Test
    void anEndThatCouldNotBeWrittenStaysAsItWas() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Object until = rig.status().get("until");
        Files.createFile(app.resolve("refuses"));
        assertThat(rig.does("switch extend", "--until", "5h").failure()).contains("It broke");
        assertThat(arranged()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(61));
        assertThat(rig.status()).containsEntry("until", until);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void theServerBringsLaravelUpAtItsEnd() throws Exception {
        laravel(11);
        assertThat(rig.does("switch on", "--until", "1s").outcome()).isEqualTo(Outcome.DONE);
        Await.until("the server has brought it up", () -> !Files.exists(flag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORKSTATION", "SERVER"})
    void capistranoIsRunInItsCheckoutWithReasonAndEnd(String on) throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(
                new Switch.Capistrano(app.toString(), "production", Switch.Place.valueOf(on)),
                programs.resolve("flag"));
        Event.Ended ended = rig.does("switch on", "--reason", "a \"new\" server & $more", "--until", "2h");
        assertThat(ended.outcome()).as(ended.failure()).isEqualTo(Outcome.DONE);
        assertThat(Files.readAllLines(app.resolve("said")))
                .contains("REASON=a \"new\" server & $more")
                .anyMatch(line -> line.startsWith("UNTIL=20"));
        assertThat(rig.transcript(ended.run())).as("what it says is heard").contains("maintenance:enable");
        boolean onServer = on.equals("SERVER");
        assertThat(rig.status())
                .as("the computer may be shut before the end")
                .containsEntry("state", "on")
                .containsEntry("endsByItself", onServer);
        assertThat(String.join("\n", rig.asks("switch status").lines()))
                .contains((onServer ? "The server" : "This computer") + " takes it down by itself in");
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(off.run()))
                .as("what it says at the end, too")
                .contains("00:01 maintenance:disable of production", "Warning: none");
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @Test
    void thatNobodyBehindAGatewayAnswersEndsNoPageOfCapistrano() throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(new Switch.Capistrano(app.toString(), "production", Switch.Place.SERVER), programs.resolve("flag"));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        for (int status : new int[] {502, 504, 522}) {
            site.isBehind(status);
            assertThat(rig.status()).as("with " + status).containsEntry("state", "unknown");
            assertThat(rig.means().windows().open(SwitchRig.SERVER)).isPresent();
        }
        site.isBroken(true);
        assertThat(rig.status()).as("the application itself").containsEntry("state", "off");
        assertThat(rig.does("switch off").failure()).contains("not answer as it should");
    }

    @Test
    void whatCapistranoNeedsAndIsNotFoundIsSaidByName() throws Exception {
        looksAfter(new Switch.Capistrano(app.toString(), "production", Switch.Place.SERVER), programs.resolve("flag"));
        Files.delete(programs.resolve("cap"));
        try {
            Plan plan = rig.makes("switch on", "--until", "1h").plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains("Not found there:", "cap. Install it");
        } finally {
            RealSshd.program(programs.resolve("cap"), CAP);
        }
        assertThat(rig.makes("switch on", "--until", "1h").plan().blocked()).isFalse();
    }

    @Test
    void aCapistranoWhoseStageIsUnknownFailsAndChangesNothing() throws Exception {
        Files.createFile(app.resolve("Capfile"));
        looksAfter(new Switch.Capistrano(app.toString(), "staging", Switch.Place.SERVER), programs.resolve("flag"));
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("Don't know how to build task 'staging'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman-compose", "docker-compose"})
    void composeIsFoundByAskingAndWhatRanIsStoppedAndStartedByTheWordsThatWereShown(String tool) throws Exception {
        ComposeStandIn.install(programs, tool);
        Path running = ComposeStandIn.project(app, tool);
        looksAfter(new Switch.Compose(app.toString(), null, List.of()), programs.resolve("flag"));
        assertThat(rig.status()).containsEntry("state", "off");
        Operation turnOn = rig.makes("switch on", "--until", "1h");
        String stop = ComposeStandIn.words(tool) + " stop web worker";
        String start = ComposeStandIn.words(tool) + " start web worker";
        assertThat(turnOn.plan().steps().toString()).contains(stop);
        assertThat(turnOn.plan().checks().toString())
                .as("by its image, by its name, and what has done its work")
                .contains("Stopped, and started again at the end, are: web, worker")
                .contains("left as it is: app-db, data, migrate")
                .doesNotContain("hunter2");
        Event.Ended on = rig.runs(turnOn, event -> {});
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(running.toFile().list()).as("databases go on").containsExactlyInAnyOrder("app-db", "data");
        assertThat(rig.transcript(on.run())).contains(stop);
        assertThat(Path.of(new Lease(rig.means().shells()::here, "compose\0" + app).place(), "off.sh"))
                .as("what the server runs by itself")
                .content()
                .contains(start);
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("seenFromOutside", true);
        try (SwitchRig bob = new SwitchRig(folder.resolve("of-bob"), "bob")) {
            bob.knows(sshd.access(), new Switch.Compose(app.toString(), null, List.of()), site.url());
            assertThat(bob.makes("switch off").plan().steps().toString())
                    .as("on another computer, by what lies on the server")
                    .contains(start, "that ran before");
        }
        Operation turnOff = rig.makes("switch off");
        assertThat(turnOff.plan().steps().toString()).contains(start);
        Event.Ended off = rig.runs(turnOff, event -> {});
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(off.run())).contains(start);
        assertThat(running.toFile().list())
                .as("what was stopped on purpose stays so")
                .containsExactlyInAnyOrder("app-db", "data", "web", "worker");
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman-compose"})
    void aServiceThatComposeLeavesOutUnlessItIsNamedIsStartedAgain(String tool) throws Exception {
        ComposeStandIn.install(programs, tool);
        Path running = ComposeStandIn.project(app, tool);
        looksAfter(new Switch.Compose(app.toString(), null, List.of()), programs.resolve("flag"));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Path config = app.resolve("as-config-tells-it");
        Files.writeString(
                config, Files.readString(config).replaceAll("(?m)^  worker:\n    build:.*\n(      .*\n)?", ""));
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(running.toFile().list()).containsExactlyInAnyOrder("app-db", "data", "web", "worker");
    }

    @Test
    void anyThreeCommandsAreGivenReasonEndAndMarker() throws Exception {
        Path closed = folder.resolve("closed");
        looksAfter(
                new Switch.Commands(
                        List.of(
                                "sh",
                                "-c",
                                "printf '%s|%s|%s' \"$HANDRAIL_REASON\" \"$HANDRAIL_UNTIL\" \"$HANDRAIL_MARKER\" >\"$1\"",
                                "sh",
                                closed.toString()),
                        List.of("rm", "-f", closed.toString()),
                        List.of("test", "-e", closed.toString())),
                closed);
        assertThat(rig.status()).containsEntry("state", "off");
        Event.Ended on = rig.does("switch on", "--reason", "Why not");
        assertThat(on.outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(on.run()))
                .as("what is not proven is said")
                .contains("No mark of Handrail is on the page");
        assertThat(Files.readString(closed)).startsWith("Why not||handrail-maintenance-");
        Map<String, Object> status = rig.status();
        assertThat(status).containsEntry("state", "on").containsEntry("by", "ada");
        assertThat(rig.makes("switch rehearse").plan().blocked())
                .as("not while it is on")
                .isTrue();
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("state", "off");
    }
}
