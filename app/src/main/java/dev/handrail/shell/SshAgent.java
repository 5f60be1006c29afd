package dev.handrail.shell;

import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import org.jspecify.annotations.Nullable;

/** The ssh-agent of this computer: which keys it holds, and their signatures. The keys themselves never leave it. */
final class SshAgent {
    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;
    private static final int LONGEST_ANSWER = 256 * 1024;
    /** A server hangs up after a few keys that it does not know; ssh has the same limit. */
    private static final int MOST_KEYS = 5;

    /** What it holds, an agent knows at once. */
    private static final Duration FOR_A_PROGRAM = Duration.ofSeconds(5);

    private final Path socket;
    private final Duration listing;
    private final Duration signing;

    SshAgent(Path socket) {
        // An agent may ask its person before it signs, or have a key touched.
        this(socket, FOR_A_PROGRAM, SshLogin.FOR_A_PERSON);
    }

    /**
     * @param listing how long it may take to tell its keys
     * @param signing how long it may take to sign
     */
    SshAgent(Path socket, Duration listing, Duration signing) {
        this.socket = socket;
        this.listing = listing;
        this.signing = signing;
    }

    /** Logins with what an agent holds, the wanted key first; none when there is no agent, or it does not answer. */
    static List<AgentLogin> methods(@Nullable Path socket, byte @Nullable [] wanted, List<String> notes) {
        return socket == null ? List.of() : new SshAgent(socket).methods(wanted, notes);
    }

    List<AgentLogin> methods(byte @Nullable [] wanted, List<String> notes) {
        try {
            return keys().stream()
                    .map(key -> new AgentLogin(this, key))
                    .sorted(Comparator.comparing(login -> !login.isBy(wanted)))
                    .limit(MOST_KEYS)
                    .toList();
        } catch (SocketTimeoutException e) {
            notes.add(Words.of("ssh.agent.silent", Amounts.duration(listing)));
            return List.of();
        } catch (IOException e) {
            // An agent that is gone is an agent without keys; the other ways in are tried.
            return List.of();
        }
    }

    /** The public keys, as SSH writes them. */
    List<byte[]> keys() throws IOException {
        Buffer.PlainBuffer answer =
                ask(new Buffer.PlainBuffer().putByte((byte) REQUEST_IDENTITIES), IDENTITIES_ANSWER, listing);
        List<byte[]> keys = new ArrayList<>();
        int count = answer.readUInt32AsInt();
        for (int i = 0; i < count; i++) {
            keys.add(answer.readBytes());
            answer.readBytes();
        }
        return keys;
    }

    /** @param flags which hash an RSA key is to use */
    byte[] sign(byte[] key, byte[] data, int flags) throws IOException {
        Buffer.PlainBuffer request = new Buffer.PlainBuffer()
                .putByte((byte) SIGN_REQUEST)
                .putBytes(key)
                .putBytes(data)
                .putUInt32(flags);
        return ask(request, SIGN_RESPONSE, signing).readBytes();
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, int expected, Duration patience) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Such a channel knows no time limit: that it is closed is what ends its waiting.
            Thread limit = Thread.ofVirtual().name("agent-limit").start(() -> closeAfter(patience, channel));
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return exchange(channel, request, expected);
            } catch (AsynchronousCloseException e) {
                throw new SocketTimeoutException(Words.of("shell.agent.silent"));
            } finally {
                limit.interrupt();
            }
        }
    }

    private static Buffer.PlainBuffer exchange(SocketChannel channel, Buffer.PlainBuffer request, int expected)
            throws IOException {
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        out.write(new Buffer.PlainBuffer().putBytes(request.getCompactData()).getCompactData());
        out.flush();
        int length = in.readInt();
        if (length < 1 || length > LONGEST_ANSWER || in.readByte() != expected) {
            throw new IOException(Words.of("shell.agent.refused"));
        }
        return new Buffer.PlainBuffer(in.readNBytes(length - 1));
    }

    private static void closeAfter(Duration patience, SocketChannel channel) {
        try {
            Thread.sleep(patience);
            channel.close();
        } catch (InterruptedException e) {
            // It has answered.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
