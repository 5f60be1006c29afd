package dev.handrail.shell;

import dev.handrail.Scratch;
import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Sudo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Debian's own sshd, PAM and sudo, with accounts that are nobody's: what stands in /etc about users is covered for them alone. That
 * takes root's rights.
 */
public final class AccountSshd implements AutoCloseable {
    private static final String USER = "deploy";
    private static final String ID = "47011";

    /** A day on which the password was changed, as shadow counts them. */
    private static final String SOME_DAY = "19700";

    /** The password has to be changed at once. */
    private static final String NEVER = "0";

    /** Lasts as long as its input; whatever it started, also as another user, goes with it. */
    private static final String WORLD = """
            set -e
            cd "$1"
            chown 0:0 shadow sudoers
            chown -R %1$s:%1$s home
            mount --bind passwd /etc/passwd
            mount --bind group /etc/group
            mount --bind shadow /etc/shadow
            mount --bind pam.d /etc/pam.d
            mount --bind sudoers /etc/sudoers
            mount -t tmpfs -o mode=755 tmpfs /run
            mkdir -m 755 /run/sshd
            /usr/sbin/sshd -D -E "$1/log" -f "$1/sshd_config" &
            cat >/dev/null
            chown -R "$(stat -c %%u .)" .
            """.formatted(ID);

    private final Path folder;
    private final int port;
    private final List<String> signIn = new ArrayList<>(List.of("auth required pam_unix.so nodelay"));
    private final List<String> settings = new ArrayList<>();
    private String changed = SOME_DAY;
    private String maySudo = "ALL=(ALL) ALL";
    private @Nullable Process world;

    public AccountSshd() throws IOException {
        folder = Files.createTempDirectory("handrail-accounts");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("pam.d"));
        port = FreePort.take();
    }

    /** Further lines of sshd_config; they come first, so they win. */
    AccountSshd with(String... lines) {
        settings.addAll(List.of(lines));
        return this;
    }

    /** Whoever signs in with a password gives a code, too, each of which is good for once. */
    AccountSshd wantsCode(String... codes) throws IOException {
        signIn.add("auth required pam_google_authenticator.so");
        List<String> lines = new ArrayList<>(List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "\" TOTP_AUTH"));
        lines.addAll(List.of(codes));
        Path file = write("home/.google_authenticator", lines);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        return this;
    }

    AccountSshd wantsANewPassword() {
        changed = NEVER;
        return this;
    }

    /** What may be done by sudo, as sudoers says it. */
    AccountSshd sudo(String rule) {
        maySudo = rule;
        return this;
    }

    /** Lets in who has the private half, too. */
    AccountSshd authorize(Path publicKey) throws IOException {
        Files.copy(publicKey, folder.resolve("authorized_keys"));
        return this;
    }

    public AccountSshd start(String password) throws Exception {
        accounts(password);
        write(
                "pam.d/sshd",
                signIn,
                "account required pam_unix.so",
                "password required pam_unix.so",
                "session required pam_permit.so");
        write(
                "pam.d/sudo",
                List.of(
                        "auth required pam_unix.so nodelay",
                        "account required pam_unix.so",
                        "session required pam_permit.so"));
        Path sudoers = write("sudoers", List.of("Defaults use_pty", USER + " " + maySudo));
        Files.setPosixFilePermissions(sudoers, PosixFilePermissions.fromString("r--r-----"));
        RealSshd.keygen(folder.resolve("host"), "ed25519", "");
        write(
                "sshd_config",
                settings,
                "ListenAddress 127.0.0.1:" + port,
                "HostKey " + folder.resolve("host"),
                "PidFile none",
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                "StrictModes no",
                "UsePAM yes",
                "UseDNS no");
        begin();
        return this;
    }

    private void accounts(String password) throws Exception {
        write(
                "passwd",
                List.of(
                        "root:x:0:0::/root:/bin/sh",
                        "sshd:x:47010:47010::/run/sshd:/usr/sbin/nologin",
                        "postgres:x:47012:47012::/nonexistent:/bin/sh",
                        USER + ":x:" + ID + ":" + ID + "::" + folder.resolve("home") + ":/bin/sh"));
        write("group", List.of("root:x:0:", "sshd:x:47010:", "postgres:x:47012:", USER + ":x:" + ID + ":"));
        write(
                "shadow",
                List.of(
                        "root:*:" + SOME_DAY + ":0:99999:7:::",
                        "sshd:*:" + SOME_DAY + ":0:99999:7:::",
                        "postgres:*:" + SOME_DAY + ":0:99999:7:::",
                        USER + ":" + hashed(password) + ":" + changed + ":0:99999:7:::"));
    }

    private static String hashed(String password) throws Exception {
        Process openssl = new ProcessBuilder("openssl", "passwd", "-6", "-stdin").start();
        try (var stdin = openssl.getOutputStream()) {
            stdin.write((password + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void begin() throws Exception {
        List<String> words = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("sudo", "-n"));
        }
        words.addAll(List.of("unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--mount-proc"));
        words.addAll(List.of("sh", "-c", WORLD, "sh", folder.toString()));
        Process begun = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        world = begun;
        Await.until("sshd listens", () -> {
            if (!begun.isAlive()) {
                throw new AssertionError("It ended: " + Files.readString(folder.resolve("out")) + log());
            }
            return listens();
        });
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The way in by the password of the vault. */
    public Access.Ssh access(Sudo sudo) {
        return new Access.Ssh("127.0.0.1", port, USER, null, new SecretRef.Vault(), false, null, sudo);
    }

    /** What sshd wrote down. */
    public String log() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private Path write(String name, List<String> first, String... more) throws IOException {
        List<String> lines = new ArrayList<>(first);
        lines.addAll(List.of(more));
        return Files.write(folder.resolve(name), lines);
    }

    @Override
    public void close() throws Exception {
        Process running = world;
        if (running != null) {
            running.getOutputStream().close();
            assertEnded(running);
        }
        Scratch.remove(folder);
    }

    private static void assertEnded(Process world) throws InterruptedException {
        if (!world.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The accounts are still there.");
        }
    }
}
