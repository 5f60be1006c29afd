package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.handrail.journal.Outcome;
import dev.handrail.operation.Event;
import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Await;
import dev.handrail.shell.Command;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is arranged on a server for the end of a page, by two accounts and over a start of the machine, over real SSH. */
class LeaseTest {
    /** An account that every machine has, and that owns nothing. */
    private static final String NOBODY = "65534";

    private static RealSshd first;
    private static RealSshd second;
    private static Shells shells;
    private static Path programs;

    @TempDir
    Path folder;

    private Lease ada;
    private Lease bob;
    private Path place;
    private Path flag;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        requireAnotherAccount();
        programs = Files.createDirectory(home.resolve("programs"));
        RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
        String settings = "SetEnv HOME=" + home + " PATH=" + programs + ":/usr/local/bin:/usr/bin:/bin";
        first = RealSshd.start(settings);
        String other = RealSshd.user().equals("root")
                ? "setpriv --reuid=" + NOBODY + " --regid=" + NOBODY + " --clear-groups"
                : "sudo -n -u nobody";
        second = RealSshd.start(settings, "ForceCommand exec " + other + " sh -c \"$SSH_ORIGINAL_COMMAND\"");
        shells = SwitchRig.shells(home);
    }

    /** That two accounts get along is not seen with one alone; a run in which nobody saw it is no good run. */
    private static void requireAnotherAccount() throws Exception {
        boolean can = RealSshd.user().equals("root")
                || new ProcessBuilder("sudo", "-n", "-u", "nobody", "true")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        if (!can) {
            fail(
                    "These tests act as a second account: run them as root, or allow \"sudo -n -u nobody\" without a password.");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        // Without another account nothing was started.
        for (AutoCloseable one : new AutoCloseable[] {shells, first, second}) {
            if (one != null) {
                one.close();
            }
        }
    }

    @BeforeEach
    void setUp() throws Exception {
        // Whoever it is may write to where the page lies.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path www = Files.createDirectory(folder.resolve("www"));
        Files.setPosixFilePermissions(www, PosixFilePermissions.fromString("rwxrwxrwx"));
        flag = www.resolve("page.html");
        ada = lease(first);
        bob = lease(second);
        place = Path.of(ada.place());
    }

    private Lease lease(RealSshd sshd) {
        Server server = Server.of("of " + sshd.port(), Environment.TEST, sshd.access());
        return new Lease(() -> shells.on(server), "flag-file\0" + flag);
    }

    @AfterEach
    void tearDown() throws Exception {
        for (Lease one : List.of(ada, bob, ada)) {
            try {
                one.cancel(null);
            } catch (OperationFailed e) {
                // The other one's goes on still; it is next.
                assertThat(e.cameBack()).contains("another account");
            }
        }
        Files.list(place.getParent())
                .filter(one -> one.toString().startsWith(place.toString()))
                .forEach(one -> assertThat(one).as("left behind").doesNotExist());
    }

    private static Notice by(String person) {
        return Notice.of(Instant.now(), null, null, person, false);
    }

    private Command remove() {
        return Command.of("rm", "-f", "--", flag.toString());
    }

    private static String known(Lease lease) throws OperationFailed {
        return lease.tell().flatMap(Lease.Known::notice).map(Notice::by).orElse("");
    }

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

    private Release apart(Lease lease, String trial) {
        return new Release(lease, new Deputy() {
            @Override
            public Command command() {
                return Command.of("sh", "-c", "if [ -n \"$HANDRAIL_TRY\" ]; then " + trial + "; fi");
            }

            @Override
            public boolean isApart() {
                return true;
            }
        });
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

    private static String ended(Lease lease) {
        try {
            return lease.tell().map(Lease.Known::ended).orElse("");
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
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

    private SwitchRig rig(String name, RealSshd sshd, FlagSite site) throws Exception {
        SwitchRig rig = new SwitchRig(folder.resolve(name), name);
        rig.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
        return rig;
    }

    /** As if the machine had been started anew while the page was being taken down: the numbers are of another time. */
    private void startAnew() throws Exception {
        killWatcher();
        Files.writeString(
                place.resolve("watching"),
                "another-boot " + ProcessHandle.current().pid());
        Files.createDirectories(place.resolve("ending"));
        Files.writeString(
                place.resolve("ending/by"),
                "another-boot " + ProcessHandle.current().pid());
        Files.writeString(place.resolve("ended"), "failed");
    }

    private void killWatcher() throws Exception {
        String[] who = Files.readString(place.resolve("watching")).strip().split(" ");
        Optional<ProcessHandle> watcher = ProcessHandle.of(Long.parseLong(who[1]));
        if (watcher.isPresent()) {
            watcher.get().destroyForcibly();
            watcher.get().onExit().join();
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

    /** What another account lays where something of this one's is looked for. */
    private void bobLays(Path at, String deadline) throws Exception {
        String lay =
                "mkdir -m 755 \"$1\" && printf '%s\\n' \"$2\" >\"$1/deadline\" && printf '%s\\n' \"$3\" >\"$1/off.sh\"";
        bobRuns(Command.of("sh", "-c", lay, "sh", at.toString(), deadline, "touch " + trap()));
    }

    private void bobRuns(Command command) throws Exception {
        try (Shell shell = shells.on(Server.of("of " + second.port(), Environment.TEST, second.access()))) {
            Result result = shell.run(command);
            assertThat(result.good()).as(result.exit().errorText()).isTrue();
        }
    }

    /** It is there once something of the other account's was run by this one. */
    private Path trap() {
        return folder.resolve("trap");
    }

    /** On this machine itself, with the programs that those have who come over SSH. */
    private static ProcessBuilder here(List<String> words) {
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return process;
    }

    private int runs(String shell, String... words) throws Exception {
        Path script = Files.writeString(folder.resolve("script"), ScriptText.read(Lease.class, "lease.sh"));
        List<String> all = new ArrayList<>(List.of(shell, script.toString()));
        all.addAll(List.of(words));
        Process process = here(all)
                .redirectErrorStream(true)
                .redirectInput(script.toFile())
                .redirectOutput(folder.resolve("told").toFile())
                .start();
        boolean ends = process.waitFor(1, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ends).as("it waits for nobody").isTrue();
        return process.exitValue();
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

    @Test
    void systemdAndAtAreGivenWhatTheyTakeAndTheirRefusalIsComeThrough() throws Exception {
        RealSshd.program(programs.resolve("id"), "#!/bin/sh\n[ \"$1\" = -u ] && echo 0 || exec /usr/bin/id \"$@\"\n");
        Path jobs = Files.createDirectory(folder.resolve("jobs"));
        RealSshd.program(programs.resolve("systemd-run"), SYSTEMD_RUN);
        RealSshd.program(programs.resolve("at"), AT.formatted(jobs.resolve("job")));
        try {
            Files.createFile(flag);
            ada.arrange(by("ada"), Duration.ofSeconds(90), remove());
            assertThat(ada.tell().orElseThrow().by()).isEqualTo("systemd-run,at");
            assertThat(Files.readString(jobs.resolve("job.time"))).isEqualTo("now + 3 minutes\n");
            assertThat(jobs.resolve("job")).content().contains("[ -O '" + place + "' ]", "[ ! -L '" + place + "' ]");
            killWatcher();
            Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
            Process due = new ProcessBuilder("sh", jobs.resolve("job").toString()).start();
            assertThat(due.waitFor()).isZero();
            assertThat(flag).as("at comes though nobody waits any more").doesNotExist();

            RealSshd.program(
                    programs.resolve("systemd-run"), "#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n");
            RealSshd.program(programs.resolve("at"), "#!/bin/sh\necho 'You do not have permission' >&2\nexit 1\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            assertThat(ada.tell().orElseThrow().by()).isEqualTo("a shell left behind");
        } finally {
            for (String program : List.of("id", "systemd-run")) {
                Files.delete(programs.resolve(program));
            }
            RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
        }
    }

    /** As if it were no administrator who signs in; what is said of that account is in files. */
    private void signsInAs(String name) throws Exception {
        RealSshd.program(
                programs.resolve("id"),
                "#!/bin/sh\ncase $1 in -u) echo 1234 ;; -un) echo " + name
                        + " ;; *) exec /usr/bin/id \"$@\" ;; esac\n");
        RealSshd.program(
                programs.resolve("loginctl"), LOGINCTL.formatted(folder.resolve("user"), folder.resolve("manager")));
    }

    private void leavesNoPrograms() throws Exception {
        for (String program : List.of("id", "loginctl", "systemd-run")) {
            Files.deleteIfExists(programs.resolve(program));
        }
        RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
    }

    @Test
    void whoWaitsIsAServiceOfTheAccountsOwnWhereThoseGoOnWhenItSignsOut() throws Exception {
        signsInAs("ada");
        RealSshd.program(
                programs.resolve("systemd-run"),
                SYSTEMD_RUN
                        .replace("--quiet|", "--user|--quiet|")
                        .replace("vars=\n", "[ \"$1\" = --user ] && [ -n \"$XDG_RUNTIME_DIR\" ] || exit 1\nvars=\n"));
        try {
            Files.createFile(flag);
            Files.writeString(folder.resolve("user"), "Linger=yes\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            Lease.Known known = ada.tell().orElseThrow();
            assertThat(known.by()).isEqualTo("systemd-run --user");
            assertThat(known.watched()).isTrue();
            ada.extend(by("ada"), Duration.ZERO);
            Await.until("it is taken down", () -> ended(ada).startsWith("done"));
            assertThat(flag).doesNotExist();

            Files.writeString(folder.resolve("user"), "Linger=no\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            assertThat(ada.tell().orElseThrow().by())
                    .as("such a service would end with the last session")
                    .isEqualTo("a shell left behind");
        } finally {
            leavesNoPrograms();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KillUserProcesses=yes;, no, no, true",
        "KillUserProcesses=yes;KillExcludeUsers=root, no, no, true",
        "KillUserProcesses=yes;KillOnlyUsers=bob ada, no, no, true",
        "KillUserProcesses=no;, no, no, false",
        "KillUserProcesses=yes;KillExcludeUsers=root ada, no, no, false",
        "KillUserProcesses=yes;KillOnlyUsers=bob, no, no, false",
        "KillUserProcesses=yes;, yes, no, false",
        "KillUserProcesses=yes;, no, yes, false"
    })
    void thatNobodyWillBeThereIsSaidBefore(String manager, String lingers, String at, boolean warned) throws Exception {
        signsInAs("ada");
        Files.writeString(folder.resolve("manager"), manager.replace(';', '\n') + "\n");
        Files.writeString(folder.resolve("user"), "Linger=" + lingers + "\n");
        if (at.equals("yes")) {
            RealSshd.program(programs.resolve("at"), "#!/bin/sh\n[ \"$*\" = -l ]\n");
        }
        try {
            assertThat(ada.checks()).hasSize(warned ? 1 : 0);
            if (warned) {
                assertThat(ada.checks().toString()).contains("that ada leaves running", "enable-linger ada");
                Files.delete(folder.resolve("manager"));
                assertThat(ada.checks()).as("no logind, and nobody who sweeps").isEmpty();
            }
        } finally {
            leavesNoPrograms();
        }
    }

    /** Without a session it is about itself, as the real one is; of what is not there it tells nothing. */
    private static final String LOGINCTL = """
            #!/bin/sh
            case $1 in
              show-user) [ "$2 $3" = "ada --property=Linger" ] && cat '%s' ;;
              show-session) case $2 in --property=*) cat '%s' ;; *) exit 1 ;; esac ;;
              *) echo "Unknown command verb $1." >&2; exit 1 ;;
            esac
            """;

    /** Begins what it is told as the real one does: with nothing of who calls it in its environment, and no option that it does not know. */
    private static final String SYSTEMD_RUN = """
            #!/bin/sh
            vars=
            while :; do
              case $1 in
                --quiet|--collect) ;;
                --setenv=*=*) vars="$vars ${1#--setenv=}" ;;
                -*) echo "systemd-run: unrecognized option '$1'" >&2; exit 1 ;;
                *) break ;;
              esac
              shift
            done
            [ $# -gt 0 ] || { echo "Command line to execute required." >&2; exit 1; }
            exec setsid env -i $vars "$@" </dev/null >/dev/null 2>&1 &
            """;

    /** Keeps the job, and takes no time that the real one would not. */
    private static final String AT = """
            #!/bin/sh
            case "$*" in
              "now + "[1-9]*" minutes") ;;
              *) echo "syntax error. Last token seen: $1" >&2; echo "Garbled time" >&2; exit 1 ;;
            esac
            job=%s
            echo "$*" >"$job.time"
            cat >"$job"
            [ -s "$job" ] || exit 1
            """;
}
