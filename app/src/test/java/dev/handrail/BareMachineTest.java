package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where something is missing: it says so, names what to type, and installs only what it may. */
class BareMachineTest {
    private static final String JDK = "openjdk-25-jdk-headless";
    private static final String NEEDED = "maven " + JDK + " postgresql-client zstd";

    @TempDir
    Path machine;

    /** Empty where there is none. */
    private String display = "";

    private Path programs;
    private Path launcher;

    /** Nothing is on the path but what the launcher itself is made with. */
    @BeforeEach
    void aMachineWithTheBareMinimum() throws IOException {
        programs = Files.createDirectory(machine.resolve("bin"));
        for (String tool :
                List.of("cat", "dirname", "find", "mktemp", "readlink", "rm", "sort", "tail", "tee", "tr", "true")) {
            program(tool, "exec " + onThisMachine(tool) + " \"$@\"");
        }
        program("uname", "echo Linux");
        program("id", "echo 1000");
        launcher = machine.resolve("checkout/handrail");
        Files.createDirectories(launcher.getParent());
        String text = Files.readString(LauncherTest.launcher());
        // What this machine has outside of the path is not this test's.
        RealSshd.program(
                launcher,
                text.replace("/usr/lib/jvm/", machine + "/jvm/")
                        .replace("/usr/lib/postgresql/", machine + "/postgresql/")
                        .replace("/opt/", machine + "/opt/")
                        .replace("/usr/sbin", machine + "/sbin")
                        .replace(":/sbin", "")
                        .replace("/etc/debian_version", machine + "/debian_version"));
    }

    @Test
    void withoutAJdkItSaysWhereToGetOne() throws Exception {
        assertThat(told("server", "list"))
                .contains("Handrail needs a JDK 25")
                .contains("What to do: Get Temurin 25 from https://adoptium.net")
                .doesNotContain("apt-get");
    }

    @Test
    void aJdkOfAnotherVersionIsNone() throws Exception {
        Path jdk = Files.createDirectories(machine.resolve("jvm/jdk-21"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
        RealSshd.program(Files.createDirectory(jdk.resolve("bin")).resolve("javac"), "#!/bin/sh\nexit 1\n");
        assertThat(told("server", "list")).contains("Handrail needs a JDK 25");
    }

    @Test
    void withoutAptItNamesWhatIsNeeded() throws Exception {
        assertThat(told("tour"))
                .contains("These are needed and not here: " + NEEDED)
                .contains("the package manager of this system");
    }

    @Test
    void withoutSudoItNamesTheCommandAndStops() throws Exception {
        debianThatHas("apt " + JDK);
        program("sudo", "exit 1");
        assertThat(told("tour"))
                .contains(
                        "Run as root: apt-get update && apt-get install --no-install-recommends --no-remove " + NEEDED);
        assertThat(asked()).isEmpty();
    }

    @Test
    void evenWithoutAnySudoThereIsNoOtherWord() throws Exception {
        debianThatHas("apt " + JDK);
        assertThat(told("practice").lines()).hasSize(2);
    }

    @Test
    void withSudoItSaysWhatItInstallsAndLooksForItInFreshLists() throws Exception {
        debianThatHas("apt " + JDK);
        program("sudo", "[ \"$1\" != -n ] || shift; [ \"$1\" = tee ] && exec cat >/dev/null; exec \"$@\"");
        program("chmod", "exit 0");
        assertThat(told("tour"))
                .startsWith("Installing what is missing: " + NEEDED)
                .contains("Could not install: " + NEEDED)
                .contains("no network");
        assertThat(asked())
                .containsExactly("update -qq", "install -y -qq --no-install-recommends --no-remove " + NEEDED);
    }

    @Test
    void aSystemWithoutAJdk25AmongItsPackagesIsNotTouched() throws Exception {
        debianThatHas("apt");
        program("sudo", "[ \"$1\" != -n ] || shift; exec \"$@\"");
        assertThat(told("test"))
                .contains("none among the packages of this system")
                .contains("extrepo enable temurin")
                .contains("set JAVA_HOME");
        assertThat(asked()).containsExactly("update -qq");
    }

    /** The window's own library asks for it, and GTK does not bring it. */
    @Test
    void forItsWindowPractisingNeedsGtkAndOneLibraryMore() throws Exception {
        debianThatHas("apt " + JDK);
        program("sudo", "exit 1");
        program("grep", "exec " + onThisMachine("grep") + " \"$@\"");
        program("ldconfig", "exit 0");
        assertThat(told("practice")).as("nowhere to open one").doesNotContain("libgtk", "libxtst");
        display = ":0";
        assertThat(told("practice")).contains(" libgtk-3-0 libxtst6 " + NEEDED);
        assertThat(told("practice", "--no-window")).doesNotContain("libgtk", "libxtst");
        program("ldconfig", "echo '\tlibgtk-3.so.0 (libc6,x86-64) => /lib/libgtk-3.so.0'");
        assertThat(told("practice")).contains("libxtst6").doesNotContain("libgtk");
        program("ldconfig", "echo '\tlibXtst.so.6 => /lib/libXtst.so.6'; echo '\tlibgtk-3.so.0 => /lib/libgtk-3.so.0'");
        assertThat(told("practice")).doesNotContain("libgtk", "libxtst");
    }

    private void debianThatHas(String packages) throws IOException {
        Files.writeString(machine.resolve("debian_version"), "13\n");
        program(
                "apt-get",
                "echo \"$*\" >>" + machine + "/apt.log; [ \"$1\" = update ] || { echo no network; exit 100; }");
        program("apt-cache", "case ' " + packages + " ' in *\" $2 \"*) echo \"$2\" ;; esac");
        program("env", "shift; exec \"$@\"");
    }

    private List<String> asked() throws IOException {
        Path log = machine.resolve("apt.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void program(String name, String does) throws IOException {
        RealSshd.program(programs.resolve(name), "#!/bin/sh\n" + does + "\n");
    }

    private static Path onThisMachine(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** What it says when it gives up, which it does with 4. */
    private String told(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(launcher.toString()), Stream.of(words)).toList());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("HOME", machine.resolve("nobody").toString());
        builder.environment().put("DISPLAY", display);
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(told).isEqualTo(4);
        return told;
    }
}
