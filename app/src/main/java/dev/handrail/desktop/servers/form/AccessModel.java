package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Access;
import dev.handrail.server.Hop;
import dev.handrail.server.Sudo;
import dev.handrail.server.WholePath;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the server of a form is reached, and with what one signs in: agent, key and password, any of them together. */
public final class AccessModel {
    private final BooleanProperty here;
    private final Field host;
    private final Field port;
    private final Field user;
    private final Field key;
    private final Field jump;
    private final BooleanProperty byAgent;
    private final BooleanProperty byKey;
    private final BooleanProperty byPassword;
    private final ObjectProperty<Sudo> sudo;
    private final SecretModel password;

    AccessModel(@Nullable Access before) {
        Access.Ssh ssh = before instanceof Access.Ssh s ? s : null;
        this.here = new SimpleBooleanProperty(before instanceof Access.ThisComputer);
        this.host = Field.of(ssh == null ? "" : ssh.host(), text -> probe(text, "user"));
        this.port = Field.port(ssh == null ? Access.Ssh.DEFAULT_PORT : ssh.port());
        this.user = Field.of(ssh == null ? "" : ssh.user(), text -> probe("host", text));
        this.key = Field.of(ssh == null || ssh.key() == null ? "~/.ssh/id_ed25519" : ssh.key(), AccessModel::probeKey);
        this.jump = Field.optional(
                ssh == null || ssh.jump() == null ? "" : ssh.jump(), text -> Hop.reachable("jump", text));
        this.byAgent = new SimpleBooleanProperty(ssh != null && ssh.agent());
        this.byKey = new SimpleBooleanProperty(ssh != null && ssh.key() != null);
        this.byPassword = new SimpleBooleanProperty(ssh != null && ssh.password() != null);
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

    public BooleanProperty byAgent() {
        return byAgent;
    }

    public BooleanProperty byKey() {
        return byKey;
    }

    public BooleanProperty byPassword() {
        return byPassword;
    }

    /** Whether nothing is named to sign in with, so that the agent and the usual keys are tried. */
    public BooleanExpression asUsual() {
        return byAgent.or(byKey).or(byPassword).not();
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
        // Each is looked at, so that each says what is wrong with it.
        return Stream.of(
                        host.valid(),
                        port.valid(),
                        user.valid(),
                        jump.valid(),
                        !byKey.get() || key.valid(),
                        !byPassword.get() || password.valid())
                .allMatch(valid -> valid);
    }

    Access build() {
        if (here.get()) {
            return new Access.ThisComputer(sudo.get());
        }
        return new Access.Ssh(
                host.value(),
                port.number(),
                user.value(),
                byKey.get() ? key.value() : null,
                byPassword.get() ? password.ref() : null,
                byAgent.get(),
                jump.given().orElse(null),
                sudo.get());
    }

    private static Access probe(String host, String user) {
        return new Access.Ssh(host, Access.Ssh.DEFAULT_PORT, user, null, null, false, null, Sudo.NONE);
    }

    private static Access probeKey(String key) {
        WholePath.here("key", key);
        return new Access.Ssh("host", Access.Ssh.DEFAULT_PORT, "user", key, null, false, null, Sudo.NONE);
    }
}
