package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Saying;
import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.web.LocalResolver;
import dev.handrail.web.LocalSite.Reply;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record at Cloudflare as the switch, against a stand-in that refuses what theirs would, and goes wrong as theirs may. */
class DnsSwitchTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private CloudflareStandIn cloudflare;
    private FlagSite site;
    private SwitchRig rig;

    @BeforeEach
    void setUp() throws Exception {
        Path flag = folder.resolve("flag");
        cloudflare = new CloudflareStandIn(flag);
        site = new FlagSite(flag);
        rig = rig(cloudflare.apis(folder, LONG));
    }

    @AfterEach
    void tearDown() {
        rig.close();
        site.close();
        cloudflare.close();
    }

    private SwitchRig rig(Apis apis) throws OperationFailed {
        SwitchRig made = new SwitchRig(folder.resolve("home"), "ada", apis);
        looksAfter(made, CloudflareStandIn.NORMAL, CloudflareStandIn.TARGET, new SecretRef.Vault());
        return made;
    }

    private void again(Apis apis) throws OperationFailed {
        rig.close();
        rig = rig(apis);
    }

    private void looksAfter(SwitchRig which, String normal, String target, @Nullable SecretRef token) {
        Switch.Dns dns = new Switch.Dns(
                Switch.DnsProvider.CLOUDFLARE, CloudflareStandIn.ZONE, CloudflareStandIn.RECORD, normal, target, token);
        which.knows(new Access.ThisComputer(Sudo.NONE), dns, site.url());
    }

    private void assertNormal() {
        assertThat(cloudflare.content()).isEqualTo("CNAME " + CloudflareStandIn.NORMAL);
    }

    /** As if it came about between the plan and its confirmation. */
    private Event.Ended onAfter(Meanwhile meanwhile) throws Exception {
        Operation on = rig.makes("switch on");
        Plan plan = rig.runner().plan(on);
        assertThat(plan.blocked()).isFalse();
        meanwhile.happens();
        return rig.runner().start(on, plan, event -> {}).await();
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private String failure(Event.Ended ended) {
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        return ended.failure() + " " + ended.next();
    }

    @Test
    void theRecordIsPointedToThePageAndBackAndNothingElseIsTouched() throws Exception {
        var untouched = cloudflare.entry();
        assertThat(rig.status()).containsEntry("state", "off");
        Event.Ended on = rig.does("switch on", "--reason", "Moving");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(cloudflare.content()).isEqualTo("CNAME " + CloudflareStandIn.TARGET);
        assertThat(rig.status()).containsEntry("state", "on").containsEntry("by", "ada");
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(cloudflare.entry()).isEqualTo(untouched);
        assertThat(rig.status()).containsEntry("state", "off");
        assertThat(cloudflare.changes()).hasSize(2).allMatch(change -> change.startsWith("PATCH"));
    }

    @Test
    void theZoneIsKeptBeforeAndTheTokenStandsNowhere() throws Exception {
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        String transcript = rig.transcript(on.run());
        try (Stream<Path> kept = Files.list(folder.resolve("switches"))) {
            Path file = kept.findFirst().orElseThrow();
            assertThat(file).hasContent(CloudflareStandIn.EXPORT);
            assertThat(transcript).contains(file.toString(), "up to 60 s", "PATCH /zones/");
        }
        assertThat(transcript).doesNotContain(ApiStandIn.TOKEN);
        List<String> asked = cloudflare.asked();
        int changed = asked.indexOf(cloudflare.changes().getFirst());
        assertThat(asked.subList(0, changed)).anyMatch(one -> one.endsWith("/export"));
    }

    @Test
    void anAddressBecomesANameAndAnAddressAgain() throws Exception {
        cloudflare.pointsTo("A", "192.0.2.10");
        looksAfter(rig, "192.0.2.10", CloudflareStandIn.TARGET, new SecretRef.Vault());
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(cloudflare.content()).isEqualTo("CNAME " + CloudflareStandIn.TARGET);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(cloudflare.content()).isEqualTo("A 192.0.2.10");
    }

    @Test
    void aRecordThatSomebodyChangedBlocksThePlanWithAllValues() throws Exception {
        cloudflare.pointsTo("CNAME", "elsewhere.example.net");
        Map<String, Object> status = rig.status();
        assertThat(status).containsEntry("state", "unknown");
        assertThat(String.valueOf(status.get("why")))
                .contains("elsewhere.example.net")
                .contains(CloudflareStandIn.both());
        assertThat(rig.makes("switch on").plan().blocked()).isTrue();
    }

    @Test
    void changedBySomebodyMeanwhileIsRefusedWithAllValuesAndLeftAsItIs() throws Exception {
        String failure = failure(onAfter(() -> cloudflare.pointsTo("CNAME", "elsewhere.example.net")));
        assertThat(failure).contains("elsewhere.example.net").contains(CloudflareStandIn.both());
        assertThat(cloudflare.changes()).isEmpty();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void changedBySomebodyWhileItIsOnIsNotPointedBackOverTheirs() throws Exception {
        assertThat(rig.does("switch on").outcome()).isEqualTo(Outcome.DONE);
        cloudflare.pointsTo("CNAME", "elsewhere.example.net");
        assertThat(failure(rig.does("switch off"))).contains("elsewhere.example.net", "under DNS, point");
        assertThat(cloudflare.content()).isEqualTo("CNAME elsewhere.example.net");
    }

    @Test
    void thePageThatSomebodyElsePutUpMeanwhileIsLeftUp() throws Exception {
        String failure = failure(onAfter(() -> cloudflare.pointsTo("CNAME", CloudflareStandIn.TARGET)));
        assertThat(failure).contains("points there already");
        assertThat(cloudflare.content()).isEqualTo("CNAME " + CloudflareStandIn.TARGET);
        assertThat(cloudflare.changes()).isEmpty();
    }

    @Test
    void aWrongTokenIsSaidAndNotRepeated() throws Exception {
        again(cloudflare.apis(folder, LONG, "tok-wrong-5512"));
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("Invalid access token ••• (9109)")
                .hasMessageContaining("DNS Edit")
                .hasMessageNotContaining("tok-wrong-5512");
        assertThat(rig.status()).containsEntry("state", "unknown");
    }

    @Test
    void whatCannotBeATokenIsNotSent() throws Exception {
        again(cloudflare.apis(folder, LONG, "Bearer tok\r\nX-Evil: 1"));
        assertThatThrownBy(() -> rig.makes("switch on").plan()).hasMessageContaining("cannot be a token");
        assertThat(cloudflare.asked()).isEmpty();
    }

    @Test
    void aProfileWithoutATokenSaysWhereToPutIt() {
        looksAfter(rig, CloudflareStandIn.NORMAL, CloudflareStandIn.TARGET, null);
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("handrail vault put \"Parish/switch/token\"");
    }

    @Test
    void aTokenForOtherZonesIsSaid() {
        cloudflare.isForOthers();
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("The token shows no zone example.org");
    }

    @Test
    void twoRecordsOfTheNameAreNotGuessedBetween() {
        cloudflare.alsoHas("A", "192.0.2.11");
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("but 2")
                .hasMessageContaining("A 192.0.2.11");
    }

    @Test
    void aNameWithAddressesOfBothKindsIsRefusedWithTheWayOut() throws Exception {
        cloudflare.pointsTo("A", "192.0.2.11");
        cloudflare.alsoHas("AAAA", "2001:db8::11");
        looksAfter(rig, "192.0.2.11", CloudflareStandIn.TARGET, new SecretRef.Vault());
        assertThatThrownBy(() -> rig.makes("switch on").plan()).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.tried()).contains("IPv6 would be led past the page");
            assertThat(e.cameBack()).isEqualTo("A 192.0.2.11, AAAA 2001:db8::11");
            assertThat(e.next()).contains("make " + CloudflareStandIn.RECORD + " one CNAME");
        });
        assertThat(rig.status()).as("it is not guessed either").containsEntry("state", "unknown");
        assertThat(cloudflare.changes()).isEmpty();
    }

    @Test
    void whatTheyRefuseIsToldInTheirWords() throws Exception {
        String failure = failure(onAfter(() -> cloudflare.goesWrong(
                "PATCH",
                cloudflare.refusal(400, 81053, "An A, AAAA, or CNAME record with that host already exists."))));
        assertThat(failure).contains("record with that host already exists. (81053)");
        assertNormal();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aMethodThatTheyDoNotTakeIsToldInTheirWords() throws Exception {
        Reply refusal = cloudflare.to("PUT", CloudflareStandIn.ENTRY, ApiStandIn.JSON.nullNode());
        assertThat(failure(onAfter(() -> cloudflare.goesWrong("PATCH", refusal))))
                .contains("status 405: Method not allowed");
        assertNormal();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void aFieldThatTheyDoNotKnowIsRefusedAndNothingIsChanged() throws Exception {
        Reply refusal =
                cloudflare.to("PATCH", CloudflareStandIn.ENTRY, ApiStandIn.JSON.readTree("{\"reason\":\"Upgrade\"}"));
        assertThat(failure(onAfter(() -> cloudflare.goesWrong("PATCH", refusal))))
                .contains("status 400: Request body has an unknown field: reason");
        assertNormal();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void whatIsNoSuccessInSpiteOfItsStatusIsNone() throws Exception {
        String failure = failure(
                onAfter(() -> cloudflare.goesWrong("PATCH", cloudflare.refusal(200, 1004, "DNS Validation Error"))));
        assertThat(failure).contains("DNS Validation Error (1004)");
    }

    @Test
    void tooManyQuestionsWaitAsLongAsTheyAreTold() throws Exception {
        Event.Ended on = onAfter(() -> cloudflare.goesWrong("PATCH", ApiStandIn.later("1")));
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(on.run())).contains("Cloudflare answers with 429; once more in 1 s");
        assertThat(cloudflare.changes()).hasSize(2);
    }

    @Test
    void aWaitThatNobodyBearsIsSaidAtOnce() throws Exception {
        String failure = failure(onAfter(() -> cloudflare.goesWrong("PATCH", ApiStandIn.later("300"))));
        assertThat(failure).contains("Come again in 300 s");
        assertThat(cloudflare.changes()).hasSize(1);
        assertNormal();
    }

    @Test
    void whatIsOutOfOrderForAMomentIsAskedAgain() throws Exception {
        Event.Ended on = onAfter(() -> {
            cloudflare.goesWrong("PATCH", Reply.page("<html>Bad gateway</html>").with(502));
            cloudflare.goesWrong("PATCH", cloudflare.refusal(500, 1000, "Internal"));
        });
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatStaysOutOfOrderIsSaid() throws Exception {
        String failure = failure(onAfter(() -> {
            for (int i = 0; i < 4; i++) {
                cloudflare.goesWrong(
                        "PATCH", Reply.page("<html>Bad gateway</html>").with(502));
            }
        }));
        assertThat(failure).contains("status 502", "Look whether Cloudflare tells of an outage");
        assertNormal();
    }

    @Test
    void aPageInPlaceOfADocumentIsSaid() {
        cloudflare.goesWrong("GET", Reply.page(ApiStandIn.PAGE));
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("text/html")
                .hasMessageContaining("Sign in to the network");
    }

    @Test
    void aPageInPlaceOfTheZoneIsNotKeptAndNothingIsChanged() throws Exception {
        String failure = failure(onAfter(() -> {
            cloudflare.goesWrong(
                    "GET", cloudflare.to("GET", "/client/v4/zones?name=example.org", ApiStandIn.JSON.nullNode()));
            cloudflare.goesWrong("GET", Reply.page(ApiStandIn.PAGE));
        }));
        assertThat(failure).contains("Sign in to the network");
        assertThat(cloudflare.changes()).isEmpty();
        assertThat(folder.resolve("switches")).doesNotExist();
    }

    @Test
    void whoeverSendsTheTokenElsewhereIsNotFollowed() {
        cloudflare.goesWrong("GET", Reply.to(302, "http://127.0.0.1:9/"));
        assertThatThrownBy(() -> rig.makes("switch on").plan()).hasMessageContaining("status 302");
    }

    @Test
    void whoDoesNotAnswerInTimeIsSaid() throws Exception {
        again(cloudflare.apis(folder, Duration.ofMillis(300)));
        cloudflare.isSilent("GET");
        assertThatThrownBy(() -> rig.makes("switch on").plan())
                .hasMessageContaining("no answer in time")
                .hasMessageContaining("tell of an outage");
    }

    @Test
    void whatMayHaveBeenDoneThoughNobodySaidSoIsUndone() throws Exception {
        again(cloudflare.apis(folder, Duration.ofSeconds(3)));
        String failure = failure(onAfter(() -> cloudflare.isSilent("PATCH")));
        assertThat(failure).contains("Whether it was done cannot be told");
        assertNormal();
        assertThat(cloudflare.changes()).as("there, and back").hasSize(2);
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        Apis apis = cloudflare.apis(folder, LONG);
        cloudflare.close();
        again(apis);
        assertThatThrownBy(() -> rig.makes("switch on").plan()).hasMessageContaining("Could not ask Cloudflare");
    }

    @Test
    void thePlanTellsWhatPagesDo() throws Exception {
        looksAfter(rig, CloudflareStandIn.NORMAL, "closed.pages.dev", new SecretRef.Vault());
        String said = rig.makes("switch on").plan().checks().toString();
        assertThat(said).contains("522", "goes inactive", "answers 200", "expect: contains", "up to 60 s");
        looksAfter(rig, "parish.pages.dev", CloudflareStandIn.TARGET, new SecretRef.Vault());
        cloudflare.pointsTo("CNAME", "parish.pages.dev");
        assertThat(rig.makes("switch on").plan().checks().toString()).contains("The site itself is a Cloudflare Pages");
    }

    @Test
    void aPagesProjectWithoutTheDomainIsA522AndBlocks() throws Exception {
        looksAfter(rig, CloudflareStandIn.NORMAL, "closed.pages.dev", new SecretRef.Vault());
        Plan plan = rig.makes("switch on").plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.checks().toString()).contains("does not have www.example.org", "522");
        cloudflare.pagesDomain("pending");
        plan = rig.makes("switch on").plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks().toString()).contains("is a custom domain of closed.pages.dev, and pending");
        cloudflare.pagesDomain("active");
        assertThat(rig.makes("switch on").plan().checks().toString()).contains("is an active custom domain");
        looksAfter(rig, CloudflareStandIn.NORMAL, "notclosed.pages.dev", new SecretRef.Vault());
        assertThat(rig.makes("switch on").plan().checks().toString())
                .as("a name that only ends alike is another project's")
                .contains("no project of the account has notclosed.pages.dev");
    }

    @Test
    void aTokenThatMayNotSeePagesIsAWarningAndNothingAgainstIt() throws Exception {
        looksAfter(rig, CloudflareStandIn.NORMAL, "closed.pages.dev", new SecretRef.Vault());
        cloudflare.mayNotPages();
        Plan plan = rig.makes("switch on").plan();
        assertThat(plan.blocked()).isFalse();
        assertThat(plan.checks().toString()).contains("cannot be told", "Authentication error", "522");
    }

    @Test
    void aDomainThatWentInactiveIsLookedAtAnewOnceTheRecordPointsThere() throws Exception {
        looksAfter(rig, CloudflareStandIn.NORMAL, "closed.pages.dev", new SecretRef.Vault());
        cloudflare.pagesDomain("deactivated");
        cloudflare.shownBy("closed.pages.dev");
        Event.Ended on = rig.does("switch on");
        assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
        assertThat(rig.transcript(on.run()))
                .contains("and deactivated", "asked to look at it anew", "is an active custom domain");
    }

    @Test
    void resolversAreWatchedUntilTheyFollowBothWays() throws Exception {
        try (LocalResolver follows = LocalResolver.saying(() -> line(cloudflare.content()));
                LocalResolver failing = LocalResolver.failing(5)) {
            cloudflare.asks(List.of(follows.resolver(), failing.resolver()));
            Event.Ended on = rig.does("switch on");
            assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
            assertThat(rig.transcript(on.run()))
                    .contains(
                            follows.resolver().word() + " has followed",
                            "All that were asked lead www.example.org to page")
                    .contains(failing.resolver().word() + " gives no answer");
            Event.Ended off = rig.does("switch off");
            assertThat(rig.transcript(off.run())).contains("lead www.example.org to server.example.org");
        }
    }

    /** As a line of a zone. */
    private static String line(String content) {
        return "www.example.org. 60 IN " + content + ".";
    }

    @Test
    void oneThatRemembersLongerIsWaitedForNoLongerThanTheTtlAndIsNoFailure() throws Exception {
        cloudflare.has("ttl", 2);
        try (LocalResolver old = LocalResolver.of("www.example.org. 40 IN CNAME server.example.org.")) {
            cloudflare.asks(List.of(old.resolver()));
            Event.Ended on = rig.does("switch on");
            assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
            assertThat(rig.transcript(on.run()))
                    .containsOnlyOnce("still says server.example.org, for another 40 s")
                    .contains("1 of 1 resolvers still lead elsewhere");
        }
    }

    @Test
    void whatComesByCloudflareIsPurgedAtTheEndAndARefusalIsNoFailure() throws Exception {
        cloudflare.proxied();
        looksAfter(rig, CloudflareStandIn.NORMAL, CloudflareStandIn.TARGET, new SecretRef.Vault());
        Switch.Dns dns = (Switch.Dns) Objects.requireNonNull(rig.server().maintenance());
        DnsAfter after = new DnsAfter(
                rig.knows(new Access.ThisComputer(Sudo.NONE), dns, URI.create("https://www.example.org/")),
                dns,
                rig.means().apis().watching(),
                rig.means().apis().cloudflare("Parish", new SecretRef.Vault(), said -> {}));
        DnsRecord there = DnsRecord.of("023e105f4ecef8ad9ca31a8372d0c353", cloudflare.entry());
        Saying heard = new Saying();
        after.purge(there, heard);
        assertThat(heard.lines()).contains("Cloudflare was told to let go of what it keeps of 1 addresses");
        assertThat(cloudflare.changes()).hasSize(1).allMatch(one -> one.contains("https://www.example.org/"));
        cloudflare.mayNotPurge();
        after.purge(there, heard);
        assertThat(String.join(" ", heard.lines())).contains("Cache Purge", "Authentication error");
    }

    @Test
    void aPageThatVisitorsAreStillLedToStaysKnownThoughTheRecordPointsBack() throws Exception {
        assertThat(rig.does("switch on").outcome()).isEqualTo(Outcome.DONE);
        cloudflare.pointsTo("CNAME", CloudflareStandIn.NORMAL);
        Path kept = Files.writeString(folder.resolve("kept"), "Back soon");
        site.asksFor(kept);
        assertThat(rig.status()).containsEntry("state", "off").containsEntry("seenFromOutside", true);
        assertThat(rig.means().windows().open(SwitchRig.SERVER)).isPresent();
        Files.delete(kept);
        assertThat(rig.status()).containsEntry("state", "off").containsEntry("seenFromOutside", false);
        assertThat(rig.means().windows().open(SwitchRig.SERVER)).isEmpty();
    }

    @Test
    void aRecordThatIsLongRememberedIsAWarning() throws Exception {
        cloudflare.has("ttl", 3600);
        Plan plan = rig.makes("switch on").plan();
        assertThat(plan.checks())
                .anyMatch(check ->
                        check.state() == Plan.State.WARNING && check.text().contains("up to 3600 s"));
        assertThat(plan.steps().toString()).contains("{\"content\":\"page.example.org\"}");
    }

    @Test
    void noTokenIsSentInTheOpen() throws IOException, OperationFailed {
        Apis good = cloudflare.apis(folder, LONG);
        again(new Apis(
                good.secrets(),
                good.visitor(),
                good.kept(),
                "http://gateway.example.org/v4",
                "",
                LONG,
                good.pause(),
                good.watching()));
        assertThatThrownBy(() -> rig.makes("switch on").plan()).hasMessageContaining(Apis.CLOUDFLARE);
    }
}
