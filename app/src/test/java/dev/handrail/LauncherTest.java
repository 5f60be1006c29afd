package dev.handrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.FewPrograms;
import dev.handrail.shell.RealSshd;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of a checkout, in a checkout with blanks in its path whose Maven only notes that it was called. */
class LauncherTest {
    @TempDir
    Path folder;

    private Path checkout;
    private Path programs;

    @BeforeEach
    void checkOut() throws Exception {
        checkout = folder.resolve("a check out");
        programs = Files.createDirectory(folder.resolve("programs"));
        Path target =
                Files.createDirectories(checkout.resolve("app/target/lib")).getParent();
        Files.createDirectories(checkout.resolve("app/src/main"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createFile(checkout.resolve("app/pom.xml"));
        RealSshd.program(checkout.resolve("handrail"), Files.readString(launcher()));
        jarThatNamesTheClassesOfThisTest(checkout.resolve("app/target/handrail.jar"));
        maven("echo built >>\"$0.log\"");
    }

    @Test
    void twoAtOnceBuildOnceAndBothRun() throws Exception {
        Process one = starts(checkout, Map.of(), checkout + "/handrail", "server", "list", "--json");
        Process two = starts(checkout, Map.of(), "./handrail", "server", "list", "--json");
        assertThat(said(one)).isEqualTo("[ ]\n");
        assertThat(said(two)).isEqualTo("[ ]\n");
        assertThat(programs.resolve("mvn.log")).hasContent("built\n");
    }

    @Test
    void throughALinkOfALinkFromElsewhereWithAWrongJdkAndWithoutALocale() throws Exception {
        maven("exit 1");
        stamp();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("real"), Path.of("../a check out/handrail"));
        Files.createSymbolicLink(bin.resolve("hr"), Path.of("real"));
        Path profile = Files.writeString(
                folder.resolve("profil é.yaml"), "server: Café\nenvironment: test\naccess: this-computer\n");
        Map<String, String> poor =
                Map.of("JAVA_HOME", wrongJdk().toString(), "PATH", javaOfThisTest() + ":/usr/bin:/bin", "LC_ALL", "C");
        said(starts(bin, poor, "./hr", "server", "import", profile.toString()));
        assertThat(said(starts(folder, poor, "bin/hr", "server", "export", "Café")))
                .startsWith("server: Café\n");
    }

    @Test
    void namesWithAccentsSurviveALocaleThatIsNotHere() throws Exception {
        stamp();
        ProcessBuilder builder = builder(checkout, "./handrail", "server", "show", "Zürich", "--json");
        hasLocale(builder, "LC_ALL=xx_XX.UTF-8");
        Process process = builder.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Zürich");
        assertThat(new String(process.getErrorStream().readAllBytes())).isEmpty();
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=xx_XX.UTF-8",
                "LC_CTYPE=UTF-8",
                "LANG=xx_XX.UTF-8",
                "LANG=C.UTF-8 LC_TIME=xx_XX.UTF-8",
                "LANG=POSIX"
            })
    void inALocaleThatIsNotHereJavaIsStartedInOneThatIs(String locale) throws Exception {
        stamp();
        ProcessBuilder builder = builder(checkout, "./handrail", "server", "list");
        builder.environment().put("JAVA_HOME", jdkWhoseJava("echo \"$LC_ALL\"").toString());
        hasLocale(builder, locale);
        assertThat(said(builder.start())).isEqualTo("C.UTF-8\n");
    }

    private static void hasLocale(ProcessBuilder builder, String locale) {
        builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
        for (String one : locale.split(" ")) {
            builder.environment().put(one.split("=")[0], one.split("=")[1]);
        }
    }

    @Test
    void aBuildThatFailsIsShownAndIsFour() throws Exception {
        maven("echo 'the compiler says no'; exit 1");
        Process failed = starts(checkout, Map.of(), "./handrail", "server", "list", "--json");
        String told = new String(failed.getErrorStream().readAllBytes());
        assertThat(failed.waitFor()).isEqualTo(4);
        assertThat(told).contains("the compiler says no").contains("The build failed.");
        assertThat(checkout.resolve("app/target/handrail.stamp")).doesNotExist();
    }

    @Test
    void aCheckoutInWhichNothingCanBeWrittenIsFourAndSaysWhatToDo() throws Exception {
        Files.delete(checkout.resolve("app/target/handrail.jar"));
        Files.delete(checkout.resolve("app/target/lib"));
        Files.delete(checkout.resolve("app/target"));
        Files.createFile(checkout.resolve("app/target"));
        Process failed = starts(checkout, Map.of(), "./handrail", "server", "list");
        String told = new String(failed.getErrorStream().readAllBytes());
        assertThat(failed.waitFor()).isEqualTo(4);
        assertThat(told)
                .startsWith("Handrail has to be built in this checkout first")
                .contains("What to do: ")
                .doesNotContain("mkdir");
        assertThat(programs.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void aPlanARemovalAndAQuestionInstallNothing() throws Exception {
        stamp();
        Path jdk = jdkWhoseJava("echo \"$@\"");
        // Neither pg_dump nor zstd is among the programs, and who asks is root.
        try (FewPrograms few = FewPrograms.of("dirname", "readlink", "uname", "find", "ls", "grep", "sort", "tr")) {
            RealSshd.program(programs.resolve("id"), "#!/bin/sh\necho 0\n");
            RealSshd.program(programs.resolve("apt-get"), "#!/bin/sh\necho \"$@\" >>\"$0.log\"\nexit 1\n");
            Map<String, String> poor = Map.of("JAVA_HOME", jdk.toString(), "PATH", programs + ":" + few.folder());

            for (String words : List.of(
                    "tour --plan",
                    "practice --plan",
                    "practice remove",
                    "practice --remove --yes",
                    "tour --help",
                    "tour --version",
                    "practice -h",
                    "practice --json --help")) {
                assertThat(said(starts(checkout, poor, ("./handrail " + words).split(" "))))
                        .endsWith("dev.handrail.Main " + words + "\n");
            }
            for (String words : List.of("test --help", "test -h")) {
                assertThat(said(starts(checkout, poor, ("./handrail " + words).split(" "))))
                        .startsWith("handrail test")
                        .contains("installed first");
            }
            assertThat(programs.resolve("apt-get.log")).doesNotExist();

            Process real = starts(checkout, poor, "./handrail", "tour");
            assertThat(new String(real.getErrorStream().readAllBytes())).contains("missing", "zstd");
            assertThat(real.waitFor()).isNotZero();
            assertThat(programs.resolve("apt-get.log")).content().startsWith("update");
        }
    }

    private void stamp() throws IOException {
        Files.createFile(checkout.resolve("app/target/handrail.stamp"));
    }

    private void maven(String does) throws IOException {
        RealSshd.program(programs.resolve("mvn"), "#!/bin/sh\n" + does + "\n");
    }

    private Path jdkWhoseJava(String does) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk-25"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        Path bin = Files.createDirectory(jdk.resolve("bin"));
        RealSshd.program(bin.resolve("javac"), "#!/bin/sh\n");
        RealSshd.program(bin.resolve("java"), "#!/bin/sh\n" + does + "\n");
        return jdk;
    }

    private Path wrongJdk() throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk-21"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");
        RealSshd.program(Files.createDirectory(jdk.resolve("bin")).resolve("javac"), "#!/bin/sh\nexit 1\n");
        return jdk;
    }

    private static String javaOfThisTest() {
        return System.getProperty("java.home") + "/bin";
    }

    private Process starts(Path where, Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = builder(where, words);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private ProcessBuilder builder(Path where, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("HANDRAIL_HOME", folder.resolve("home").toString());
        return builder;
    }

    private static String said(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes());
        String err = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor()).as(out + err).isZero();
        return out;
    }

    /** The launcher under test lies above the folder in which the tests run, however they are started. */
    static Path launcher() {
        return Stream.iterate(Path.of("").toAbsolutePath(), here -> here != null, Path::getParent)
                .map(here -> here.resolve("handrail"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    private static void jarThatNamesTheClassesOfThisTest(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
