package dev.handrail;

import dev.handrail.backup.DestinationTry;
import dev.handrail.backup.Places;
import dev.handrail.backup.Target;
import dev.handrail.backup.Trials;
import dev.handrail.operation.Lazy;
import dev.handrail.server.Destination;
import dev.handrail.shell.HostKeys;
import dev.handrail.shell.Shells;
import dev.handrail.shell.SshSettings;
import dev.handrail.shell.SshShells;
import dev.handrail.sql.Databases;
import dev.handrail.storage.Buckets;
import dev.handrail.vault.Asker;
import dev.handrail.vault.Redactor;
import dev.handrail.vault.Secrets;
import dev.handrail.vault.TypedSecrets;
import dev.handrail.words.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How machines, databases and buckets are reached: with the secrets that are kept, or that a person types. */
final class Reach implements AutoCloseable {
    private final Setting setting;
    private final DataFolder folder;
    private final Asker asker;
    private final Redactor redactor;
    private final Lazy<Shells> shells = new Lazy<>(() -> shells(hostKeys()));
    private final Lazy<Databases> databases = new Lazy<>(this::openDatabases);
    private final Lazy<Buckets> buckets = new Lazy<>(this::openBuckets);
    private final List<Shells> others = new ArrayList<>();

    Reach(Setting setting, DataFolder folder, Asker asker, Redactor redactor) {
        this.setting = setting;
        this.folder = folder;
        this.asker = asker;
        this.redactor = redactor;
    }

    Lazy<Shells> shells() {
        return shells;
    }

    Lazy<Databases> databases() {
        return databases;
    }

    Lazy<Buckets> buckets() {
        return buckets;
    }

    /** Shells that trust a new machine with this fingerprint; the usual ones where none is given. */
    Shells trusting(Optional<String> fingerprint) throws OperationFailed {
        if (fingerprint.isEmpty()) {
            return shells.get();
        }
        Shells trusting = shells(hostKeys().accepting(fingerprint.get()));
        others.add(trusting);
        return trusting;
    }

    /** Tries destinations that nobody has kept yet, with the secrets that were typed for them. */
    Trials trials() {
        return (server, destination, typed) -> {
            Secrets found = new TypedSecrets(typed, folder.secrets().get(), redactor);
            Shells reaching = shells.get();
            if (destination instanceof Destination.ServerFolder && !typed.isEmpty()) {
                reaching = new SshShells(found, asker, hostKeys(), SshSettings.usual());
                others.add(reaching);
            }
            Places places = new Places(reaching, folder.servers().get(), buckets);
            Target target = Target.of(destination, places.of(server, destination, found));
            return new DestinationTry(server, target, setting.clock());
        };
    }

    @Override
    public void close() {
        others.forEach(Shells::close);
        shells.ifMade(Shells::close);
        buckets.ifMade(Buckets::close);
    }

    private Shells shells(HostKeys hostKeys) throws OperationFailed {
        SshShells made = new SshShells(folder.secrets().get(), asker, hostKeys, SshSettings.usual());
        folder.vault().get().whenLocked(made::forgetPasswords);
        return made;
    }

    private HostKeys hostKeys() {
        return HostKeys.in(setting.home(), setting.hostKeyAsker());
    }

    private Databases openDatabases() throws OperationFailed {
        return new Databases(shells.get(), folder.secrets().get());
    }

    private Buckets openBuckets() throws OperationFailed {
        return new Buckets(folder.secrets().get(), setting.clock());
    }
}
