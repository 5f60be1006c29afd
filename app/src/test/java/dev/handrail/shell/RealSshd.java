package dev.handrail.shell;

import dev.handrail.Scratch;
import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's own sshd with a configuration, keys and a port of its own, for tests; it runs as whoever runs the tests, and lets
 * only him in.
 */
public final class RealSshd implements AutoCloseable {
    private static final String ENVIRONMENT = "SetEnv ";

    /** Has bash think that it was not begun by sshd: else each command would read what this person's shell begins with. */
    private static final String UNDISTURBED = "SHLVL=1";

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private RealSshd(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param settings further lines of sshd_config; they come first, so they win */
    public static RealSshd start(String... settings) throws Exception {
        Path folder = Files.createTempDirectory("handrail-sshd");
        RealSshd sshd = new RealSshd(folder, FreePort.take());
        try {
            sshd.configure(settings);
            sshd.startAgain();
            return sshd;
        } catch (Exception | AssertionError e) {
            // One that does not come up does not stay either.
            sshd.close();
            throw e;
        }
    }

    private void configure(String... settings) throws Exception {
        keygen(folder.resolve("host"), "ed25519", "");
        keygen(folder.resolve("id"), "ed25519", "");
        Files.copy(folder.resolve("id.pub"), folder.resolve("authorized_keys"));
        List<String> lines = new ArrayList<>();
        for (String setting : settings) {
            // Only the first of these lines would count.
            lines.add(setting.startsWith(ENVIRONMENT) ? setting + " " + UNDISTURBED : setting);
        }
        lines.add(ENVIRONMENT + UNDISTURBED);
        lines.addAll(List.of(
                "ListenAddress 127.0.0.1:" + port,
                "HostKey " + folder.resolve("host"),
                "PidFile none",
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                // The folder of a test stands below /tmp, which sshd would find too open.
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin yes",
                "UseDNS no",
                "PermitUserEnvironment yes",
                "MaxStartups 100",
                "Subsystem sftp internal-sftp"));
        Files.write(folder.resolve("sshd_config"), lines);
    }

    /** Starts it, also after it was stopped, on the same port. */
    public void startAgain() throws Exception {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process started = new ProcessBuilder(
                        program(), "-D", "-E", folder.resolve("log").toString(), "-f", folder + "/sshd_config")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        process = started;
        Await.until("sshd listens", () -> {
            if (!started.isAlive()) {
                throw new AssertionError("sshd ended: " + log());
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String program() {
        return Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no sshd: install openssh-server."));
    }

    /** Makes a key pair with ssh-keygen; the public half goes beside it, with .pub. */
    public static void keygen(Path file, String type, String passphrase, String... more) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString()));
        if (type.equals("rsa")) {
            // The usual length takes several times as long to find.
            words.addAll(List.of("-b", "2048"));
        }
        if (!passphrase.isEmpty()) {
            // What a guess at it costs is not what is looked at: usually a third of a second of a processor each time.
            words.addAll(List.of("-a", "1"));
        }
        words.addAll(List.of(more));
        Process keygen = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(keygen.getInputStream().readAllBytes());
        if (keygen.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    /** Lets in who has this public key too. */
    public void authorize(Path publicKey) throws IOException {
        Files.writeString(folder.resolve("authorized_keys"), Files.readString(publicKey), StandardOpenOption.APPEND);
    }

    /** Gives it another host key, as after a new installation. */
    public void changeHostKey() throws Exception {
        stop();
        Files.delete(folder.resolve("host"));
        Files.delete(folder.resolve("host.pub"));
        keygen(folder.resolve("host"), "ed25519", "");
        startAgain();
    }

    /** The fingerprint of its host key, as ssh-keygen tells it. */
    public String fingerprint() {
        try {
            Process tell = new ProcessBuilder(
                            "ssh-keygen", "-l", "-f", folder.resolve("host.pub").toString())
                    .start();
            return new String(tell.getInputStream().readAllBytes()).split(" ")[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** The private key that it lets in. */
    public Path key() {
        return folder.resolve("id");
    }

    public Path hostKey() {
        return folder.resolve("host.pub");
    }

    public int port() {
        return port;
    }

    public static String user() {
        return System.getProperty("user.name");
    }

    /** The way in. */
    public Access.Ssh access() {
        return access(port);
    }

    /** The way in through something that listens on another port. */
    public Access.Ssh access(int throughPort) {
        return new Access.Ssh("127.0.0.1", throughPort, user(), key().toString(), null, false, null, Sudo.NONE);
    }

    /** The way in, as another program is told it. */
    public List<String> told() {
        return List.of(String.valueOf(port), user(), key().toString());
    }

    /** The way in that this program was told. */
    public static Access.Ssh access(String port, String user, String key) {
        return new Access.Ssh("127.0.0.1", Integer.parseInt(port), user, key, null, false, null, Sudo.NONE);
    }

    /** How many connections it serves. */
    public long connections() {
        return process == null ? 0 : process.children().count();
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Stops it and all the sessions it serves. */
    public void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            // The listener goes first: whoever is cut off must not find it still there.
            List<ProcessHandle> sessions = running.descendants().toList();
            running.destroyForcibly().waitFor();
            sessions.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        try {
            Scratch.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a program for the tests on disk. */
    public static Path program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
