package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.handrail.server.Environment;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Command;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.words.OperationFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts on one server, each of which arranges the end of a page there; over real SSH. */
abstract class LeasedPage {
    /** An account that every machine has, and that owns nothing. */
    static final String NOBODY = "65534";

    static RealSshd first;
    static RealSshd second;
    static Shells shells;
    static Path programs;

    @TempDir
    Path folder;

    Lease ada;
    Lease bob;
    Path place;
    Path flag;

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
    static void requireAnotherAccount() throws Exception {
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

    Lease lease(RealSshd sshd) {
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

    static Notice by(String person) {
        return Notice.of(Instant.now(), null, null, person, false);
    }

    Command remove() {
        return Command.of("rm", "-f", "--", flag.toString());
    }

    static String known(Lease lease) throws OperationFailed {
        return lease.tell().flatMap(Lease.Known::notice).map(Notice::by).orElse("");
    }

    Release apart(Lease lease, String trial) {
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

    static String ended(Lease lease) {
        try {
            return lease.tell().map(Lease.Known::ended).orElse("");
        } catch (OperationFailed e) {
            throw new AssertionError(e);
        }
    }

    SwitchRig rig(String name, RealSshd sshd, FlagSite site) throws Exception {
        SwitchRig rig = new SwitchRig(folder.resolve(name), name);
        rig.knows(sshd.access(), new Switch.FlagFile(flag.toString(), null, null), site.url());
        return rig;
    }

    /** As if the machine had been started anew while the page was being taken down: the numbers are of another time. */
    void startAnew() throws Exception {
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

    void killWatcher() throws Exception {
        String[] who = Files.readString(place.resolve("watching")).strip().split(" ");
        Optional<ProcessHandle> watcher = ProcessHandle.of(Long.parseLong(who[1]));
        if (watcher.isPresent()) {
            watcher.get().destroyForcibly();
            watcher.get().onExit().join();
        }
    }

    /** What another account lays where something of this one's is looked for. */
    void bobLays(Path at, String deadline) throws Exception {
        String lay =
                "mkdir -m 755 \"$1\" && printf '%s\\n' \"$2\" >\"$1/deadline\" && printf '%s\\n' \"$3\" >\"$1/off.sh\"";
        bobRuns(Command.of("sh", "-c", lay, "sh", at.toString(), deadline, "touch " + trap()));
    }

    void bobRuns(Command command) throws Exception {
        try (Shell shell = shells.on(Server.of("of " + second.port(), Environment.TEST, second.access()))) {
            Result result = shell.run(command);
            assertThat(result.good()).as(result.exit().errorText()).isTrue();
        }
    }

    /** It is there once something of the other account's was run by this one. */
    Path trap() {
        return folder.resolve("trap");
    }

    /** On this machine itself, with the programs that those have who come over SSH. */
    static ProcessBuilder here(List<String> words) {
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        return process;
    }

    int runs(String shell, String... words) throws Exception {
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
}
