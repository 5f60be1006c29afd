package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Event;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something is done while the maintenance page is up, over a real SSH connection; what is done breaks on cue. */
class BehindPageTest {
    private static final Map<String, List<String>> BEHIND =
            Map.of("--replace", List.of("true"), Holding.BEHIND, List.of("true"));

    private static RealSshd sshd;

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private Path flag;
    private FlagSite site;
    private SwitchRig rig;

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
        flag = Files.createDirectory(folder.resolve("www")).resolve("maintenance.html");
        site = new FlagSite(flag);
        rig = rig(Duration.ofSeconds(60));
    }

    private SwitchRig rig(Duration grace) throws OperationFailed {
        Path home = folder.resolve("home");
        SwitchRig made = new SwitchRig(home, "ada", SwitchRig.shells(home), Duration.ofSeconds(3), grace);
        made.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
        return made;
    }

    @AfterEach
    void tearDown() {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
    }

    private Operation make(Deed.Body body, Map<String, List<String>> given) throws OperationFailed {
        return make(body, false, given);
    }

    /** What loads first, and tells when it begins with what is live. */
    private Operation telling(Deed.Body body) throws OperationFailed {
        return make(body, true, BEHIND);
    }

    private Operation make(Deed.Body body, boolean tells, Map<String, List<String>> given) throws OperationFailed {
        Offer.Action restore = new Offer.Action(
                "restore", "Restore", Effect.CHANGES, List.of(), any -> new Deed(rig.server(), body, tells));
        return new Holding(new Lazy<>(rig::means))
                .offer(restore, "--replace")
                .maker()
                .make(new Arguments(given));
    }

    private String outside() throws OperationFailed {
        return rig.means().outside(rig.server()).look().getFirst().unavailable() ? "page" : "site";
    }

    private Path lease() throws OperationFailed {
        Notice any = Notice.of(java.time.Instant.EPOCH, null, null, "", false);
        return Path.of(rig.means()
                .lever(rig.server())
                .release(any)
                .orElseThrow()
                .lease()
                .place());
    }

    private void assertAsItWas() throws OperationFailed {
        assertThat(outside()).isEqualTo("site");
        assertThat(flag).doesNotExist();
        assertThat(lease()).as("nothing is left on the server").doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().windows().open(SwitchRig.SERVER)).isEmpty();
    }

    @Test
    void onePlanHoldsThePageWhatIsDoneAndTheSiteAgain() throws Exception {
        Plan plan = make(work -> {}, BEHIND).plan();
        assertThat(plan.title()).isEqualTo("Exchange it, behind the maintenance page");
        assertThat(plan.effect()).isEqualTo(Effect.DESTROYS);
        assertThat(plan.cannotUndo()).containsExactly("It is exchanged");
        assertThat(plan.steps())
                .extracting(Plan.Step::text)
                .containsExactly(
                        "Look at the site as a visitor does",
                        "Arrange on the server that the page comes down again, whatever happens",
                        "Put the page up",
                        "Look from outside until every address shows it",
                        "Exchange",
                        "Take the page down",
                        "Look from outside until every address shows the site again");
        assertThat(plan.checks())
                .extracting(Plan.Check::text)
                .contains(
                        "There is room",
                        "The maintenance page is not up",
                        "Should this program die meanwhile, the server takes the page down by itself after 1 min");
        assertThat(flag).doesNotExist();
    }

    @Test
    void thePageIsUpWhileItIsDoneAndTheSiteIsSeenAfterIt() throws Exception {
        Map<String, List<String>> given = Map.of(
                "--replace", List.of("true"), Holding.BEHIND, List.of("true"), "--reason", List.of("Bringing it back"));
        Event.Ended done = rig.runs(
                make(
                        work -> {
                            seen.add(outside());
                            seen.add(
                                    rig.means().windows().open(SwitchRig.SERVER).isPresent() ? "remembered" : "");
                            work.made("database", "parish");
                        },
                        given),
                event -> {});
        assertThat(done.outcome()).as(done.failure()).isEqualTo(Outcome.DONE);
        assertThat(done.made()).containsEntry("database", "parish").containsKey("window");
        assertThat(seen).containsExactly("page", "remembered");
        assertAsItWas();
        Window window = rig.means().windows().of(SwitchRig.SERVER).getFirst();
        assertThat(window.run()).isEqualTo(done.run());
        assertThat(window.notice().reason()).isEqualTo("Bringing it back");
    }

    @Test
    void whatIsPreparedBesideIsPlannedBeforeThePage() throws Exception {
        Plan plan = telling(work -> {}).plan();
        assertThat(plan.steps())
                .extracting(Plan.Step::text)
                .containsExactly(
                        "Load",
                        "Look at the site as a visitor does",
                        "Arrange on the server that the page comes down again, whatever happens",
                        "Put the page up",
                        "Look from outside until every address shows it",
                        "Exchange",
                        "Take the page down",
                        "Look from outside until every address shows the site again");
        assertThat(plan.checks())
                .filteredOn(check -> check.state() == Plan.State.OK)
                .extracting(Plan.Check::text)
                .anyMatch(text -> text.contains("the page is up for the exchange only"));
        assertThat(make(work -> {}, BEHIND).plan().checks())
                .extracting(Plan.Check::text)
                .noneMatch(text -> text.contains("the page is up for the exchange only"));
    }

    @Test
    void theSiteStaysOpenUntilTheExchange() throws Exception {
        Event.Ended done = rig.runs(
                telling(work -> {
                    seen.add(outside());
                    work.exchanges();
                    seen.add(outside());
                    work.exchanges();
                }),
                event -> {});
        assertThat(done.outcome()).as(done.failure()).isEqualTo(Outcome.DONE);
        assertThat(seen).containsExactly("site", "page");
        assertAsItWas();
        assertThat(rig.means().windows().of(SwitchRig.SERVER)).as("put up once").hasSize(1);
    }

    @Test
    void whatComesToNoExchangeNeverHasThePageUp() throws Exception {
        Event.Ended failed = rig.runs(
                telling(work -> {
                    throw OperationFailed.failed("It was not proven").build();
                }),
                event -> {});
        assertThat(failed.failure()).contains("It was not proven");
        Event.Ended done = rig.runs(telling(work -> seen.add(outside())), event -> {});
        assertThat(done.outcome()).as(done.failure()).isEqualTo(Outcome.DONE);
        assertThat(seen).containsExactly("site");
        assertThat(rig.means().windows().of(SwitchRig.SERVER)).isEmpty();
        assertAsItWas();
    }

    @Test
    void anExchangeThatFailsOrIsCancelledOpensTheSiteAgain() throws Exception {
        Event.Ended failed = rig.runs(
                telling(work -> {
                    work.exchanges();
                    throw OperationFailed.failed("Somebody is in it").build();
                }),
                event -> {});
        assertThat(failed.failure()).contains("Somebody is in it");
        assertAsItWas();
        Event.Ended cancelled = rig.runs(
                telling(work -> {
                    work.exchanges();
                    seen.add(outside());
                    throw OperationFailed.cancelled();
                }),
                event -> {});
        assertThat(cancelled.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(seen).containsExactly("page");
        assertAsItWas();
    }

    @Test
    void whereAnotherPageWentUpMeanwhileNothingIsExchangedAndThatStaysUp() throws Exception {
        Event.Ended refused = rig.runs(
                telling(work -> {
                    write(flag, "Somebody else's page");
                    work.exchanges();
                    seen.add("exchanged");
                }),
                event -> {});
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(refused.next()).contains("leave --behind-switch away");
        assertThat(seen).isEmpty();
        assertThat(flag).hasContent("Somebody else's page");
        assertThat(lease()).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static void write(Path file, String text) throws OperationFailed {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw OperationFailed.failed("It could not be written").because(e);
        }
    }

    @Test
    void whatFailsOpensTheSiteAgainAndSaysWhyItFailed() throws Exception {
        Event.Ended failed = rig.runs(
                make(
                        work -> {
                            seen.add(outside());
                            throw OperationFailed.failed("The disk is full")
                                    .next("Make room.")
                                    .build();
                        },
                        BEHIND),
                event -> {});
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.failure()).contains("The disk is full");
        assertThat(seen).containsExactly("page");
        assertAsItWas();
    }

    @Test
    void whatIsCancelledOpensTheSiteAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Operation held = make(
                work -> {
                    begun.countDown();
                    Stop.here().await(() -> {
                        new CountDownLatch(1).await();
                        return true;
                    });
                },
                BEHIND);
        Underway underway = rig.runner().start(held, held.plan(), event -> {});
        begun.await();
        assertThat(flag).exists();
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertAsItWas();
    }

    @Test
    void aSiteThatDoesNotComeBackIsSaidThoughItIsDone() throws Exception {
        Event.Ended ended = rig.runs(make(work -> site.isBroken(true), BEHIND), event -> {});
        assertThat(ended.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.failure()).contains("Exchange it is done", "does not answer as it should");
        assertThat(ended.next()).contains("restore undo");
        assertThat(flag).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    @Test
    void theServerIsToldAgainAndAgainThatThePageIsStillWanted() throws Exception {
        rig.close();
        rig = rig(Duration.ofSeconds(20));
        Path deadline = lease().resolve("deadline");
        Event.Ended done = rig.runs(
                make(
                        work -> {
                            try {
                                String first = Files.readString(deadline);
                                Await.until(
                                        "it was renewed",
                                        () -> !Files.readString(deadline).equals(first));
                            } catch (Exception e) {
                                throw OperationFailed.failed("It was not").because(e);
                            }
                        },
                        BEHIND),
                event -> {});
        assertThat(done.outcome()).as(done.failure()).isEqualTo(Outcome.DONE);
        assertAsItWas();
    }

    @Test
    void killedOnTheWayTheServerOpensTheSiteAndTheNextStartCleansUp() throws Exception {
        rig.close();
        Process program = new ProcessBuilder(
                        Packed.java(KilledHold.class, folder.resolve("home").toString(), flag.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed").toFile())
                .start();
        Await.until("it is done behind the page", () -> {
            if (!program.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("killed")));
            }
            return Files.exists(Path.of(flag + ".begun"));
        });
        assertThat(flag).exists();
        program.destroyForcibly().waitFor();
        Await.until("the server has opened the site by itself", () -> !Files.exists(flag));

        rig = rig(Duration.ofSeconds(60));
        Run left = rig.runner().leftBehind().getFirst();
        assertThat(left.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(rig.journal().left(left.id()).getFirst().words()).contains("put up for the time of this");
        Event.Ended cleaned = rig.runs(rig.runner().cleaning(left.id(), rig.server()), event -> {});
        assertThat(cleaned.outcome()).as(cleaned.failure()).isEqualTo(Outcome.DONE);
        assertAsItWas();
    }

    @Test
    void withoutTheFlagThePlanSaysThatTheSiteCouldBeHeld() throws Exception {
        Map<String, List<String>> open = Map.of("--replace", List.of("true"));
        assertThat(make(work -> {}, open).plan().checks())
                .filteredOn(check -> check.state() == Plan.State.WARNING)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.text()).contains("The site stays open meanwhile");
                    assertThat(check.advice()).contains("--behind-switch");
                });
        assertThat(make(work -> {}, Map.of()).plan().checks())
                .extracting(Plan.Check::state)
                .containsOnly(Plan.State.OK);

        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        assertThat(make(work -> {}, open).plan().checks())
                .as("it is held already")
                .extracting(Plan.Check::state)
                .containsOnly(Plan.State.OK);
        Plan twice = make(work -> {}, BEHIND).plan();
        assertThat(twice.checks())
                .filteredOn(check -> check.state() == Plan.State.BLOCKER)
                .singleElement()
                .satisfies(check -> assertThat(check.advice()).contains("leave --behind-switch away"));
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatMakesNoSenseTogetherIsRefused() throws Exception {
        assertThatThrownBy(() -> make(work -> {}, Map.of(Holding.BEHIND, List.of("true"))))
                .hasMessageContaining("--behind-switch goes with --replace only");
        assertThatThrownBy(() -> make(work -> {}, Map.of("--replace", List.of("true"), "--reason", List.of("x"))))
                .hasMessageContaining("--reason goes with --behind-switch only");
        Deed unheld = new Deed(Server.of("Plain", Environment.TEST, new Access.ThisComputer(Sudo.NONE)), work -> {});
        assertThatThrownBy(() -> new BehindPage(rig.means(), unheld, null).plan())
                .hasMessageContaining("has no maintenance switch");
    }
}
