package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;

/** Logs in to a machine by whatever the profile gives and the machine takes: key, agent, password, questions. */
final class SshLogin {
    /** A person has to find a telephone and read a number off it. */
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(5);

    private final String server;
    private final Secrets secrets;
    private final Asker asker;
    private final SshSettings settings;

    SshLogin(String server, Secrets secrets, Asker asker, SshSettings settings) {
        this.server = server;
        this.secrets = secrets;
        this.asker = asker;
        this.settings = settings;
    }

    void logIn(SSHClient client, Access.Ssh access) throws IOException, OperationFailed {
        try (LoginPassword password = new LoginPassword(server, access, secrets, asker)) {
            UserAuth auth = client.getUserAuth();
            if (attempt(client, access, new AuthNone())) {
                return;
            }
            if (access.password() != null) {
                password.isThere();
            }
            List<String> tried = new ArrayList<>();
            for (AuthMethod method : methods(access, password)) {
                if (!auth.getAllowedMethods().contains(method.getName())
                        || (method instanceof AuthPassword && !password.isThere())) {
                    continue;
                }
                if (attempt(client, access, method)) {
                    return;
                }
                if (method instanceof AuthPassword) {
                    password.wasRefused();
                }
                tried.add(method.getName());
            }
            throw refused(access, tried, auth);
        }
    }

    private static boolean attempt(SSHClient client, Access.Ssh access, AuthMethod method) throws IOException {
        try {
            int patience = (int) FOR_A_PERSON.toMillis();
            return client.getUserAuth().authenticate(access.user(), (Service) client.getConnection(), method, patience);
        } catch (UserAuthException e) {
            if (!client.isConnected()) {
                throw e;
            }
            return false;
        }
    }

    private List<AuthMethod> methods(Access.Ssh access, LoginPassword password) throws OperationFailed {
        KeyFiles keys = new KeyFiles(server, secrets);
        List<AuthMethod> methods = new ArrayList<>();
        boolean nothingGiven = access.key() == null && access.password() == null && !access.agent();
        if (access.key() != null) {
            methods.add(keys.method(access.key(), access));
        }
        if (access.agent() || nothingGiven) {
            methods.addAll(SshAgent.methods(settings.agent()));
        }
        if (nothingGiven) {
            methods.addAll(keys.usual(settings.folder(), access));
        }
        methods.add(new AuthPassword(password));
        methods.add(new AuthKeyboardInteractive(new LoginQuestions(access, password, asker)));
        return methods;
    }

    private static OperationFailed refused(Access.Ssh access, List<String> tried, UserAuth auth) {
        return OperationFailed.unreachable(Words.of("ssh.login", access.user()))
                .on(access.address())
                .cameBack(Words.of(
                        "ssh.login.refused",
                        tried.isEmpty() ? Words.of("ssh.login.nothing") : String.join(", ", tried),
                        String.join(", ", auth.getAllowedMethods())))
                .next(Words.of("ssh.login.next"))
                .build();
    }
}
