package dev.handrail.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server that takes passwords and asks whatever questions; Debian's, which wants accounts for that, is {@link AccountSshd}. */
public final class PasswordSshd implements AutoCloseable, KeyboardInteractiveAuthenticator {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final String password;
    private String code = "123456";
    private final List<String> given = new CopyOnWriteArrayList<>();
    private Consumer<InteractiveChallenge> questions = challenge -> {};

    public PasswordSshd(Path folder, String password) {
        this.password = password;
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("mina-host-key")));
        server.setCommandFactory(
                (session, command) -> new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(session));
    }

    PasswordSshd takesPasswords() {
        server.setPasswordAuthenticator((user, tried, session) -> {
            given.add(tried);
            return tried.equals(password);
        });
        return this;
    }

    /** The number that the telephone shows. */
    public PasswordSshd wants(String code) {
        this.code = code;
        return this;
    }

    /** The password, then a number that the telephone shows. */
    public PasswordSshd asksQuestions() {
        return asks("Password: ", false, "One-time code: ", true);
    }

    /** Two questions, each with whether the answer is seen while it is typed. */
    PasswordSshd asks(String first, boolean firstSeen, String second, boolean secondSeen) {
        questions = challenge -> {
            challenge.addPrompt(first, firstSeen);
            challenge.addPrompt(second, secondSeen);
        };
        server.setKeyboardInteractiveAuthenticator(this);
        return this;
    }

    /** Lets nobody in before he has chosen a new password. */
    PasswordSshd wantsANewPassword() {
        server.setPasswordAuthenticator((user, tried, session) -> {
            given.add(tried);
            throw new PasswordChangeRequiredException("expired", "Choose a longer one", "en");
        });
        return this;
    }

    PasswordSshd greets(String banner) {
        CoreModuleProperties.WELCOME_BANNER.set(server, banner);
        return this;
    }

    /** Connects whoever has logged in with other machines. */
    public PasswordSshd forwards() {
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        return this;
    }

    public int start() throws IOException {
        server.start();
        return server.getPort();
    }

    /** Every password that anybody tried. */
    List<String> given() {
        return given;
    }

    @Override
    public InteractiveChallenge generateChallenge(ServerSession session, String user, String lang, String methods) {
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.setInteractionName("login");
        challenge.setInteractionInstruction("");
        challenge.setLanguageTag("");
        questions.accept(challenge);
        return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String user, List<String> answers) {
        given.add(answers.getFirst());
        return answers.equals(List.of(password, code));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
