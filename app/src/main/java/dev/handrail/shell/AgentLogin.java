package dev.handrail.shell;

import java.io.IOException;
import java.util.Arrays;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;
import org.jspecify.annotations.Nullable;

/** A login with one key of the ssh-agent. */
final class AgentLogin extends AbstractAuthMethod {
    private static final String RSA = "ssh-rsa";
    private static final String RSA_SHA512 = "rsa-sha2-512";
    private static final int SHA512 = 4;

    private final SshAgent agent;
    private final byte[] key;

    AgentLogin(SshAgent agent, byte[] key) {
        super("publickey");
        this.agent = agent;
        this.key = key.clone();
    }

    boolean isBy(byte @Nullable [] wanted) {
        return Arrays.equals(key, wanted);
    }

    /** Asks first whether the key would do, so that nobody is bothered to confirm a signature in vain. */
    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm()).putString(key);
    }

    private String algorithm() throws UserAuthException {
        try {
            String type = new Buffer.PlainBuffer(key).readString();
            return type.equals(RSA) ? RSA_SHA512 : type;
        } catch (Buffer.BufferException e) {
            throw new UserAuthException(e);
        }
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            int flags = algorithm().equals(RSA_SHA512) ? SHA512 : 0;
            params.getTransport().write(request.putString(agent.sign(key, data, flags)));
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new UserAuthException(e);
        }
    }
}
