package dev.handrail.backup.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.backup.Besides;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Database.Container;
import dev.handrail.server.Destination;
import dev.handrail.server.Engine;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.Quoting;
import dev.handrail.shell.RealSshd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that are printed, for what no test server has: containers, other users, buckets of Amazon's, servers that are gone. */
class StockCommandsTest {
    private static final Command UNPACK = Command.of("zstd", "-q", "-d", "-c", "./a.zst");
    private static final Access.Ssh SSH =
            new Access.Ssh("example.org", 22, "deploy", "~/.ssh/id", null, false, "gate", Sudo.NONE);
    private static final Server SERVER = Server.of("Parish", Environment.TEST, SSH);
    private static final String TO = "-i '~/.ssh/id' -o "
            + Quoting.argument("ProxyCommand=ssh -W '[%h]:%p' -i '~/.ssh/id' deploy@gate") + " deploy@example.org";
    private static final StockStep STEP = new StockStep("do it", List.of("it"));

    private static Database database(
            Engine engine,
            @Nullable SecretRef password,
            @Nullable Container container,
            @Nullable String socket,
            @Nullable String as) {
        return new Database("chms", engine, "localhost", 5433, "clerk", password, container, socket, as, null);
    }

    private static Manifest manifest(String kind, String form, String tool) {
        return new Manifest(
                Manifest.FORMAT,
                "b1",
                "Parish",
                "test",
                new Manifest.Source(kind, "chms", "chms", "16", "UTF8", "C.UTF-8", "C.UTF-8", "clerk"),
                Instant.EPOCH,
                1,
                new Manifest.Tools(tool, "zstd"),
                new Manifest.Artifact("a.zst", form, Compression.ZSTD, 10, 5, "ab".repeat(32)),
                List.of());
    }

    private static final String SLOTS = "echo 'SELECT format($$ALTER SUBSCRIPTION %I SET (slot_name = NONE)$$,"
            + " s.subname) FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname ="
            + " current_database() \\gexec' | ";
    private static final String OBEYED =
            "--no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1 --dbname=chms_restored";

    private static List<String> postgres(String form, @Nullable Database database) {
        return postgres(form, "pg_dump 16.4", database);
    }

    private static List<String> postgres(String form, String tool, @Nullable Database database) {
        return new StockPostgres(manifest("postgresql", form, tool), database, UNPACK)
                .steps().stream().flatMap(step -> step.lines().stream()).toList();
    }

    private static List<String> mySql(String form, @Nullable Database database) {
        return new StockMySql(manifest("mariadb", form, "mariadb-dump"), database, UNPACK)
                .steps().stream().flatMap(step -> step.lines().stream()).toList();
    }

    private static Container podman() {
        return new Container("db", Database.Tool.PODMAN);
    }

    @Test
    void inAContainerItsOwnUserConnectsAndOnlyWhatReadsADumpReads() {
        assertThat(postgres("custom", database(Engine.POSTGRESQL, null, podman(), null, null)))
                .containsExactly(
                        "podman exec db createdb --username clerk --port 5433 --template=template0 --encoding=UTF8"
                                + " --lc-collate=C.UTF-8 --lc-ctype=C.UTF-8 chms_restored",
                        "zstd -q -d -c ./a.zst | podman exec -i db pg_restore --username clerk --port 5433"
                                + " --exit-on-error --dbname=chms_restored",
                        SLOTS + "podman exec -i db psql --username clerk --port 5433 " + OBEYED,
                        "podman exec db psql --username clerk --port 5433 --no-psqlrc --quiet --dbname=postgres"
                                + " '--command=ALTER DATABASE \"chms_restored\" OWNER TO \"clerk\"'");
    }

    /** An older backup may still hold its value. */
    @Test
    void aSettingThatMayBeASecretIsOnlyNamed() {
        Manifest usual = manifest("postgresql", "custom", "pg_dump 16.4");
        Manifest.Source source = new Manifest.Source(
                "postgresql",
                "chms",
                "chms",
                "16",
                "UTF8",
                "C.UTF-8",
                "C.UTF-8",
                "clerk",
                null,
                null,
                new Besides(-1, null, null, List.of(new Besides.Setting("a\nb", "app.dsn=hush"))));
        Manifest manifest = new Manifest(
                usual.format(),
                usual.id(),
                usual.server(),
                usual.environment(),
                source,
                usual.taken(),
                usual.millis(),
                usual.tools(),
                usual.artifact(),
                usual.tables());
        List<StockStep> steps = new StockPostgres(manifest, null, UNPACK).steps();
        assertThat(steps.getLast().what())
                .endsWith("ALTER ROLE \"a b\" IN DATABASE \"chms_restored\" SET \"app\".\"dsn\" TO …");
        assertThat(steps.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({"tar, storage/app", "bundle, storage/app", "tar, ../../etc", "bundle, ../../etc"})
    void aNameLeadsIntoNoOtherFolder(String form, String name) {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "b1",
                "Parish",
                "test",
                new Manifest.Source("files", name, "/srv/app", "", "", "", "", ""),
                Instant.EPOCH,
                1,
                new Manifest.Tools("tar", "zstd"),
                new Manifest.Artifact("a.zst", form, Compression.ZSTD, 10, 5, "ab".repeat(32)),
                List.of());
        List<String> lines = new StockUnpacking(manifest, UNPACK)
                .steps().stream().flatMap(step -> step.lines().stream()).toList();
        assertThat(String.join("\n", lines))
                .contains(name.equals("storage/app") ? "./storage_app" : "./.._.._etc")
                .doesNotContain("storage/app", "../");
    }

    /** None of them could ask for it: they read the dump, and in a container they have no terminal. */
    @Test
    void thePasswordIsTypedOnceAndGoesThroughSudoAndIntoTheContainer() {
        List<String> lines =
                postgres("plain", database(Engine.POSTGRESQL, new SecretRef.Vault(), podman(), null, "app"));
        assertThat(lines)
                .startsWith(
                        "[ -n \"$PGPASSWORD\" ] || IFS= read -rs PGPASSWORD </dev/tty || :",
                        "[ -z \"$PGPASSWORD\" ] || export PGPASSWORD");
        assertThat(lines.subList(2, 4))
                .allMatch(line -> line.contains("sudo --preserve-env=PGPASSWORD -u app podman exec ")
                        && line.contains(" --env PGPASSWORD db "));
        assertThat(mySql("sql", database(Engine.MARIADB, new SecretRef.Vault(), null, null, null)))
                .startsWith(
                        "[ -n \"$MYSQL_PWD\" ] || IFS= read -rs MYSQL_PWD </dev/tty || :",
                        "[ -z \"$MYSQL_PWD\" ] || export MYSQL_PWD");
    }

    /** An empty one might hide from a program what its own file holds. */
    @ParameterizedTest
    @CsvSource({"known, known", "it's \" $HOME, it's \" $HOME", ", none"})
    void whereNoTerminalIsWhatIsKnownIsTakenAndNothingElseIsSet(@Nullable String known, String handedOn)
            throws Exception {
        List<String> lines = new ArrayList<>(StockStep.typing("SAFE_WORD", false));
        lines.add("printf %s \"$(printenv SAFE_WORD || echo none)\"");
        Map<String, String> environment = known == null ? Map.of() : Map.of("SAFE_WORD", known);
        assertThat(ran(environment, lines)).isEqualTo(handedOn);
    }

    /** In one part, with no terminal; what is said beside the result is left out. */
    private static String ran(Map<String, String> environment, List<String> lines) throws Exception {
        String part = BEGIN + "\n" + String.join("\n", lines) + "\n" + END + "\n";
        ProcessBuilder job = new ProcessBuilder("setsid", "--wait", "bash", "-c", part)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        job.environment().putAll(environment);
        Process bash = job.start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theFolderOfADumpIsOneThatWhoRestoresItMayRead() {
        assertThat(postgres("directory", database(Engine.POSTGRESQL, null, null, "/run/pg", "postgres")))
                .containsSubsequence(
                        "sudo -u postgres mkdir -m 700 /var/tmp/dump-b1",
                        "zstd -q -d -c ./a.zst | sudo -u postgres tar -xf - -C /var/tmp/dump-b1",
                        "sudo -u postgres pg_restore --username clerk --host /run/pg --port 5433 --format=directory"
                                + " --exit-on-error --dbname=chms_restored /var/tmp/dump-b1",
                        "sudo -u postgres rm -r /var/tmp/dump-b1");
        assertThat(postgres("directory", null)).contains("mkdir -m 700 dump-b1");
    }

    /** From inside the container nothing is seen of a folder beside it; and no folder needs the password. */
    @Test
    void theFolderOfADumpLiesInTheContainerThatRestoresIt() {
        assertThat(postgres("directory", database(Engine.POSTGRESQL, new SecretRef.Vault(), podman(), null, null)))
                .containsSubsequence(
                        "podman exec db mkdir -m 700 /var/tmp/dump-b1",
                        "zstd -q -d -c ./a.zst | podman exec -i db tar -xf - -C /var/tmp/dump-b1",
                        "podman exec --env PGPASSWORD db pg_restore --username clerk --port 5433 --format=directory"
                                + " --exit-on-error --dbname=chms_restored /var/tmp/dump-b1",
                        "podman exec db rm -r /var/tmp/dump-b1");
    }

    /** Its pg_restore would tell it to an older server, and stop at the answer. */
    @Test
    void whatANewerOneDumpedIsSentWithoutTheSettingThatOlderServersDoNotKnow() {
        String without = " | LC_ALL=C sed -E '1,/^(CREATE|COPY|INSERT) /s/^SET transaction_timeout = 0;.?$//' | ";
        Database within = database(Engine.POSTGRESQL, new SecretRef.Vault(), podman(), null, null);
        String psql = "podman exec -i --env PGPASSWORD db psql --username clerk --port 5433 " + OBEYED;
        assertThat(postgres("custom", "pg_dump 17.6", within))
                .contains("zstd -q -d -c ./a.zst | podman exec -i db pg_restore --username clerk --port 5433 --file=-"
                        + without + psql);
        assertThat(postgres("directory", "pg_dump 17.6", within))
                .contains("podman exec db pg_restore --username clerk --port 5433 --file=- --format=directory"
                        + " /var/tmp/dump-b1" + without + psql);
        assertThat(postgres("custom", "pg_dump 17.6", database(Engine.POSTGRESQL, null, null, "/run/pg", null)))
                .anyMatch(line -> line.contains(
                        "| pg_restore --username clerk --host /run/pg --port 5433 --file=-" + without + "psql "));
        assertThat(postgres("plain", "pg_dump 17.6", null))
                .contains("zstd -q -d -c ./a.zst" + without + "psql " + OBEYED);
        assertThat(postgres("plain", null)).contains("zstd -q -d -c ./a.zst | psql " + OBEYED);
    }

    @Test
    void rolesAndUsersGoIntoNoDatabaseOfTheirOwn() {
        assertThat(postgres("roles", null))
                .containsExactly("zstd -q -d -c ./a.zst | psql --no-psqlrc --quiet --dbname=postgres");
        assertThat(mySql("users", null)).singleElement().asString().endsWith("--max-allowed-packet=1G");
    }

    @Test
    void whereTheProfileIsGoneThePlainProgramsAreLeft() {
        assertThat(postgres("custom", null))
                .containsExactly(
                        "createdb --template=template0 --encoding=UTF8 --lc-collate=C.UTF-8 --lc-ctype=C.UTF-8"
                                + " chms_restored",
                        "zstd -q -d -c ./a.zst | pg_restore --exit-on-error --dbname=chms_restored",
                        SLOTS + "psql " + OBEYED,
                        "psql --no-psqlrc --quiet --dbname=postgres"
                                + " '--command=ALTER DATABASE \"chms_restored\" OWNER TO \"clerk\"'");
        assertThat(mySql("sql", null).getFirst())
                .startsWith("mariadb '--execute=CREATE DATABASE `chms_restored` CHARACTER SET UTF8");
    }

    private static final String BEGIN = "bash -e -o pipefail <<'HANDRAIL'";
    private static final String END = "HANDRAIL";

    private static StockScript script(Copy.Kind kind, String place, Optional<Server> server, boolean here) {
        StockScript script = new StockScript(new Copy("to", kind, place, "a.zst", Copy.State.GOOD), server);
        script.reach(here);
        script.goThere();
        script.does(STEP);
        script.clear();
        return script;
    }

    private static List<String> lines(StockScript script) {
        return script.lines().stream()
                .filter(line -> !line.startsWith("#") && !line.equals(BEGIN) && !line.equals(END))
                .toList();
    }

    @Test
    void theWayToTheServerHasItsKeyAndItsJumpHost() {
        StockScript script =
                script(Copy.Kind.SERVER_FOLDER, "deploy@example.org:~/backups", Optional.of(SERVER), false);
        assertThat(script.lines().getFirst()).isEqualTo("# It lies in deploy@example.org:~/backups");
        assertThat(lines(script)).containsExactly("ssh " + TO, "it");
        assertThat(script.file()).as("in the home where one lands").isEqualTo("./backups/a.zst");
    }

    @Test
    void whatLiesHereIsSentForItsOwnersEyesAndRemovedWhenAllIsDone() {
        assertThat(lines(script(Copy.Kind.FOLDER, "/kept", Optional.of(SERVER), false)))
                .containsExactly(
                        "cat -- /kept/a.zst | ssh " + TO + " 'umask 077; dd bs=65536 of=./a.zst'",
                        "ssh " + TO,
                        "it",
                        "rm -- ./a.zst");
    }

    @Test
    void whatIsOpenedHereComesHereFirst() {
        assertThat(lines(script(Copy.Kind.SERVER_FOLDER, "x:/far", Optional.of(SERVER), true)))
                .startsWith("ssh -n " + TO + " 'cat -- /far/a.zst' | dd bs=65536 of=./a.zst")
                .containsSubsequence("rm -- ./a.zst", "ssh " + TO, "it", "rm -- ./a.zst");
    }

    /** Only who logs in must have the terminal: else a password would be taken from the lines that follow. */
    @Test
    void theLinesOfEachMachineAreOnePartAndTheWayToItStandsBetweenThem() {
        assertThat(script(Copy.Kind.SERVER_FOLDER, "x:/far", Optional.of(SERVER), true)
                        .lines())
                .filteredOn(line -> line.equals(BEGIN) || line.equals(END) || line.startsWith("ssh -i"))
                .containsExactly(BEGIN, END, "ssh " + TO, BEGIN, END);
        assertThat(script(Copy.Kind.SERVER_FOLDER, "x:/far", Optional.of(SERVER), false)
                        .lines())
                .as("nothing is to be done here")
                .filteredOn(line -> line.equals(BEGIN) || line.equals(END) || line.startsWith("ssh -i"))
                .containsExactly("ssh " + TO, BEGIN, END);
        assertThat(new StockScript(
                                new Copy("to", Copy.Kind.FOLDER, "/kept", "a.zst", Copy.State.GOOD),
                                Optional.of(SERVER))
                        .lines())
                .isEmpty();
    }

    @Test
    void onThisComputerAllOfItRunsHere() {
        Server here = Server.of("Parish", Environment.TEST, new Access.ThisComputer(Sudo.NONE));
        StockScript script = script(Copy.Kind.SERVER_FOLDER, "this computer:/far", Optional.of(here), true);
        assertThat(lines(script)).containsExactly("it");
        assertThat(script.lines()).contains("# On this computer: do it");
        assertThat(script.file()).isEqualTo("/far/a.zst");
    }

    @Test
    void whereTheServerIsGoneThatIsSaidAndNoWayToItIsMadeUp() {
        StockScript kept = script(Copy.Kind.FOLDER, "/kept", Optional.empty(), false);
        assertThat(lines(kept)).containsExactly("it");
        assertThat(kept.lines().getFirst()).contains("does not know any more", "/kept/a.zst");
        assertThat(kept.lines().get(2)).isEqualTo("# On the machine where it is to be restored: do it");
        assertThat(lines(script(Copy.Kind.SERVER_FOLDER, "x:/far", Optional.empty(), true)))
                .containsExactly("it");
    }

    @Test
    void aFolderIsFetchedWithAllThatIsInItAndGoesWithIt() {
        Copy copy = new Copy("cloud", Copy.Kind.S3, "s3://safe/db", "parish/", Copy.State.GOOD);
        StockScript script = new StockScript(copy, Optional.empty());
        script.reach(false);
        assertThat(lines(script)).last().isEqualTo("aws s3 cp s3://safe/db/parish/ ./parish/ --recursive");
        script.makes("./parish.tar", STEP);
        script.clear();
        assertThat(lines(script)).last().isEqualTo("rm -r -- ./parish/ ./parish.tar");
        StockScript far = new StockScript(
                new Copy("there", Copy.Kind.SERVER_FOLDER, "deploy@example.org:~/kept", "parish/", Copy.State.GOOD),
                Optional.of(SERVER));
        far.reach(false);
        assertThat(far.file()).isEqualTo("./kept/parish/");
    }

    private static List<String> fetching(String place, Destination.S3... known) {
        Copy copy = new Copy("cloud", Copy.Kind.S3, place, "a.zst", Copy.State.GOOD);
        return new StockBucket(copy, List.of(known))
                .fetching("./a.zst").stream()
                        .flatMap(step -> step.lines().stream())
                        .toList();
    }

    private static String fetched(String place, Destination.S3... known) {
        return fetching(place, known).getLast();
    }

    private static Destination.S3 bucket(String name, @Nullable String region, @Nullable String endpoint) {
        return bucket(name, region, endpoint, null);
    }

    private static Destination.S3 bucket(
            String name, @Nullable String region, @Nullable String endpoint, @Nullable Boolean pathStyle) {
        return new Destination.S3(name, "safe", "db/", region, endpoint, pathStyle, null, null);
    }

    @Test
    void aBucketIsFetchedFromItsRegionWhateverItsDestinationIsCalledByNow() {
        assertThat(fetched("s3://safe/db", bucket("renamed", "eu-north-1", null)))
                .isEqualTo("aws --region=eu-north-1 s3 cp s3://safe/db/a.zst ./a.zst");
        assertThat(fetched("s3://safe/db", bucket("cloud", null, null))).contains("--region=us-east-1");
        assertThat(fetched(
                        "https://r2.example.org:9000/safe/db", bucket("cloud", "auto", "https://r2.example.org:9000")))
                .isEqualTo(
                        "aws --endpoint-url=https://r2.example.org:9000 --region=auto s3 cp s3://safe/db/a.zst ./a.zst");
    }

    @Test
    void theKeysAreTypedAndStandInNoLine() {
        assertThat(fetching("s3://safe/db", bucket("cloud", null, null)))
                .containsExactly(
                        "[ -n \"$AWS_ACCESS_KEY_ID\" ] || IFS= read -r AWS_ACCESS_KEY_ID </dev/tty || :",
                        "[ -z \"$AWS_ACCESS_KEY_ID\" ] || export AWS_ACCESS_KEY_ID",
                        "[ -n \"$AWS_SECRET_ACCESS_KEY\" ] || IFS= read -rs AWS_SECRET_ACCESS_KEY </dev/tty || :",
                        "[ -z \"$AWS_SECRET_ACCESS_KEY\" ] || export AWS_SECRET_ACCESS_KEY",
                        "aws --region=us-east-1 s3 cp s3://safe/db/a.zst ./a.zst");
    }

    @Test
    void anEndpointKeepsItsPathAndLosesNothingOfTheBucket() {
        String place = "https://files.example.org/s3/api/safe/db";
        String expected = "aws --endpoint-url=https://files.example.org/s3/api --region=us-east-1"
                + " s3 cp s3://safe/db/a.zst ./a.zst";
        assertThat(fetched(place, bucket("cloud", null, "https://files.example.org/s3/api")))
                .isEqualTo(expected);
        assertThat(fetched(place, bucket("cloud", null, "https://files.example.org/s3/api//")))
                .isEqualTo(expected);
        assertThat(fetched(
                        place,
                        bucket("outer", null, "https://files.example.org"),
                        bucket("cloud", null, "https://files.example.org/s3/api")))
                .as("the longest fits, whichever comes first")
                .isEqualTo(expected);
        assertThat(fetched(place, bucket("like", null, "https://files.example.org/s3/ap")))
                .startsWith("aws --endpoint-url=https://files.example.org s3 cp s3://s3/api/");
    }

    /** With an endpoint, aws would put the bucket into the path unless it is told otherwise. */
    @Test
    void aServerThatWantsTheBucketInItsNameGetsIt() {
        assertThat(fetching(
                        "https://files.example.org/safe/db", bucket("cloud", null, "https://files.example.org", false)))
                .containsSubsequence(
                        "export AWS_CONFIG_FILE",
                        "aws configure set s3.addressing_style virtual",
                        "aws --endpoint-url=https://files.example.org --region=us-east-1 s3 cp s3://safe/db/a.zst ./a.zst");
        assertThat(fetching(
                        "https://files.example.org/safe/db", bucket("cloud", null, "https://files.example.org", true)))
                .noneMatch(line -> line.startsWith("aws configure"));
    }

    /** The stand-in adds to the configuration as the real one does, and shows it where it would fetch. */
    @ParameterizedTest
    @ValueSource(strings = {"", "[profile church]\nregion = eu-north-1\n"})
    void whatAwsIsToldOfThatServerStaysInNoConfigurationOfThePersons(String before, @TempDir Path home)
            throws Exception {
        Path own = Files.createDirectory(home.resolve(".aws")).resolve("config");
        if (!before.isEmpty()) {
            Files.writeString(own, before);
        }
        Path programs = Files.createDirectory(home.resolve("programs"));
        Path passing = Files.createDirectory(home.resolve("passing"));
        RealSshd.program(programs.resolve("aws"), """
                #!/bin/sh
                case $1 in
                configure) echo "$3 = $4" >>"$AWS_CONFIG_FILE" ;;
                *) cat "$AWS_CONFIG_FILE" ;;
                esac
                """);
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", home.toString(),
                "TMPDIR", passing.toString(),
                "PATH", programs + ":" + System.getenv("PATH")));
        if (!before.isEmpty()) {
            environment.put("AWS_CONFIG_FILE", own.toString());
        }
        Destination.S3 bucket = bucket("cloud", null, "https://files.example.org", false);
        assertThat(ran(environment, fetching("https://files.example.org/safe/db", bucket)))
                .isEqualTo(before + "s3.addressing_style = virtual\n");
        if (before.isEmpty()) {
            assertThat(own).doesNotExist();
        } else {
            assertThat(own).hasContent(before);
        }
        assertThat(passing).isEmptyDirectory();
    }

    @Test
    void aBucketThatNoProfileNamesAnyMoreIsFetchedAsFarAsItsPlaceTells() {
        assertThat(fetched("s3://safe/db")).isEqualTo("aws s3 cp s3://safe/db/a.zst ./a.zst");
        assertThat(fetched("http://127.0.0.1:9000/safe/db"))
                .isEqualTo("aws --endpoint-url=http://127.0.0.1:9000 s3 cp s3://safe/db/a.zst ./a.zst");
    }
}
