package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of Cloudflare or Render that the server takes down at its end with the token, over real SSH and with a real curl. */
class ServerLeaseTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Who naps for long on this server does so shortly, and writes down for how long he meant to. */
    private static final String SLEEP = """
            #!/bin/sh
            case $1 in 0*) exec /bin/sleep "$1" ;; esac
            echo "$1" >>"$HOME/naps"
            exec /bin/sleep 0.1
            """;

    private static final String CAP = """
            #!/bin/sh
            page=$(cat page)
            case $1:$2 in
              --version:) echo "Capistrano Version: 3.17.1 (Rake Version: 13.0.6)" ;;
              production:maintenance:enable) shift 2; printf '%s\\n' "$@" >"$page" ;;
              production:maintenance:disable) rm -f "$page" ;;
              *) exit 1 ;;
            esac
            """;

    private static RealSshd sshd;
    private static Path programs;

    @TempDir
    Path folder;

    private CloudflareStandIn cloudflare;
    private RenderStandIn render;
    private FlagSite site;
    private SwitchRig rig;

    @BeforeAll
    static void start(@TempDir Path there) throws Exception {
        programs = there;
        RealSshd.program(there.resolve("sleep"), SLEEP);
        sshd = RealSshd.start(SwitchRig.login(there));
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        Path flag = folder.resolve("flag");
        cloudflare = new CloudflareStandIn(flag);
        render = new RenderStandIn(flag);
        site = new FlagSite(flag);
        dns(true);
    }

    private void dns(boolean leased) throws Exception {
        begins(cloudflare);
        rig.knows(
                sshd.access(),
                new Switch.Dns(
                        Switch.DnsProvider.CLOUDFLARE,
                        CloudflareStandIn.ZONE,
                        CloudflareStandIn.RECORD,
                        CloudflareStandIn.NORMAL,
                        CloudflareStandIn.TARGET,
                        new SecretRef.Vault(),
                        leased),
                site.url());
    }

    private void atRender() throws Exception {
        begins(render);
        rig.knows(
                sshd.access(), new Switch.Render(RenderStandIn.SERVICE, null, new SecretRef.Vault(), true), site.url());
    }

    private void begins(ApiStandIn there) throws Exception {
        if (rig != null) {
            rig.close();
        }
        rig = new SwitchRig(folder.resolve("home"), "ada", there.apis(folder, LONG));
    }

    @AfterEach
    void tearDown() throws Exception {
        rig.close();
        site.close();
        for (ApiStandIn one : List.of(cloudflare, render)) {
            LeasesLeft.clear(one.url() + "/");
            one.close();
        }
        LeasesLeft.clear(folder);
        Files.deleteIfExists(programs.resolve("curl"));
        Files.deleteIfExists(programs.resolve("naps"));
    }

    private Lease lease() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        return rig.means().lever(rig.server()).release(any).orElseThrow().lease();
    }

    private Path place() throws Exception {
        return Path.of(lease().place());
    }

    private Event.Ended on(String... more) throws Exception {
        Event.Ended on = rig.does("switch on", more);
        assertThat(on.outcome()).as(on.failure() + " " + on.next()).isEqualTo(Outcome.DONE);
        return on;
    }

    private Event.Ended off() throws Exception {
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        return off;
    }

    /** As if the time had come; whoever put the page up is not there any more. */
    private void theTimeComes(Path place) throws Exception {
        rig.close();
        Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
        Await.until("the server has done its part", () -> ended(place).startsWith("done"));
        assertThat(place.resolve("secret")).as("gone with the page").doesNotExist();
    }

    private static String ended(Path place) {
        try {
            return Files.readString(place.resolve("ended"));
        } catch (IOException e) {
            return "";
        }
    }

    private void assertContent(String host) {
        assertThat(cloudflare.content()).isEqualTo("CNAME " + host);
    }

    @Test
    void theLaptopDiesAndTheServerPointsTheRecordBackAndForgetsTheToken() throws Exception {
        JsonNode untouched = cloudflare.entry();
        Event.Ended on = on("--until", "1h");
        assertContent(CloudflareStandIn.TARGET);
        assertThat(rig.status()).containsEntry("endsByItself", true).containsEntry("state", "on");
        Path place = place();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("secret"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("secret/curl"))))
                .isEqualTo("rw-------");
        assertThat(place.resolve("secret/curl")).content().contains(ApiStandIn.TOKEN);
        assertThat(rig.transcript(on.run())).doesNotContain(ApiStandIn.TOKEN);
        theTimeComes(place);
        assertThat(cloudflare.entry()).isEqualTo(untouched);
        assertThat(holdingTheToken(folder.resolve("home"), place)).isEmpty();
    }

    /** Which files below hold it. */
    private static List<Path> holdingTheToken(Path... below) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path one : below) {
            try (Stream<Path> all = Files.walk(one)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(ApiStandIn.TOKEN)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void theTokenStandsInNoCommandWhileItIsUsed() throws Exception {
        RealSshd.program(
                programs.resolve("curl"),
                "#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/[0-9]*/environ"
                        + " >>'" + folder + "/seen' 2>/dev/null\nprintf '%s ' \"$@\" >>'" + folder
                        + "/seen'\nexec /usr/bin/curl \"$@\"\n");
        String token = "tok-" + UUID.randomUUID();
        cloudflare.takes(token);
        dns(true);
        on("--until", "1h");
        theTimeComes(place());
        assertContent(CloudflareStandIn.NORMAL);
        String seen = Files.readString(folder.resolve("seen"), StandardCharsets.ISO_8859_1);
        assertThat(seen).contains("PATCH", "/secret/curl").doesNotContain(token);
    }

    @Test
    void aRecordThatSomebodyChangedMeanwhileIsLeft() throws Exception {
        on("--until", "1h");
        cloudflare.pointsTo("CNAME", "elsewhere.example.net");
        int changes = cloudflare.changes().size();
        theTimeComes(place());
        assertContent("elsewhere.example.net");
        assertThat(cloudflare.changes()).hasSize(changes);
    }

    @Test
    void whoIsToldToComeLaterDoes() throws Exception {
        on("--until", "1h");
        cloudflare.goesWrong("GET", ApiStandIn.later("7"));
        cloudflare.goesWrong("GET", Reply.page("<title>Bad gateway</title>").with(502));
        cloudflare.goesWrong("PATCH", ApiStandIn.later("100000"));
        Path place = place();
        theTimeComes(place);
        assertContent(CloudflareStandIn.NORMAL);
        assertThat(Files.readAllLines(programs.resolve("naps"))).contains("7", "10", "300");
        assertThat(place.resolve("said")).content().doesNotContain(ApiStandIn.TOKEN);
    }

    @Test
    void offTakesTheTokenAwayAndProvesIt() throws Exception {
        on("--until", "1h");
        Path place = place();
        Event.Ended off = off();
        assertThat(place).doesNotExist();
        assertThat(rig.transcript(off.run())).contains("The token lies on the server no more");
        assertContent(CloudflareStandIn.NORMAL);
    }

    @Test
    void anotherEndIsTheServersTooAndAnEarlierOneComesAtOnce() throws Exception {
        on("--until", "1h");
        Path place = place();
        Event.Ended later = rig.does("switch extend", "--until", "3h");
        assertThat(later.outcome()).as(later.failure()).isEqualTo(Outcome.DONE);
        assertThat(lease().tell().orElseThrow().left()).isGreaterThan(Duration.ofHours(2));
        assertThat(place.resolve("secret/curl")).exists();
        Event.Ended sooner = rig.does("switch extend", "--until", "1s");
        assertThat(sooner.outcome()).as(sooner.failure()).isEqualTo(Outcome.DONE);
        Await.until("it is over", () -> ended(place).startsWith("done"));
        assertContent(CloudflareStandIn.NORMAL);
        assertThat(place.resolve("secret")).doesNotExist();
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @Test
    void withoutAnEndNoTokenLiesAboutAndWithALaterOneItDoes() throws Exception {
        on();
        assertThat(place()).doesNotExist();
        Event.Ended extended = rig.does("switch extend", "--until", "1h");
        assertThat(extended.outcome()).as(extended.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.status()).containsEntry("endsByItself", true);
        theTimeComes(place());
        assertContent(CloudflareStandIn.NORMAL);
    }

    @Test
    void aLaterEndOfAPageWithoutOneSaysThatTheTokenWillLieThereAndLeavesNoneThatDoesNotWork() throws Exception {
        on();
        assertThat(rig.makes("switch extend", "--until", "1h").plan().checks().toString())
                .contains("the token lies on", place() + "/secret");
        Operation extend = rig.makes("switch extend", "--until", "1h");
        Plan plan = rig.runner().plan(extend);
        RealSshd.program(programs.resolve("curl"), "#!/bin/sh\nexit 60\n");
        Event.Ended failed = rig.runner().start(extend, plan, event -> {}).await();
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(place()).doesNotExist();
        Files.delete(programs.resolve("curl"));
        assertThat(rig.does("switch extend", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.makes("switch extend", "--until", "2h").plan().checks().toString())
                .as("it lies there already")
                .doesNotContain("the token lies on");
    }

    /** Resolvers remember where the name led. */
    @Test
    void itIsOverOnceVisitorsAreLedToThePageNoMore() throws Exception {
        on("--until", "1h");
        theTimeComes(place());
        dns(true);
        Files.writeString(folder.resolve("flag"), "Back soon");
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(rig.means().windows().open(SwitchRig.SERVER)).isPresent();
        Files.delete(folder.resolve("flag"));
        rig.status();
        assertThat(rig.means().windows().of(SwitchRig.SERVER))
                .singleElement()
                .satisfies(window -> assertThat(window.endedBy()).isEqualTo(Words.of("switching.ended.itself")));
    }

    @Test
    void aServerOutOfReachKeepsThePageFromGoingUpAndNotFromComingDownAndIsSaidLoudly() throws Exception {
        on("--until", "1h");
        Path place = place();
        sshd.stop();
        try {
            assertThat(rig.status()).as("the record is asked as ever").containsEntry("state", "on");
            assertThat(rig.asks("switch status").lines().toString()).contains("What is arranged on the server");
            Event.Ended off = rig.does("switch off");
            assertThat(off.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(off.failure() + off.next()).contains("may lie on the server still", "rm -rf " + place, "Revoke");
            assertContent(CloudflareStandIn.NORMAL);
            assertThat(place.resolve("secret/curl")).exists();
            Plan plan = rig.makes("switch on", "--until", "1h").plan();
            assertThat(plan.blocked()).isTrue();
            assertThat(plan.checks().toString()).contains("lease: server out of the profile for this time");
        } finally {
            sshd.startAgain();
        }
        off();
        assertThat(place).doesNotExist();
    }

    @Test
    void thePlanSaysThatTheTokenWillLieThereOrHowToHaveItSo() throws Exception {
        String leased = rig.makes("switch on", "--until", "1h").plan().checks().toString();
        assertThat(leased)
                .contains("the token lies on", place() + "/secret", "DNS Edit and Zone Read of the zone example.org")
                .doesNotContain(ApiStandIn.TOKEN);
        assertThat(rig.makes("switch rehearse").plan().checks().toString()).contains("the token lies on");
        dns(false);
        assertThat(rig.makes("switch on", "--until", "1h").plan().checks().toString())
                .contains("if it is open", "lease: server")
                .doesNotContain("the token lies on");
    }

    @Test
    void whatTheServerCouldNotDoAtTheEndIsSeenBeforeAnythingIsPutUp() throws Exception {
        Operation on = rig.makes("switch on", "--until", "1h");
        Plan plan = rig.runner().plan(on);
        assertThat(plan.blocked()).isFalse();
        RealSshd.program(
                programs.resolve("curl"), "#!/bin/sh\necho 'curl: (60) certificate is not yet valid' >&2\nexit 60\n");
        assertThat(rig.makes("switch on", "--until", "1h").plan().checks().toString())
                .contains("does not reach", "not yet valid");
        Event.Ended ended = rig.runner().start(on, plan, event -> {}).await();
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("as a trial before shows");
        assertThat(cloudflare.changes()).isEmpty();
        assertThat(place()).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aTokenThatComesToNothingDoesNotLieThereForever() throws Exception {
        on("--until", "1h");
        Path place = place();
        RealSshd.program(programs.resolve("curl"), "#!/bin/sh\nexit 7\n");
        rig.close();
        Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
        Await.until("it was tried", () -> ended(place).startsWith("failed"));
        assertThat(place.resolve("secret/curl")).as("for a day it is tried").exists();
        Files.writeString(place.resolve("secret/since"), "-90000\n");
        Await.until("it is given up", () -> !Files.exists(place.resolve("secret")));
        assertThat(ended(place)).startsWith("failed");
        assertContent(CloudflareStandIn.TARGET);
    }

    @Test
    void renderIsTurnedOffByTheServerAndItsPageStaysSet() throws Exception {
        atRender();
        on("--until", "1h");
        assertThat(render.isOn()).isTrue();
        Path place = place();
        render.goesWrong("PATCH", ApiStandIn.later("2"));
        theTimeComes(place);
        assertThat(render.isOn()).isFalse();
        assertThat(render.changes().getLast()).contains("\"enabled\":false");
        assertThat(Files.readAllLines(programs.resolve("naps"))).contains("2");
    }

    @Test
    void atRenderWhatIsOffAlreadyIsLeft() throws Exception {
        atRender();
        on("--until", "1h");
        render.isOn(false);
        int changes = render.changes().size();
        theTimeComes(place());
        assertThat(render.changes()).hasSize(changes);
        begins(render);
        rig.knows(
                sshd.access(), new Switch.Render(RenderStandIn.SERVICE, null, new SecretRef.Vault(), true), site.url());
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(rig.means().windows().open(SwitchRig.SERVER))
                .as("it is written down that it is over")
                .isEmpty();
    }

    @Test
    void aProgramThatDiesBeforeThePageIsUpLeavesNothingToDo() throws Exception {
        Release release = rig.means()
                .lever(rig.server())
                .release(Notice.of(Instant.now(), null, null, "ada", false))
                .orElseThrow();
        release.arrange(Notice.of(Instant.now(), null, null, "ada", false), LONG);
        Path place = place();
        assertThat(release.lease().secrets()).containsExactly(place + "/secret");
        theTimeComes(place);
        assertThat(cloudflare.changes()).isEmpty();
    }

    /** A checkout on the workstation whose page is put there. */
    private Path capistrano(Path page, String settings) throws Exception {
        Path checkout = folder.resolve("checkout");
        Files.createDirectories(checkout.resolve("config/deploy"));
        Files.writeString(checkout.resolve("page"), page.toString());
        Files.writeString(checkout.resolve("config/deploy.rb"), settings);
        RealSshd.program(programs.resolve("cap"), CAP);
        site.asksFor(page);
        rig.close();
        rig = new SwitchRig(
                folder.resolve("home"),
                "ada",
                new AnotherDesk(SwitchRig.shells(folder), sshd),
                Duration.ofSeconds(3),
                Duration.ofSeconds(60));
        rig.knows(
                sshd.access(),
                new Switch.Capistrano(checkout.toString(), "production", Switch.Place.WORKSTATION, true, null),
                site.url());
        return checkout;
    }

    private Path page() throws IOException {
        return Files.createDirectories(folder.resolve("app/shared/public/system"))
                .resolve("maintenance.html");
    }

    @Test
    void whatCapistranoPutThereFromTheWorkstationIsTakenAwayByTheServer() throws Exception {
        Path page = page();
        capistrano(page, "set :application, 'space'\nset :deploy_to, \"" + folder + "/app\"\n");
        Plan plan = rig.makes("switch on", "--until", "1h").plan();
        assertThat(plan.checks().toString()).contains("takes away the page " + page);
        on("--until", "1h");
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("endsByItself", true);
        assertThat(rig.does("switch extend", "--until", "2h").outcome()).isEqualTo(Outcome.DONE);
        assertThat(page).content().contains("UNTIL=");
        theTimeComes(place());
        assertThat(page).doesNotExist();
    }

    @Test
    void aPageThatSomebodyElsePutThereMeanwhileIsLeft() throws Exception {
        Path page = page();
        capistrano(page, "set :deploy_to, \"" + folder + "/app\"\n");
        on("--until", "1h");
        Files.writeString(page, "Another one, until Monday");
        theTimeComes(place());
        assertThat(page).hasContent("Another one, until Monday");
    }

    @Test
    void whereTheCheckoutDoesNotSayWhereThePageLiesOrIsWrongNothingStaysUp() throws Exception {
        Path page = page();
        Path checkout = capistrano(page, "set :deploy_to, ENV['WHERE']\n");
        Plan blind = rig.makes("switch on", "--until", "1h").plan();
        assertThat(blind.blocked()).isTrue();
        assertThat(blind.checks().toString()).contains("do not say in plain words");
        Files.writeString(checkout.resolve("config/deploy/production.rb"), "set :deploy_to, '" + folder + "/other'\n");
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure() + on.next())
                .contains(folder + "/other/shared/public/system/maintenance.html", "switch: file");
        assertThat(page).as("taken down at once").doesNotExist();
        assertThat(place()).doesNotExist();
    }
}
