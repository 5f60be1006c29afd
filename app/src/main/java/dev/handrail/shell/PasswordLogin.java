package dev.handrail.shell;

import dev.handrail.words.Words;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthPassword;

/** A login with a password; when the machine wants a new one first, that is noted and none is chosen here. */
final class PasswordLogin extends AuthPassword {
    private final List<String> notes;

    PasswordLogin(LoginPassword password, List<String> notes) {
        super(password);
        this.notes = notes;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        try {
            notes.add(Words.of("ssh.password.expired", packet.readString().strip()));
        } catch (Buffer.BufferException e) {
            throw new UserAuthException(e);
        }
        throw new UserAuthException("a new password is wanted");
    }
}
