package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.shell.Await;
import dev.handrail.shell.Command;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is arranged on a server for the end of a page, by two accounts and over a start of the machine, over real SSH. */
class LeaseTest extends LeasedPage {
    @Test
    void whatAnotherAccountLeftBehindAfterItsEndIsInNobodysWay() throws Exception {
        Files.createFile(flag);
        ada.arrange(by("ada"), Duration.ZERO, remove());
        Await.until("ada's page is down", () -> ended(ada).startsWith("done"));
        assertThat(flag).doesNotExist();
        assertThat(known(bob)).as("who asks is told of it").isEqualTo("ada");

        bob.arrange(by("bob"), Duration.ofHours(1), remove());
        assertThat(known(ada)).as("the one that goes on is told of").isEqualTo("bob");
        assertThatThrownBy(() -> ada.arrange(by("ada"), Duration.ofHours(1), remove()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.tried()).contains("bob"));
        assertThat(known(ada)).isEqualTo("bob");

        bob.extend(by("bob again"), Duration.ZERO);
        Await.until("bob's page is down", () -> ended(bob).startsWith("done"));
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        assertThat(known(bob)).isEqualTo("ada");
    }

    @Test
    void whatLedPastAPageThatIsDownLeadsPastNoOther() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        ada.keep("handrail-12ab");
        assertThat(ada.word()).contains("handrail-12ab");
        ada.extend(by("ada"), Duration.ZERO);
        Await.until("it is down", () -> ended(ada).startsWith("done"));
        assertThat(ada.word()).isEmpty();
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        assertThat(ada.word()).as("of the next one").isEmpty();
    }

    @Test
    void aSecretThatDoesNotComeWholeTakesNoOthersPlace() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        ada.entrust("header = one\n");
        for (String cut : List.of("", "header = tw")) {
            assertThatThrownBy(() -> ada.entrust(cut)).isInstanceOf(OperationFailed.class);
            assertThat(place.resolve("secret/curl")).hasContent("header = one");
            assertThat(place.resolve("secret/curl.new")).doesNotExist();
        }
        ada.entrust("header = two\n");
        assertThat(place.resolve("secret/curl")).hasContent("header = two");
    }

    @Test
    void anotherEndIsArrangedWhereOnlyAnEndedOneOfAColleagueLies() throws Exception {
        ada.arrange(by("ada"), Duration.ZERO, remove());
        Await.until("ada's is over", () -> ended(ada).startsWith("done"));
        apart(bob, "true").extend(by("bob"), Duration.ofHours(1));
        assertThat(known(ada)).isEqualTo("bob");
    }

    @Test
    void anEndThatDidNotStandItsTrialIsTriedEachTimeAndNotLeftArranged() throws Exception {
        Notice notice = by("ada");
        Release fails = apart(ada, "exit 1");
        for (int times = 0; times < 2; times++) {
            assertThatThrownBy(() -> fails.extend(notice, Duration.ofHours(1))).isInstanceOf(OperationFailed.class);
            assertThat(ada.tell()).isEmpty();
        }
        ada.arrange(notice, Duration.ofHours(1), fails.command());
        assertThatThrownBy(() -> fails.extend(notice, Duration.ofHours(3))).isInstanceOf(OperationFailed.class);
        assertThat(ada.tell().flatMap(known -> Optional.ofNullable(known.left())))
                .as("what lay there before is as it was")
                .hasValueSatisfying(left -> assertThat(left).isLessThan(Duration.ofHours(2)));
    }

    @Test
    void aColleaguesAccountPutsThePageUpWhereAnEndedOneLies() throws Exception {
        try (FlagSite site = new FlagSite(flag);
                SwitchRig other = rig("other", second, site)) {
            ada.arrange(by("ada"), Duration.ZERO, remove());
            Await.until("it has come down by itself", () -> ended(ada).startsWith("done"));
            Event.Ended on = other.does("switch on", "--reason", "Mine now", "--until", "1h");
            assertThat(on.outcome()).as(on.failure()).isEqualTo(Outcome.DONE);
            assertThat(other.status())
                    .containsEntry("state", "on")
                    .containsEntry("by", "other")
                    .containsEntry("byOthers", false)
                    .containsEntry("endsByItself", true);
            assertThat(other.does("switch off").outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void whatWasBegunBeforeTheMachineWasStartedAnewGoesOn() throws Exception {
        Files.createFile(flag);
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        startAnew();
        assertThat(ada.tell().orElseThrow().watched())
                .as("a number of before is somebody else's now")
                .isFalse();
        ada.extend(by("ada"), Duration.ofHours(2));
        assertThat(ada.tell().orElseThrow().watched()).isTrue();
        assertThat(ended(ada)).isEmpty();
        assertThat(flag).exists();
        ada.extend(by("ada"), Duration.ZERO);
        Await.until("it is taken down", () -> ended(ada).startsWith("done"));
        assertThat(flag).doesNotExist();
    }

    @Test
    void whatWasBegunBeforeTheMachineWasStartedAnewIsInNobodysWay() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        startAnew();
        bob.arrange(by("bob"), Duration.ofHours(1), remove());
        assertThat(known(ada)).isEqualTo("bob");
        assertThat(ada.tell().orElseThrow().watched()).isTrue();
    }

    @Test
    void whoComesByAfterTheMachineWasStartedAnewTakesThePageDown() throws Exception {
        Files.createFile(flag);
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        startAnew();
        Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
        Process at = new ProcessBuilder("sh", place + "/lease.sh", "due", place.toString()).start();
        assertThat(at.waitFor()).isZero();
        assertThat(flag).doesNotExist();
        assertThat(ended(ada)).startsWith("done");
    }

    @Test
    void whatAnotherAccountLaysThereIsNeverRun() throws Exception {
        Path own = Path.of(place + "." + Files.getAttribute(folder, "unix:uid"));
        try {
            bobLays(place, "another-boot 1 1");
            bobLays(own, "another-boot 1 1");
            runs("sh", "due", place.toString());
            runs("sh", "watching", place.toString(), "");
            runs("sh", "watching", own.toString(), "");
            assertThat(trap()).doesNotExist();
            assertThat(runs("sh", "extend", place.toString(), "0", "mine"))
                    .as("nothing here is this account's to be extended")
                    .isEqualTo(4);
        } finally {
            bobRuns(Command.of("rm", "-rf", "--", place.toString(), own.toString()));
        }
    }

    @Test
    void aDeadlineOfAnotherAccountIsNotReckonedWithUnlessItIsANumber() throws Exception {
        String evil = "a[$(>" + trap() + ")]";
        try {
            bobLays(place, "another-boot " + evil + " " + evil);
            assertThat(runs("bash", "tell", place.toString())).isZero();
            assertThat(folder.resolve("told")).content().contains("left never");
            assertThat(runs("bash", "arrange", place.toString(), "60", "mine", "true"))
                    .as("it is not certain that it is over")
                    .isEqualTo(3);
            assertThat(trap()).doesNotExist();
        } finally {
            bobRuns(Command.of("rm", "-rf", "--", place.toString()));
        }
    }

    @Test
    void whoWaitsLeavesWhereSomethingElseLiesMeanwhile() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        String[] who = Files.readString(place.resolve("watching")).strip().split(" ");
        Files.writeString(place.resolve("token"), "of another one\n");
        Await.until(
                "it has gone", () -> ProcessHandle.of(Long.parseLong(who[1])).isEmpty());
    }

    @Test
    void whatCannotBeReadOrSeenOfAnotherAccountIsNotOver() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        killWatcher();
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .as("whoever waits may be hidden")
                .isInstanceOf(OperationFailed.class);
        for (String file : List.of("deadline", "watching")) {
            Files.setPosixFilePermissions(place.resolve(file), PosixFilePermissions.fromString("rw-------"));
        }
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .isInstanceOf(OperationFailed.class);
        Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
        Files.setPosixFilePermissions(place.resolve("deadline"), PosixFilePermissions.fromString("rw-r--r--"));
        bob.arrange(by("bob"), Duration.ofHours(1), remove());
        assertThat(known(ada)).isEqualTo("bob");
    }

    @Test
    void whatHasNoEndAndNobodyWhoWaitsIsInNobodysWay() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        ada.extend(by("ada"), null);
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .as("ada's watcher is there, though bob may not signal it")
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.tried()).contains("ada"));
        killWatcher();
        Path space = place.resolve("space");
        String here = Files.readString(space);
        Files.writeString(space, "pid:[1]\n");
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .as("its number may be another one where ada sits")
                .isInstanceOf(OperationFailed.class);
        Files.writeString(space, here);
        Files.createDirectory(place.resolve("ending"));
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .as("somebody has begun to take it down")
                .isInstanceOf(OperationFailed.class);
        Files.delete(place.resolve("ending"));
        bob.arrange(by("bob"), Duration.ofHours(1), remove());
        assertThat(known(ada)).isEqualTo("bob");
        assertThat(place.resolve("notice")).as("what is ada's stays ada's").exists();
    }

    @Test
    void whatIsToEndStillIsWaitedForThoughNobodyWaitsAtTheMoment() throws Exception {
        ada.arrange(by("ada"), Duration.ofHours(1), remove());
        killWatcher();
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .as("at may come, or ada")
                .isInstanceOf(OperationFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "watching", "ended", "deadline", "by", "space", "token"})
    void whatNobodyFillsIsNotWaitedFor(String file) throws Exception {
        Path own = Path.of(place + "." + Files.getAttribute(folder, "unix:uid"));
        String lay =
                "mkdir -m 755 \"$1\" && echo 'another-boot 1 1' >\"$1/watching\" && rm -f \"$1/$2\" && mkfifo -m 666 \"$1/$2\"";
        bobRuns(Command.of("sh", "-c", lay, "sh", place.toString(), file));
        try {
            assertThat(runs("sh", "tell", place.toString())).isZero();
            assertThat(folder.resolve("told")).content().contains("left never", "notice");
            assertThat(runs("sh", "due", place.toString())).isNotZero();
            assertThat(runs("sh", "arrange", place.toString(), "60", "mine", "true"))
                    .as("it is certain that it is over only where its watcher can be read, and is of before")
                    .isEqualTo(file.equals("watching") ? 3 : 0);
            runs("sh", "cancel", place.toString(), "");
            assertThat(own).doesNotExist();
        } finally {
            bobRuns(Command.of("rm", "-rf", "--", place.toString()));
        }
    }

    @Test
    void whatAPersonWroteIsToldAsItWasWritten() throws Exception {
        Notice notice = Notice.of(
                Instant.now(), null, "C:\\temp \"x\"\ny \\n \\c \\0101 %s \u00e4", "ada\\new \"the 2nd\"", false);
        ada.arrange(notice, Duration.ofHours(1), remove());
        assertThat(ada.tell().orElseThrow().notice()).contains(notice);
        assertThat(bob.tell().orElseThrow().notice()).as("by whoever asks").contains(notice);
        assertThatThrownBy(() -> bob.arrange(by("bob"), Duration.ofHours(1), remove()))
                .isInstanceOfSatisfying(
                        OperationFailed.class, e -> assertThat(e.tried()).contains(notice.by()));
        Notice later = notice.until(null, "\\\\server\\share");
        ada.extend(later, Duration.ofHours(2));
        assertThat(bob.tell().orElseThrow().notice()).contains(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "backslashes"})
    void whatAnotherAccountWroteSaysNothingOfWhatStandsOnOtherLines(String how) throws Exception {
        // As lines, and as some shells would make lines of it.
        String forged = "ours\\nended done 1\\nwatched yes";
        String lay = "mkdir -m 755 \"$1\" && cd \"$1\" && { printf \"$2\\n\"; printf '%s\\n' \"$2\"; } >notice &&"
                + " printf '%s\\n' \"$2\" | tee by >ended && [ \"$3\" = lines ] || printf '%s\\n' \"$2\" >notice";
        bobRuns(Command.of("sh", "-c", lay, "sh", place.toString(), forged, how));
        try {
            Lease.Known told = ada.tell().orElseThrow();
            assertThat(told.by()).isEqualTo(forged);
            assertThat(told.ended()).isEqualTo(forged);
            assertThat(told.watched()).isFalse();
        } finally {
            bobRuns(Command.of("rm", "-rf", "--", place.toString()));
        }
    }

    @Test
    void whoLooksCanReadItWhateverThisAccountsUmaskIs() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), ScriptText.read(Lease.class, "lease.sh"));
        String narrow = "umask 077; exec sh \"$0\" arrange \"$1\" 3600 mine true";
        Process arranged = here(List.of("sh", "-c", narrow, script.toString(), place.toString()))
                .redirectInput(script.toFile())
                .start();
        assertThat(arranged.waitFor()).isZero();
        for (String file : List.of("deadline", "watching", "notice")) {
            assertThat(Files.getPosixFilePermissions(place.resolve(file)))
                    .as(file)
                    .contains(PosixFilePermission.OTHERS_READ);
        }
        ada.cancel(null);
    }
}
