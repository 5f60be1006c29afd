package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.Environment;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.vault.Asker;
import dev.handrail.vault.CarefulAsker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secret;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Ways to a machine for tests: shells with a home, secrets and a person of their own. */
final class Ways implements AutoCloseable, Secrets, Asker, HostKeyAsker {
    final Path home;
    final List<String> questions = new CopyOnWriteArrayList<>();
    final List<HostKey> shown = new CopyOnWriteArrayList<>();
    /** What a person knows. */
    final Map<String, String> secrets = new ConcurrentHashMap<>();
    /** What the vault keeps. */
    final Map<String, String> kept = new ConcurrentHashMap<>();

    final Redactor redactor = new Redactor();
    boolean trusts = true;

    @Nullable
    String answer;

    /** What the person says to a host key; may take time. */
    Yes trusting = key -> trusts;
    /** Whether the person answers a question at all; may take time. */
    Yes answering = key -> true;

    /** What it takes to look up a secret; may take time. */
    Runnable finding = () -> {};
    /** How long the end waits for what is given up. */
    Duration moment = Duration.ofSeconds(2);

    SshSettings settings;
    private @Nullable SshShells shells;

    Ways(Path home) {
        this.home = home;
        this.settings = SshSettings.usual().withKeys(home, null);
    }

    Shell on(Access access) throws OperationFailed {
        return shells().on(Server.of("Test", Environment.TEST, access));
    }

    void forgetPasswords() {
        shells().forgetPasswords();
    }

    private synchronized SshShells shells() {
        if (shells == null) {
            shells = new SshShells(this, new CarefulAsker(this, redactor), hostKeys(), settings, moment);
        }
        return shells;
    }

    HostKeys hostKeys() {
        return new HostKeys(home.resolve("known_hosts"), List.of(home.resolve("users_known_hosts")), this);
    }

    /** The same way in with another key. */
    static Access.Ssh with(Access.Ssh access, @Nullable Path key, boolean agent, @Nullable String jump) {
        return new Access.Ssh(
                access.host(),
                access.port(),
                access.user(),
                key == null ? null : key.toString(),
                access.password(),
                agent,
                jump,
                access.sudo());
    }

    static Access.Ssh with(Access.Ssh access, Sudo sudo) {
        return new Access.Ssh(
                access.host(), access.port(), access.user(), access.key(), access.password(), false, null, sudo);
    }

    static Access.Ssh password(int port) {
        return new Access.Ssh("127.0.0.1", port, "deploy", null, new SecretRef.Vault(), false, null, Sudo.NONE);
    }

    @Override
    public Secret find(SecretRef ref, String name) throws OperationFailed {
        questions.add(name);
        finding.run();
        String secret = secrets.get(name);
        if (secret == null) {
            throw OperationFailed.refused("There is no secret " + name).build();
        }
        return Secret.of(secret.toCharArray());
    }

    @Override
    public Optional<Secret> kept(String name) {
        return Optional.ofNullable(kept.get(name)).map(text -> Secret.of(text.toCharArray()));
    }

    @Override
    public @Nullable Secret secret(String question) {
        String text = answer(question);
        return text == null ? null : Secret.of(text.toCharArray());
    }

    @Override
    public @Nullable String answer(String question) {
        questions.add(question);
        return says(answering, null) ? answer : null;
    }

    @Override
    public boolean trust(HostKey key, String note) {
        shown.add(key);
        questions.add(note);
        return says(trusting, key);
    }

    /** Says yes or no. */
    interface Yes {
        boolean says(@Nullable HostKey key) throws InterruptedException;
    }

    private static boolean says(Yes person, @Nullable HostKey key) {
        try {
            return person.says(key);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (shells != null) {
            shells.close();
        }
    }
}
