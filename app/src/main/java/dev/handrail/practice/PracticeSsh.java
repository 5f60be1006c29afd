package dev.handrail.practice;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/** An SSH server on 127.0.0.1 with a real shell behind it. */
final class PracticeSsh implements AutoCloseable {
    static final String USER = "deploy";
    private static final String PASSWORD = "ssh-password";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final long WINDOW = 8L << 20;
    private static final long PACKET = 64L << 10;

    private final SshServer server;
    private final KeyPair hostKey;

    private PracticeSsh(SshServer server, KeyPair hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    /** Starts it, on that port if it is free. */
    static PracticeSsh start(PracticeFolder folder, int wantedPort) throws IOException, GeneralSecurityException {
        KeyPair hostKey = SshKeys.keyIn(folder.secrets().resolve("host-key"));
        try {
            return start(folder, wantedPort, hostKey);
        } catch (BindException e) {
            return start(folder, 0, hostKey);
        }
    }

    static Path userKey(PracticeFolder folder) {
        return folder.secrets().resolve("id_ed25519");
    }

    static Path password(PracticeFolder folder) throws IOException {
        return folder.password(PASSWORD);
    }

    static Path passwordPath(PracticeFolder folder) {
        return folder.passwordPath(PASSWORD);
    }

    int port() {
        return server.getPort();
    }

    /** As OpenSSH prints it: SHA256:… */
    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static PracticeSsh start(PracticeFolder folder, int port, KeyPair hostKey)
            throws IOException, GeneralSecurityException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        letIn(server, folder);
        Surroundings surroundings = Surroundings.of(folder);
        server.setShellFactory(channel -> new ShellCommand(surroundings, null));
        server.setCommandFactory((channel, line) -> new ShellCommand(surroundings, line));
        server.setForwardingFilter(toThisMachineOnly());
        tune(server);
        server.start();
        return new PracticeSsh(server, hostKey);
    }

    private static void letIn(SshServer server, PracticeFolder folder) throws IOException, GeneralSecurityException {
        KeyPair userKey = SshKeys.keyIn(userKey(folder));
        byte[] password = PracticeFolder.passwordIn(password(folder)).getBytes(StandardCharsets.UTF_8);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> USER.equals(user) && KeyUtils.compareKeys(key, userKey.getPublic()));
        server.setPasswordAuthenticator((user, given, session) ->
                USER.equals(user) && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password));
    }

    /** As patient as OpenSSH's server, and with buffers that do not hold a backup up. */
    private static void tune(SshServer server) {
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, PATIENCE);
        CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(server, PATIENCE);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
        CoreModuleProperties.MAX_PACKET_SIZE.set(server, PACKET);
        // Only what processors do in hardware: chacha20, which OpenSSH prefers, is a third as fast in Java.
        server.setCipherFactories(List.of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm));
        CoreModuleProperties.NIO2_READ_BUFFER_SIZE.set(server, (int) PACKET);
    }

    private static ForwardingFilter toThisMachineOnly() {
        return new RejectAllForwardingFilter() {
            @Override
            public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
                return type == Type.Direct && THIS_MACHINE.contains(address.getHostName());
            }
        };
    }
}
