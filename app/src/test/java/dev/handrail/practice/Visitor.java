package dev.handrail.practice;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;

/** Somebody who logs in to the practice server over SSH. */
final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final SshClient client;
    final ClientSession session;

    /** What a command answered. */
    record Answer(int status, String out, String err) {}

    private Visitor(SshClient client, ClientSession session) {
        this.client = client;
        this.session = session;
    }

    static Visitor withKey(int port, Path key) throws Exception {
        Visitor visitor = knocking(port);
        return visitor.in(() -> visitor.session.addPublicKeyIdentity(SshKeys.keyIn(key)));
    }

    static Visitor withPassword(int port, String password) throws Exception {
        Visitor visitor = knocking(port);
        return visitor.in(() -> visitor.session.addPasswordIdentity(password));
    }

    Answer run(String line) throws Exception {
        return run(line, InputStream.nullInputStream());
    }

    Answer run(String line, InputStream stdin) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(line)) {
            channel.setIn(stdin);
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(PATIENCE);
            if (!channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE)
                    .contains(ClientChannelEvent.CLOSED)) {
                throw new AssertionError(line + " did not end");
            }
            return new Answer(
                    channel.getExitStatus(),
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws Exception {
        session.close();
        client.stop();
    }

    private static Visitor knocking(int port) throws Exception {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        // What it would choose is computed for long where there is one compiler.
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                false, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
        client.start();
        return new Visitor(
                client,
                client.connect(PracticeSsh.USER, "127.0.0.1", port)
                        .verify(PATIENCE)
                        .getSession());
    }

    private Visitor in(Proof proof) throws Exception {
        boolean in = false;
        try {
            proof.give();
            session.auth().verify(PATIENCE);
            in = true;
            return this;
        } finally {
            if (!in) {
                close();
            }
        }
    }

    /** How a visitor proves who they are. */
    private interface Proof {
        void give() throws Exception;
    }
}
