package dev.handrail.shell;

import dev.handrail.server.Access;
import dev.handrail.server.Server;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Secrets;
import dev.handrail.words.OperationFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.common.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Shells on servers and on this computer. */
public final class SshShells implements Shells {
    private record Key(String server, Access access) {}

    private record Reached(SshPool pool, SudoPassword password) {}

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Secrets secrets;
    private final Asker asker;
    private final HostKeys hostKeys;
    private final SshSettings settings;
    private final Duration moment;
    private final Map<Key, Reached> servers = new ConcurrentHashMap<>();
    private final Map<String, SudoPassword> here = new ConcurrentHashMap<>();

    public SshShells(Secrets secrets, Asker asker, HostKeys hostKeys, SshSettings settings) {
        this(secrets, asker, hostKeys, settings, MOMENT);
    }

    /** @param moment how long the end waits for what is given up, all of it together */
    SshShells(Secrets secrets, Asker asker, HostKeys hostKeys, SshSettings settings, Duration moment) {
        this.secrets = secrets;
        this.asker = asker;
        this.hostKeys = hostKeys;
        this.settings = settings;
        this.moment = moment;
        // Bouncy Castle does AES in plain Java, seven times slower than the JDK; as a library for PEM keys it stays.
        SecurityUtils.setRegisterBouncyCastle(false);
        EcdsaName.teach();
    }

    @Override
    public Shell on(Server server) throws OperationFailed {
        return switch (server.access()) {
            case Access.Ssh ssh -> over(ssh, server);
            case Access.ThisComputer itself -> {
                SudoPassword password = here.computeIfAbsent(server.name(), name -> new SudoPassword(name, secrets));
                LocalShell shell = new LocalShell(itself.sudo(), password, secrets::variables);
                password.tryOn(shell);
                yield shell;
            }
        };
    }

    @Override
    public boolean connected(Server server) {
        return servers.entrySet().stream()
                .anyMatch(reached -> reached.getKey().equals(new Key(server.name(), server.access()))
                        && reached.getValue().pool().isOpen());
    }

    private Shell over(Access.Ssh ssh, Server server) throws OperationFailed {
        Reached reached = servers.computeIfAbsent(
                new Key(server.name(), ssh),
                key -> new Reached(
                        new SshPool(ssh.address(), () -> connect(ssh, server.name()), settings.idle()),
                        new SudoPassword(server.name(), secrets)));
        reached.pool().enter();
        Becoming becoming = new Becoming(ssh.address(), ssh.user(), ssh.sudo(), reached.password());
        SshShell shell = new SshShell(ssh.address(), becoming, reached.pool());
        reached.password().tryOn(shell);
        return shell;
    }

    private SshConnection connect(Access.Ssh ssh, String server) throws OperationFailed {
        SshConnection through = null;
        try {
            HostKeys keys = hostKeys.towards(server);
            for (Jump jump : Jump.chain(ssh)) {
                through = approach(jump.access(ssh), through, keys, LoginNames.of(server, jump))
                        .connect();
            }
            return approach(ssh, through, keys, LoginNames.of(server)).connect();
        } catch (OperationFailed e) {
            if (through != null) {
                through.close();
            }
            throw e;
        }
    }

    private Approach approach(Access.Ssh access, @Nullable SshConnection through, HostKeys keys, LoginNames names) {
        return new Approach(access, through, keys, settings, new SshLogin(names, secrets, asker, settings));
    }

    @Override
    public Shell here() {
        return new LocalShell(secrets::variables);
    }

    /** Asks anew for what was asked before, as when the vault was locked. */
    public void forgetPasswords() {
        servers.values().forEach(reached -> reached.password().close());
        here.values().forEach(SudoPassword::close);
    }

    @Override
    public void close() {
        List<SshPool> pools = servers.values().stream().map(Reached::pool).toList();
        pools.forEach(SshPool::close);
        long deadline = System.nanoTime() + moment.toNanos();
        pools.forEach(pool -> pool.awaitGivenUp(deadline));
        forgetPasswords();
        servers.clear();
        here.clear();
    }
}
