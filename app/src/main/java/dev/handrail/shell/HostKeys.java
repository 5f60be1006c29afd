package dev.handrail.shell;

import dev.handrail.waiting.Stop;
import dev.handrail.waiting.Turns;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which machines are known by their keys: what the user's known_hosts files say, and Handrail's own.
 *
 * <p>What a person accepts here goes to Handrail's own file. The user's file belongs to ssh and to the person, who may have it
 * managed by somebody else; to trust a machine in Handrail is not to trust it everywhere.
 */
public final class HostKeys {
    /** A file can be locked once by one program: its own threads take turns before it. */
    private static final Object TURN = new Object();

    /** A key of RSA is written under one name and asked for by those of its signatures; servers of today have left the first. */
    private static final String RSA = "ssh-rsa";

    private static final List<String> RSA_SIGNATURES = List.of("rsa-sha2-512", "rsa-sha2-256", RSA);

    private static final String ANY_SERVER = "NAME";

    /** What the files say of a key. */
    sealed interface Verdict {
        record Known() implements Verdict {}

        record Unknown(String note) implements Verdict {}

        record Changed(HostKey known, String place) implements Verdict {}

        record Revoked(String place) implements Verdict {}
    }

    private final List<Path> files;
    private final Path own;
    private final HostKeyAsker asker;
    /** Fingerprints that were given for machines not met yet. */
    private final Set<String> accepted;

    private final Turns questions;
    private final String server;

    /** @param others known_hosts files that are read and never written */
    public HostKeys(Path own, List<Path> others, HostKeyAsker asker) {
        this(own, List.copyOf(others), asker, ConcurrentHashMap.newKeySet(), new Turns(), ANY_SERVER);
    }

    private HostKeys(
            Path own, List<Path> others, HostKeyAsker asker, Set<String> accepted, Turns questions, String server) {
        this.own = own;
        this.files = new ArrayList<>(others);
        this.files.add(own);
        this.asker = asker;
        this.accepted = accepted;
        this.questions = questions;
        this.server = server;
    }

    /** Handrail's own file in the data folder, and those that ssh reads on this computer. */
    public static HostKeys in(Path dataFolder, HostKeyAsker asker) {
        Path ssh = Path.of(System.getProperty("user.home"), ".ssh");
        List<Path> others =
                List.of(ssh.resolve("known_hosts"), ssh.resolve("known_hosts2"), Path.of("/etc/ssh/ssh_known_hosts"));
        return new HostKeys(dataFolder.resolve("known_hosts"), others, asker);
    }

    /** The same, but a new machine is accepted without a question if it has this fingerprint, and else refused; for scripts. */
    public HostKeys accepting(String fingerprint) throws OperationFailed {
        if (!HostKey.isFingerprint(fingerprint)) {
            throw OperationFailed.usage(Words.of("hostkey.given.none"))
                    .next(Words.of("hostkey.given.none.next"))
                    .build();
        }
        Set<String> more = ConcurrentHashMap.newKeySet();
        more.addAll(accepted);
        more.add(fingerprint);
        return new HostKeys(own, others(), asker, more, questions, server);
    }

    /** The same for the machines on the way to a server, and for itself. */
    HostKeys towards(String name) {
        return new HostKeys(own, others(), asker, accepted, questions, name);
    }

    private List<Path> others() {
        return files.subList(0, files.size() - 1);
    }

    /** What the keys known of a machine sign by, so that it is asked for one of those. */
    List<String> types(String host, int port) throws IOException {
        HostKey any = new HostKey(host, port, "", new byte[0]);
        return lines().stream()
                .filter(line -> line.marker() == KnownHosts.Marker.NONE && line.isAbout(any))
                .flatMap(line -> line.type().equals(RSA) ? RSA_SIGNATURES.stream() : Stream.of(line.type()))
                .distinct()
                .toList();
    }

    Verdict judge(HostKey key) throws IOException {
        List<KnownHosts.Line> about =
                lines().stream().filter(line -> line.isAbout(key)).toList();
        KnownHosts.@Nullable Line authority = null;
        List<KnownHosts.Line> plain = new ArrayList<>();
        for (KnownHosts.Line line : about) {
            switch (line.marker()) {
                case REVOKED -> {
                    if (line.holds(key)) {
                        return new Verdict.Revoked(line.place());
                    }
                }
                case AUTHORITY -> authority = line;
                case NONE -> plain.add(line);
            }
        }
        if (plain.stream().anyMatch(line -> line.holds(key))) {
            return new Verdict.Known();
        }
        if (plain.isEmpty()) {
            return new Verdict.Unknown(authority == null ? "" : Words.of("hostkey.authority", authority.place()));
        }
        // Of the same kind where there is one, since that is what the person compares.
        KnownHosts.Line expected = plain.stream()
                .filter(line -> line.type().equals(key.type()))
                .findFirst()
                .orElse(plain.getFirst());
        return new Verdict.Changed(
                new HostKey(key.host(), key.port(), expected.type(), expected.blob()), expected.place());
    }

    private List<KnownHosts.Line> lines() throws IOException {
        List<KnownHosts.Line> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(KnownHosts.read(file));
        }
        return lines;
    }

    /** Has the person decide about a key that is not known; returns if it is known then. */
    void settle(HostKey key) throws OperationFailed {
        try (Stop.Handle turn = questions.take()) {
            switch (judge(key)) {
                case Verdict.Known known -> {
                    // Somebody else asked meanwhile.
                }
                case Verdict.Unknown unknown -> ask(key, unknown.note());
                case Verdict.Changed changed ->
                    throw changed(new ChangedHostKey(changed.known(), key, changed.place()));
                case Verdict.Revoked revoked -> throw revoked(key, revoked.place());
            }
        } catch (IOException e) {
            throw OperationFailed.failed(Words.of("hostkey.file", own))
                    .next(Words.of("hostkey.file.next"))
                    .because(e);
        }
    }

    private void ask(HostKey key, String note) throws OperationFailed, IOException {
        boolean given = !accepted.isEmpty();
        if (given && !accepted.contains(key.fingerprint())) {
            String meant = String.join(", ", accepted);
            throw unknown(key, Words.of("hostkey.given.other", key.fingerprint(), key.type(), meant));
        }
        if (!given && !Stop.here().apart(() -> asker.trust(key, note))) {
            throw unknown(key, Words.of("hostkey.shown", key.fingerprint(), key.type()));
        }
        remember(key);
        // It was this machine's: whether another on the way is to be trusted is a question of its own.
        accepted.remove(key.fingerprint());
    }

    private OperationFailed unknown(HostKey key, String cameBack) {
        return OperationFailed.refused(Words.of("hostkey.unknown", key.address()))
                .cameBack(cameBack)
                .next(Words.of("hostkey.unknown.next", server, key.fingerprint()))
                .build();
    }

    private static OperationFailed changed(ChangedHostKey changed) {
        HostKey shown = changed.shown();
        return OperationFailed.refused(Words.of("hostkey.changed", shown.address()))
                .cameBack(Words.of(
                        "hostkey.changed.both", changed.known().fingerprint(), shown.fingerprint(), shown.type()))
                .next(Words.of("hostkey.changed.next", changed.place()))
                .showing(changed)
                .build();
    }

    private static OperationFailed revoked(HostKey key, String place) {
        return OperationFailed.refused(Words.of("hostkey.revoked", key.address()))
                .cameBack(Words.of("hostkey.shown", key.fingerprint(), key.type()))
                .next(Words.of("hostkey.revoked.next", place))
                .build();
    }

    /** One program after the other: what another learns at the same time is not forgotten. */
    private void remember(HostKey key) throws IOException {
        synchronized (TURN) {
            rememberAlone(key);
        }
    }

    private void rememberAlone(HostKey key) throws IOException {
        Path folder = Objects.requireNonNull(own.toAbsolutePath().getParent(), "a file in a folder");
        Files.createDirectories(folder);
        try (FileChannel turn = FileChannel.open(
                        own.resolveSibling("known_hosts.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = turn.lock()) {
            add(key, folder);
        }
    }

    /** The file is replaced as a whole, so that nobody ever reads half of it. */
    private void add(HostKey key, Path folder) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(own) ? Files.readAllLines(own) : List.of());
        lines.add(KnownHosts.line(key));
        Path part = Files.createTempFile(folder, "known_hosts", ".partial");
        try {
            Files.writeString(part, lines.stream().collect(Collectors.joining("\n", "", "\n")));
            if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(part, own, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
