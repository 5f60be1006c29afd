package dev.handrail.sql;

import dev.handrail.Once;
import dev.handrail.RoomInMemory;
import dev.handrail.Scratch;
import dev.handrail.server.Database;
import dev.handrail.server.Engine;
import dev.handrail.server.SecretRef;
import dev.handrail.shell.Await;
import dev.handrail.shell.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's own MariaDB in a folder of its own, on a socket and a loopback port, for tests. It runs as the user mysql where
 * root runs the tests, else as whoever does; root of the database needs no password on the socket.
 */
public final class RealMariaDb implements AutoCloseable {
    private static final String NAME = "hr-my";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Mounts the disk and starts on it; a number says how much is to be left on it, the end of them ends the server. */
    private static final String DISK = """
            mount -t tmpfs -o size="$1"k,mode=0755 tmpfs "$0" || exit 1
            install=$2 server=$3
            shift 3
            "$install" --no-defaults --datadir="$0" "$@" --auth-root-authentication-method=normal --skip-test-db >&2 || exit 1
            "$server" --no-defaults --datadir="$0" "$@" >&2 &
            server=$!
            while read -r left; do
              used=$(df -k --output=used "$0" | tail -n 1)
              mount -o remount,size=$((used + left))k "$0" && printf . || printf !
            done
            kill $server
            wait $server
            """;

    /** Each server writes it whole. */
    private static final String LOG = "--innodb-log-file-size=16M";

    private final Path folder;
    private final int port;
    private final Process process;
    private final boolean onOwnDisk;

    /** Those that nobody asks anything right now. */
    private final Queue<LastingClient> lookers = new ConcurrentLinkedQueue<>();

    private RealMariaDb(Path folder, int port, Process process, boolean onOwnDisk) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.onOwnDisk = onOwnDisk;
    }

    public static RealMariaDb start() throws Exception {
        return start(List.of());
    }

    /**
     * One that speaks another language than English.
     *
     * @param files how many it may have open at most
     */
    public static RealMariaDb startGerman(int files) throws Exception {
        return start(List.of(
                "sh", "-c", "ulimit -n \"$0\"; exec \"$@\" --lc-messages=de_DE --table-open-cache=10", "" + files));
    }

    /** One whose data lies on the same disk as a test's folders. */
    public static RealMariaDb startOnDisk() throws Exception {
        return start(Files.createTempDirectory(NAME), List.of());
    }

    private static RealMariaDb start(List<String> before) throws Exception {
        return start(RoomInMemory.orOnDisk(NAME), before);
    }

    private static RealMariaDb start(Path folder, List<String> before) throws Exception {
        ready(folder);
        run("", List.of("cp", "-a", Once.made("ready-mariadb", RealMariaDb::install) + "/data", folder.toString()));
        int port = FreePort.take();
        List<String> server = new ArrayList<>(before);
        server.addAll(own(folder, "mariadbd"));
        server.addAll(ways(folder, port));
        Process process = new ProcessBuilder(server)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new RealMariaDb(folder, port, process, false).up();
    }

    /** One that does not come up does not stay either. */
    private RealMariaDb up() throws Exception {
        try {
            Await.until("MariaDB answers", this::answers);
            return this;
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    /** It is to be of its user, with room for what passes. */
    private static void ready(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path passing = Files.createDirectory(folder.resolve("tmp"));
        if (ROOT) {
            UserPrincipal mysql =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mysql");
            Files.setOwner(folder, mysql);
            Files.setOwner(passing, mysql);
        }
    }

    /** The data of a fresh server, which is a second's work; its user need not see where they are kept. */
    private static void install(Path kept) throws IOException {
        Path passing = RoomInMemory.orOnDisk(NAME);
        ready(passing);
        run("", own(passing, "mariadb-install-db", LOG, "--auth-root-authentication-method=normal", "--skip-test-db"));
        run("", List.of("rm", "-rf", kept + "/data"));
        run("", List.of("mv", passing + "/data", kept.toString()));
        run("", List.of("rm", "-rf", passing.toString()));
    }

    /** The same with its data on a disk of its own, of so many kilobytes, which nobody else sees; needs no rights. */
    public static RealMariaDb startOnDiskOf(int kilobytes) throws Exception {
        Path folder = Files.createTempDirectory(NAME);
        Files.createDirectory(folder.resolve("tmp"));
        Path data = Files.createDirectory(folder.resolve("data"));
        int port = FreePort.take();
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "--map-root-user", "sh", "-c", DISK));
        all.addAll(List.of(data.toString(), "" + kilobytes));
        all.add(own(folder, "mariadb-install-db").getFirst());
        all.add(own(folder, "mariadbd").getFirst());
        // Who started it is root there, and knows nobody else.
        all.addAll(List.of("--user=root", "--tmpdir=" + folder + "/tmp"));
        // What the server itself needs lies elsewhere: without room for that it would die.
        all.addAll(List.of(
                "--innodb-data-home-dir=" + folder + "/tmp",
                "--innodb-log-group-home-dir=" + folder + "/tmp",
                "--innodb-undo-directory=" + folder + "/tmp",
                "--aria-log-dir-path=" + folder + "/tmp",
                "--log-ddl-recovery=" + folder + "/tmp/ddl"));
        all.addAll(ways(folder, port));
        Process process = new ProcessBuilder(all)
                .redirectError(folder.resolve("log").toFile())
                .start();
        return new RealMariaDb(folder, port, process, true).up();
    }

    /** Leaves only so many kilobytes beside what lies on the disk of its own. */
    public void leave(int kilobytes) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write((kilobytes + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (process.getInputStream().read() != '.') {
            throw new AssertionError("the disk could not be made to leave " + kilobytes);
        }
    }

    private static List<String> ways(Path folder, int port) {
        return List.of(
                "--socket=" + folder + "/s",
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--pid-file=" + folder + "/pid",
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                LOG,
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync");
    }

    private static List<String> own(Path folder, String program, String... more) {
        String place = Stream.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/usr/local/bin/")
                .filter(p -> Files.isExecutable(Path.of(p + program)))
                .findFirst()
                .orElse("");
        List<String> all = new ArrayList<>(List.of(place + program, "--no-defaults", "--datadir=" + folder + "/data"));
        // A server that starts removes the passing tables of every other one it shares this folder with, which then
        // fails or dies.
        all.add("--tmpdir=" + folder + "/tmp");
        if (ROOT) {
            all.add("--user=mysql");
        }
        all.addAll(Arrays.asList(more));
        return all;
    }

    private boolean answers() {
        try {
            // Before it is there no client need be started.
            return Files.exists(Path.of(socket())) && execute("SELECT 1").equals("1");
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Runs a script of the client, as root of the database; answers what it prints. */
    public String execute(String sql) {
        return run(sql, client("--batch"));
    }

    /** The same of what only looks, in a session that stays: for what is asked again and again. */
    public String look(String query) {
        @Nullable LastingClient idle = lookers.poll();
        LastingClient looker = idle == null ? new LastingClient(client("--batch", "--unbuffered")) : idle;
        try {
            String answer = looker.ask(query);
            lookers.add(looker);
            return answer;
        } catch (AssertionError e) {
            looker.close();
            throw e;
        }
    }

    private List<String> client(String... more) {
        List<String> client = new ArrayList<>(List.of("mariadb", "--no-defaults", "--user=root"));
        client.addAll(List.of("--socket=" + socket(), "--default-character-set=utf8mb4", "--skip-column-names"));
        client.addAll(List.of(more));
        return client;
    }

    public String socket() {
        return folder + "/s";
    }

    public int port() {
        return port;
    }

    /** A file of a table, which the server closes first and finds changed after. */
    public Path file(String database, String name) {
        execute("FLUSH TABLES `" + database + "`.`" + name.substring(0, name.lastIndexOf('.')) + "`");
        return folder.resolve("data").resolve(database).resolve(name);
    }

    /** A database as root reaches it by the socket, without a password. */
    public Database bySocket(String name) {
        return new Database(name, Engine.MARIADB, "localhost", port, "root", null, null, socket(), null, null);
    }

    /** A database as somebody with a password reaches it by TCP. */
    public Database byTcp(String name, String user) {
        return new Database(
                name, Engine.MARIADB, "127.0.0.1", port, user, new SecretRef.Vault(), null, null, null, null);
    }

    /** A database as somebody reaches it who may do everything, by a port that leads to it. */
    public Database byPort(String name, int way) {
        execute("CREATE USER IF NOT EXISTS keeper@127.0.0.1; GRANT ALL ON *.* TO keeper@127.0.0.1 WITH GRANT OPTION");
        return new Database(name, Engine.MARIADB, "127.0.0.1", way, "keeper", null, null, null, null, null);
    }

    private static String run(String stdin, List<String> command) {
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            feed(run, stdin);
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void feed(Process run, String stdin) {
        try (OutputStream out = run.getOutputStream()) {
            out.write(stdin.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it read, as when the server is not there yet: its status tells.
        }
    }

    @Override
    public void close() throws Exception {
        lookers.forEach(LastingClient::close);
        if (onOwnDisk) {
            process.getOutputStream().close();
        } else {
            // Nothing of it is needed any more.
            process.destroyForcibly();
        }
        process.waitFor();
        Scratch.remove(folder);
    }
}
