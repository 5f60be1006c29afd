package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.Packed;
import dev.handrail.journal.Outcome;
import dev.handrail.journal.Run;
import dev.handrail.operation.Event;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Underway;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with a maintenance page, each by its name. */
class FlagFaultsTest {
    @TempDir
    Path folder;

    private RealSshd sshd;
    private Path flag;
    private FlagSite site;
    private SwitchRig rig;

    @BeforeEach
    void setUp() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
        sshd = RealSshd.start("SetEnv HOME=" + programs + " PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin");
        flag = Files.createDirectory(folder.resolve("www")).resolve("maintenance.html");
        site = new FlagSite(flag);
        rig = rig("home", "ada", Duration.ofSeconds(60));
    }

    private SwitchRig rig(String home, String person, Duration grace) throws Exception {
        Path place = folder.resolve(home);
        SwitchRig made = new SwitchRig(place, person, SwitchRig.shells(place), Duration.ofSeconds(1), grace);
        made.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
        return made;
    }

    @AfterEach
    void tearDown() throws Exception {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
        sshd.close();
    }

    private Path lease() throws Exception {
        Notice any = Notice.of(Instant.EPOCH, null, null, "", false);
        return Path.of(rig.means()
                .lever(rig.server())
                .release(any)
                .orElseThrow()
                .lease()
                .place());
    }

    @ParameterizedTest
    @EnumSource(value = FlagSite.Rule.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
    void aPageThatIsNotShownAsItShouldIsUndoneAtOnce(FlagSite.Rule rule) throws Exception {
        site.has(rule);
        Event.Ended on = rig.does("switch on", "--until", "1h");
        assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(on.failure()).contains("not seen from outside");
        assertThat(on.next()).contains("switch rule");
        assertThat(flag).doesNotExist();
        assertThat(lease()).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
        assertThat(rig.means().windows().of(SwitchRig.SERVER)).isEmpty();
    }

    @Test
    void ofTwoWhoPutItUpAtOnceOneDoesAndTheOthersAttemptHarmsNothing() throws Exception {
        try (SwitchRig other = rig("elsewhere", "bob", Duration.ofSeconds(60))) {
            Operation one = rig.makes("switch on", "--until", "1h");
            Operation two = other.makes("switch on", "--until", "1h");
            Plan first = one.plan();
            Plan second = two.plan();
            Underway a = rig.runner().start(one, first, event -> {});
            Underway b = other.runner().start(two, second, event -> {});
            List<Outcome> ends = List.of(a.await().outcome(), b.await().outcome());
            assertThat(ends).containsExactlyInAnyOrder(Outcome.DONE, Outcome.FAILED);
            SwitchRig winner = ends.getFirst() == Outcome.DONE ? rig : other;
            assertThat(winner.status())
                    .containsEntry("state", "on")
                    .containsEntry("byOthers", false)
                    .containsEntry("endsByItself", true)
                    .containsEntry("seenFromOutside", true);
            assertThat(winner.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void whatSomebodyElseIsAboutToArrangeIsLeftToThem() throws Exception {
        Files.createDirectory(lease());
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(lease()).isEmptyDirectory();
        assertThat(flag).doesNotExist();

        Files.setLastModifiedTime(lease(), FileTime.from(Instant.now().minusSeconds(120)));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void connectionCutBetweenOnAndProof() throws Exception {
        SwitchRig cut = rig("cut", "ada", Duration.ofSeconds(60));
        try (cut) {
            Event.Ended on = cut.runs(cut.makes("switch on", "--until", "1h"), event -> {
                if (event instanceof Event.StepBegan step && step.words().startsWith("Look from outside")) {
                    cutOff();
                }
            });
            assertThat(on.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(cut.runner().leftBehind())
                    .as("it is shown, with a button")
                    .hasSize(1);
            Path deadline = lease().resolve("deadline");
            long byTheClock = Long.parseLong(Files.readString(deadline).strip().split(" ")[2]);
            assertThat(byTheClock)
                    .as("it waits no longer than for the proof")
                    .isLessThanOrEqualTo(Instant.now().getEpochSecond() + 60);
            Files.writeString(deadline, "another-boot 1 1\n");
            Await.until("the server has taken the page down of itself", () -> !Files.exists(flag));
            sshd.startAgain();
            Run left = cut.runner().leftBehind().getFirst();
            Event.Ended cleaned = cut.runs(cut.runner().cleaning(left.id(), cut.server()), event -> {});
            assertThat(cleaned.outcome()).as(cleaned.failure()).isEqualTo(Outcome.DONE);
        }
    }

    private void cutOff() {
        try {
            sshd.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void serverUnreachableWhenItIsToComeDownIsToldWithWhatToDoByHand() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        sshd.stop();
        assertThat(rig.status())
                .as("unknown is never off")
                .containsEntry("state", "unknown")
                .containsEntry("seenFromOutside", true)
                .containsEntry("by", "ada");
        assertThatThrownBy(() -> rig.does("switch off")).isInstanceOfSatisfying(OperationFailed.class, e -> {
            assertThat(e.kind()).isEqualTo(OperationFailed.Kind.UNREACHABLE);
            assertThat(e.next()).startsWith("Visitors still see it.").contains("rm -f -- " + flag);
        });
        sshd.startAgain();
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        sshd.stop();
        assertThatThrownBy(() -> rig.does("switch off"))
                .as("with no page up")
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.next()).startsWith("From outside no page is seen."));
    }

    @Test
    void offThatFailsIsTriedAgainLoudAndSaysWhatToDoByHand() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        RealSshd.program(folder.resolve("programs/rm"), "#!/bin/sh\necho 'rm: Read-only file system' >&2; exit 1\n");
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(off.failure()).contains("tried 3 times", "Read-only file system");
        assertThat(off.next()).contains("by hand", "rm -f -- " + flag);
        assertThat(rig.transcript(off.run())).contains("Once more");
        assertThat(rig.status()).containsEntry("state", "on");
        Files.delete(folder.resolve("programs/rm"));
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whenTheServersClockIsWrongThePageStillComesDownInTime() throws Exception {
        RealSshd.program(folder.resolve("programs/date"), """
                #!/bin/sh
                if [ -e %s ]; then shift=86400; else shift=-86400; fi
                [ "$1" = +%%s ] && echo $(($(/bin/date +%%s) + shift)) || exec /bin/date "$@"
                """.formatted(folder.resolve("jumped")));
        Path looks = Files.createFile(folder.resolve("looks"));
        RealSshd.program(
                folder.resolve("programs/sleep"), "#!/bin/sh\necho >>'%s'\nexec /bin/sleep \"$@\"\n".formatted(looks));
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Files.createFile(folder.resolve("jumped"));
        long before = Files.size(looks);
        Await.until("who waits has looked at the time again and again", () -> Files.size(looks) > before + 2);
        assertThat(flag).as("a clock that jumps by two days ends nothing").exists();
        assertThat(rig.does("switch extend", "--until", "1s").outcome()).isEqualTo(Outcome.DONE);
        Await.until("it comes down", () -> !Files.exists(flag));
        assertThat(rig.status()).containsEntry("state", "off");
    }

    @Test
    void programKilledWithThePageOnIsShownAtTheNextStartAndCleanedUp() throws Exception {
        rig.close();
        site.has(FlagSite.Rule.MISSING);
        Process program = new ProcessBuilder(
                        Packed.java(KilledSwitch.class, folder.resolve("home").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed").toFile())
                .start();
        Await.until("the page is up", () -> {
            if (!program.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("killed")));
            }
            return Files.exists(flag);
        });
        program.destroyForcibly().waitFor();

        rig = rig("home", "ada", Duration.ofSeconds(60));
        assertThat(rig.runner().leftBehind()).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
            assertThat(rig.journal().left(run.id()).getFirst().words()).contains("maintenance page");
        });
        Run left = rig.runner().leftBehind().getFirst();
        Event.Ended cleaned = rig.runs(rig.runner().cleaning(left.id(), rig.server()), event -> {});
        assertThat(cleaned.outcome()).as(cleaned.failure()).isEqualTo(Outcome.DONE);
        assertThat(flag).doesNotExist();
        assertThat(lease()).doesNotExist();
    }

    @Test
    void theServerTakesDownWhatAKilledProgramNeverProved() throws Exception {
        site.has(FlagSite.Rule.MISSING);
        SwitchMeans means = rig.means();
        Notice notice = Notice.of(means.clock().instant(), null, null, "ada", false);
        Lever lever = means.lever(rig.server());
        Release release = lever.release(notice).orElseThrow();
        Files.writeString(flag, notice.marker());
        release.lease().arrange(notice, Duration.ofSeconds(1), release.command());
        Await.until("the server has taken it down", () -> !Files.exists(flag));
    }

    @Test
    void theSiteThatDoesNotComeBackIsSaidThoughThePageIsDown() throws Exception {
        assertThat(rig.does("switch on").outcome()).isEqualTo(Outcome.DONE);
        site.isBroken(true);
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(off.failure()).contains("does not answer as it should", "500");
        assertThat(flag).doesNotExist();
        assertThat(rig.means().windows().open(SwitchRig.SERVER))
                .as("it is over")
                .isEmpty();
    }

    @Test
    void theServerGoesOnWaitingForTheEndOfAPageThatIsStillSeen() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Path kept = Files.copy(flag, folder.resolve("kept-by-a-cache.html"));
        site.asksFor(kept);
        Event.Ended off = rig.does("switch off");
        assertThat(off.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(off.failure()).contains("still seen from outside");
        assertThat(off.next()).contains("switch off");
        assertThat(lease()).as("it is tried once more at its end").exists();
        assertThat(rig.means().windows().open(SwitchRig.SERVER)).isPresent();
        Files.writeString(flag, Files.readString(kept));
        Files.writeString(lease().resolve("deadline"), "another-boot 1 1\n");
        Await.until("the server has tried it", () -> !Files.exists(flag));
        site.asksFor(flag);
        assertThat(rig.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        assertThat(lease()).as("nothing is left on the server").doesNotExist();
    }

    @Test
    void whatAnotherArrangesOnceTheEndHasComeMeanwhileStaysTheirs() throws Exception {
        assertThat(rig.does("switch on", "--until", "1h").outcome()).isEqualTo(Outcome.DONE);
        Notice theirs = Notice.of(Instant.now(), null, "Disks", "bob", false);
        Release release = rig.means().lever(rig.server()).release(theirs).orElseThrow();
        Event.Ended off = rig.runs(rig.makes("switch off"), event -> {
            if (event instanceof Event.StepBegan step && step.words().contains("shows the site again")) {
                bobComes(release, theirs);
            }
        });
        assertThat(off.outcome()).as(off.failure()).isEqualTo(Outcome.DONE);
        assertThat(release.lease().tell().flatMap(Lease.Known::notice)).contains(theirs);
        release.lease().cancel(null);
    }

    /** Only one at a time: what is arranged has to come to its end before. */
    private void bobComes(Release release, Notice theirs) {
        try {
            assertThatThrownBy(() -> release.lease().arrange(theirs, Duration.ofHours(1), release.command()))
                    .isInstanceOfSatisfying(
                            OperationFailed.class, e -> assertThat(e.tried()).contains("ada"));
            Files.writeString(lease().resolve("deadline"), "another-boot 1 1\n");
            Path ended = lease().resolve("ended");
            Await.until(
                    "it has ended",
                    () -> Files.exists(ended) && Files.readString(ended).startsWith("done"));
            release.lease().arrange(theirs, Duration.ofHours(1), release.command());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancelledWhileItIsProvenItComesDown() throws Exception {
        site.has(FlagSite.Rule.MISSING);
        Operation on = new SwitchOn(slow(rig.means()), rig.server(), null, null);
        Underway underway = rig.runner().start(on, on.plan(), event -> {});
        Await.until("the page is up", () -> Files.exists(flag));
        underway.cancel();
        assertThat(underway.await().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(flag).doesNotExist();
        assertThat(rig.runner().leftBehind()).isEmpty();
    }

    private static SwitchMeans slow(SwitchMeans means) {
        return new SwitchMeans(
                means.shells(),
                means.servers(),
                means.windows(),
                means.visitor(),
                means.clock(),
                means.person(),
                Duration.ofMinutes(5),
                means.grace(),
                means.apis());
    }

    @Test
    void aFolderThatCannotBeWrittenBlocksThePlan() throws Exception {
        Path nowhere = folder.resolve("nowhere/maintenance.html");
        rig.knows(sshd.access(), new Switch.FlagFile(nowhere.toString(), null, null), site.url());
        Plan plan = rig.makes("switch on").plan();
        assertThat(plan.blocked()).isTrue();
        assertThat(rig.status()).containsEntry("state", "unknown");
        try (Stream<Path> there = Files.list(folder.resolve("www"))) {
            assertThat(there).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
