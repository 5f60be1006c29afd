package dev.handrail.shell;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.method.AuthMethod;
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

    private final Path socket;

    SshAgent(Path socket) {
        this.socket = socket;
    }

    /** Logins with what an agent holds; none when there is no agent, or it does not answer. */
    static List<AuthMethod> methods(@Nullable Path socket) {
        List<AuthMethod> methods = new ArrayList<>();
        if (socket != null) {
            SshAgent agent = new SshAgent(socket);
            try {
                agent.keys().stream().limit(MOST_KEYS).forEach(key -> methods.add(new AgentLogin(agent, key)));
            } catch (IOException e) {
                // An agent that is gone is an agent without keys; the other ways in are tried.
                return methods;
            }
        }
        return methods;
    }

    /** The public keys, as SSH writes them. */
    List<byte[]> keys() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte((byte) REQUEST_IDENTITIES), IDENTITIES_ANSWER);
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
        return ask(request, SIGN_RESPONSE).readBytes();
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, int expected) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            out.write(
                    new Buffer.PlainBuffer().putBytes(request.getCompactData()).getCompactData());
            out.flush();
            int length = in.readInt();
            if (length < 1 || length > LONGEST_ANSWER || in.readByte() != expected) {
                throw new IOException("The ssh-agent refused.");
            }
            return new Buffer.PlainBuffer(in.readNBytes(length - 1));
        }
    }
}
