package dev.handrail.desktop.servers;

import dev.handrail.server.Access;
import dev.handrail.server.Sudo;
import dev.handrail.words.Words;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the server of a form is reached. */
public final class AccessModel {
    private final BooleanProperty here;
    private final Field host;
    private final Field port;
    private final Field user;
    private final Field key;
    private final Field jump;
    private final ObjectProperty<SignIn> signIn;
    private final ObjectProperty<Sudo> sudo;
    private final SecretModel password;

    /** What one signs in with. */
    public enum SignIn {
        AGENT("form.signin.agent"),
        KEY("form.signin.key"),
        PASSWORD("form.signin.password");

        private final String words;

        SignIn(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return Words.of(words);
        }

        private static SignIn of(Access.@Nullable Ssh ssh) {
            if (ssh == null || (ssh.key() == null && ssh.password() == null)) {
                return AGENT;
            }
            return ssh.key() == null ? PASSWORD : KEY;
        }
    }

    AccessModel(@Nullable Access before) {
        Access.Ssh ssh = before instanceof Access.Ssh s ? s : null;
        this.here = new SimpleBooleanProperty(before instanceof Access.ThisComputer);
        this.host = Field.of(ssh == null ? "" : ssh.host(), text -> probe(text, "user", null));
        this.port = Field.port(ssh == null ? Access.Ssh.DEFAULT_PORT : ssh.port());
        this.user = Field.of(ssh == null ? "" : ssh.user(), text -> probe("host", text, null));
        this.key = Field.of(ssh == null || ssh.key() == null ? "~/.ssh/id_ed25519" : ssh.key(), AccessModel::probeKey);
        this.jump = Field.optional(
                ssh == null || ssh.jump() == null ? "" : ssh.jump(), text -> probe("host", "user", text));
        this.signIn = new SimpleObjectProperty<>(SignIn.of(ssh));
        this.sudo = new SimpleObjectProperty<>(before == null ? Sudo.NONE : before.sudo());
        this.password = new SecretModel(
                ssh == null || ssh.password() == null ? SecretWay.VAULT : SecretWay.of(ssh.password()),
                ssh == null ? null : ssh.password());
    }

    /** Whether it is the machine that Handrail runs on. */
    public BooleanProperty here() {
        return here;
    }

    public Field host() {
        return host;
    }

    public Field port() {
        return port;
    }

    public Field user() {
        return user;
    }

    public Field key() {
        return key;
    }

    public Field jump() {
        return jump;
    }

    public ObjectProperty<SignIn> signIn() {
        return signIn;
    }

    public ObjectProperty<Sudo> sudo() {
        return sudo;
    }

    public SecretModel password() {
        return password;
    }

    boolean valid() {
        if (here.get()) {
            return true;
        }
        boolean keyIsGood = signIn.get() != SignIn.KEY || key.valid();
        boolean passwordIsGood = signIn.get() != SignIn.PASSWORD || password.valid();
        return Stream.of(host.valid(), port.valid(), user.valid(), jump.valid(), keyIsGood, passwordIsGood)
                .allMatch(valid -> valid);
    }

    Access build() {
        if (here.get()) {
            return new Access.ThisComputer(sudo.get());
        }
        SignIn with = signIn.get();
        return new Access.Ssh(
                host.value(),
                port.number(),
                user.value(),
                with == SignIn.KEY ? key.value() : null,
                with == SignIn.PASSWORD ? password.ref() : null,
                with == SignIn.AGENT,
                jump.given().orElse(null),
                sudo.get());
    }

    private static Access probe(String host, String user, @Nullable String jump) {
        return new Access.Ssh(host, Access.Ssh.DEFAULT_PORT, user, null, null, false, jump, Sudo.NONE);
    }

    private static Access probeKey(String key) {
        return new Access.Ssh("host", Access.Ssh.DEFAULT_PORT, "user", key, null, false, null, Sudo.NONE);
    }
}
