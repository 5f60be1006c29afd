package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.UserPath;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** Logs in to a machine by whatever the profile gives and the machine takes: key, agent, password, questions. */
final class SshLogin {
    /** A person has to find a telephone and read a number off it. */
    static final Duration FOR_A_PERSON = Duration.ofMinutes(5);

    private final LoginNames names;
    private final Secrets secrets;
    private final Asker asker;
    private final SshSettings settings;

    SshLogin(LoginNames names, Secrets secrets, Asker asker, SshSettings settings) {
        this.names = names;
        this.secrets = secrets;
        this.asker = asker;
        this.settings = settings;
    }

    void logIn(SSHClient client, Access.Ssh access) throws IOException, OperationFailed {
        try (LoginPassword password = new LoginPassword(names.password(), access, secrets, asker)) {
            UserAuth auth = client.getUserAuth();
            if (attempt(client, access, new AuthNone())) {
                return;
            }
            if (access.password() != null) {
                password.isThere();
            }
            List<String> tried = new ArrayList<>();
            List<String> notes = new CopyOnWriteArrayList<>();
            for (LoginWay way : ways(access, password, notes)) {
                AuthMethod method = auth.getAllowedMethods().contains(way.method())
                        ? way.readying().ready()
                        : null;
                if (method == null) {
                    continue;
                }
                if (attempt(client, access, method)) {
                    return;
                }
                if (method instanceof PasswordLogin) {
                    password.wasRefused();
                }
                tried.add(way.method());
            }
            throw refused(access, tried, notes, auth);
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

    private List<LoginWay> ways(Access.Ssh access, LoginPassword password, List<String> notes) {
        KeyFiles keys = new KeyFiles(access, names, secrets);
        List<LoginWay> ways = new ArrayList<>();
        boolean nothingGiven = access.key() == null && access.password() == null && !access.agent();
        ways.addAll(withKeys(access, access.agent() || nothingGiven, keys, notes));
        if (nothingGiven) {
            ways.addAll(keys.usual(settings.folder(), notes));
        }
        ways.add(new LoginWay("password", () -> password.isThere() ? new PasswordLogin(password, notes) : null));
        AuthMethod questions = new AuthKeyboardInteractive(new LoginQuestions(access, password, asker));
        ways.add(new LoginWay(questions.getName(), () -> questions));
        return ways;
    }

    /** The key of the profile by the agent, where it holds it, else by its file; and then what else the agent holds. */
    private List<LoginWay> withKeys(Access.Ssh access, boolean agent, KeyFiles keys, List<String> notes) {
        String key = access.key();
        byte[] wanted = agent && key != null ? PublicHalf.of(UserPath.of(key)).orElse(null) : null;
        List<AgentLogin> held = agent ? SshAgent.methods(settings.agent(), wanted, notes) : List.of();
        List<LoginWay> ways = new ArrayList<>();
        if (key != null && (held.isEmpty() || !held.getFirst().isBy(wanted))) {
            boolean only = held.isEmpty() || KeyFiles.isMissing(key);
            ways.add(new LoginWay(LoginWay.KEY, () -> only ? keys.method(key) : keys.unlessUnusable(key, notes)));
        }
        held.forEach(login -> ways.add(new LoginWay(LoginWay.KEY, () -> login)));
        return ways;
    }

    private static OperationFailed refused(Access.Ssh access, List<String> tried, List<String> notes, UserAuth auth) {
        List<String> answers = new ArrayList<>();
        answers.add(Words.of(
                "ssh.login.refused",
                tried.isEmpty() ? Words.of("ssh.login.nothing") : String.join(", ", tried),
                String.join(", ", auth.getAllowedMethods())));
        answers.addAll(notes);
        return OperationFailed.unreachable(Words.of("ssh.login", access.user()))
                .on(access.address())
                .cameBack(String.join("\n", answers))
                .next(Words.of("ssh.login.next"))
                .build();
    }
}
