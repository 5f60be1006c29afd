package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secret;
import dev.handrail.waiting.Stop;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Locale;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.Resource;

/** Answers what a machine asks at login: its password from the profile, once; the rest is the person's to answer. */
final class LoginQuestions implements ChallengeResponseProvider {
    private final Access.Ssh access;
    private final LoginPassword password;
    private final Asker asker;
    /** The questions come on a thread of the connection, which works under no stop of its own. */
    private final Stop stop = Stop.here();

    private boolean passwordGiven;

    LoginQuestions(Access.Ssh access, LoginPassword password, Asker asker) {
        this.access = access;
        this.password = password;
        this.asker = asker;
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void init(Resource resource, String name, String instruction) {
        // Each prompt says for itself what it wants.
    }

    @Override
    public char[] getResponse(String prompt, boolean echo) {
        if (!echo
                && !passwordGiven
                && password.isGiven()
                && prompt.toLowerCase(Locale.ROOT).contains("password")) {
            passwordGiven = true;
            return password.reqPassword(null);
        }
        String question = Words.of("ssh.question", access.address(), prompt.strip());
        if (echo) {
            String answer = stop.over(() -> asker.answer(question));
            return answer == null ? new char[0] : answer.toCharArray();
        }
        try (Secret answer = stop.over(() -> asker.secret(question))) {
            return answer == null ? new char[0] : answer.characters();
        }
    }

    @Override
    public boolean shouldRetry() {
        return false;
    }
}
