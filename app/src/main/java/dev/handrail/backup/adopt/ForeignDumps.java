package dev.handrail.backup.adopt;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Compression;
import dev.handrail.backup.Copy;
import dev.handrail.backup.GoesElsewhere;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Means;
import dev.handrail.backup.PinBeside;
import dev.handrail.backup.Proof;
import dev.handrail.backup.Sha256;
import dev.handrail.backup.Target;
import dev.handrail.server.Engine;
import dev.handrail.server.Server;
import dev.handrail.storage.Stored;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dumps in a place that another program wrote: each becomes a backup of which nothing is proven. */
final class ForeignDumps {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int SIGNS = 8;

    private final Means means;
    private final Server server;
    private final Target target;
    private final boolean named;

    ForeignDumps(Means means, Server server, Target target, boolean named) {
        this.means = means;
        this.server = server;
        this.target = target;
        this.named = named;
    }

    List<Finding> findings(Map<String, Stored> files) throws OperationFailed {
        List<Finding> findings = new ArrayList<>();
        List<Backup> all = means.catalogue().all();
        List<ForeignDump> dumps = new ArrayList<>();
        for (Stored file : files.values()) {
            boolean ours = file.name().endsWith(Manifest.ENDING)
                    || PinBeside.is(file.name())
                    || files.containsKey(file.name() + Manifest.ENDING);
            if (!ours) {
                dumps.add(new ForeignDump.OfFile(file));
            }
        }
        dumps.addAll(ForeignDump.OfFolder.in(target.storage()));
        for (ForeignDump dump : dumps) {
            findings.add(looked(dump, WrittenOver.at(located(dump.name()), all)));
        }
        return findings;
    }

    /** Only who names a server asks for dumps of other programs. */
    private Finding looked(ForeignDump dump, WrittenOver over) throws OperationFailed {
        Finding found = Finding.orUnread(dump.name(), () -> finding(dump, over));
        return named && dump.likely() ? found : found.unasked();
    }

    private Finding finding(ForeignDump dump, WrittenOver over) throws OperationFailed {
        Stored file = dump.stored(target.storage());
        Optional<Backup> lies = over.at(file.changed());
        if (lies.isPresent()) {
            return Finding.known(Words.of("backup.adopt.known", lies.get().id()), lies.get());
        }
        Finding found = newer(dump, file);
        if (over.known().isEmpty()) {
            return found;
        }
        boolean read = found.fate() == Finding.Fate.ENTER;
        String told = Words.of(
                "backup.adopt.over",
                found.told(),
                file.name(),
                over.known().getFirst().id());
        return found.telling(told).writtenOver(read ? over : over.longerOrShorter(file.bytes()));
    }

    private Finding newer(ForeignDump dump, Stored file) throws OperationFailed {
        if (dump.ofAFolder()) {
            return Finding.leftOut(Words.of("backup.adopt.contents", file.name()));
        }
        Optional<DumpKind> kind = dump.kind(means.shells(), target.storage());
        if (kind.isEmpty()) {
            return Finding.leftOut(Words.of("backup.adopt.unknown", file.name()));
        }
        if (!named) {
            return Finding.leftOut(Words.of("backup.adopt.whose", file.name()));
        }
        Optional<GoesElsewhere> elsewhere = kind.get().elsewhere();
        if (elsewhere.isPresent()) {
            return Finding.leftOut(Words.of(
                    "backup.adopt.own",
                    file.name(),
                    elsewhere.get().line(),
                    elsewhere.get().says()));
        }
        DumpOf of = kind.get().of(dump.artifact(), server);
        Manifest manifest = manifest(file, dump.artifact(), kind.get(), of);
        Copy copy = target.copy(file.name(), Copy.State.GOOD);
        Proof complete = new Proof(
                Proof.Rung.COMPLETE,
                means.clock().instant(),
                0,
                true,
                Words.of("backup.found.complete", Amounts.bytes(file.bytes())));
        String told = Words.of(
                "backup.adopt.foreign",
                file.name(),
                manifest.id(),
                manifest.source().name(),
                manifest.source().version(),
                Words.of(
                        switch (kind.get().engine()) {
                            case POSTGRESQL -> "backup.adopt.engine.postgresql";
                            case MARIADB -> "backup.adopt.engine.mariadb";
                            case MYSQL -> "backup.adopt.engine.mysql";
                        }));
        return new Finding(
                Finding.Fate.ENTER,
                of.doubt().map(doubt -> told + ". " + doubt).orElse(told),
                new Backup(server.name(), manifest, null, List.of(copy), List.of(complete)),
                copy);
    }

    private Manifest manifest(Stored file, String artifact, DumpKind kind, DumpOf of) {
        List<String> notes = new ArrayList<>(List.of(Manifest.FOREIGN + Words.of("backup.adopt.note")));
        of.doubt().ifPresent(notes::add);
        Instant taken = file.changed();
        return new Manifest(
                Manifest.FORMAT,
                id(file),
                server.name(),
                server.environment().word(),
                source(of, kind),
                taken,
                0,
                new Manifest.Tools(kind.dump(), kind.compression().program()),
                new Manifest.Artifact(
                        artifact,
                        kind.form(),
                        kind.compression(),
                        kind.compression() == Compression.NONE ? file.bytes() : 0,
                        file.bytes(),
                        ForeignRead.NOT_YET),
                List.of(),
                List.of(),
                notes,
                null,
                null);
    }

    /** Of a dump alone no more is known; every PostgreSQL has these, and a MariaDB or MySQL its own default. */
    private Manifest.Source source(DumpOf of, DumpKind kind) {
        String word = kind.target(server).word();
        return kind.engine() == Engine.POSTGRESQL
                ? new Manifest.Source(word, of.source(), of.origin(), kind.version(), "UTF8", "C.UTF-8", "C.UTF-8", "")
                : new Manifest.Source(word, of.source(), of.origin(), kind.version(), "", "", "", "");
    }

    private String located(String file) {
        return target.copy(file, Copy.State.GOOD).located();
    }

    /** The same for the same file, however often it is looked at. */
    private String id(Stored file) {
        byte[] name = located(file.name()).getBytes(StandardCharsets.UTF_8);
        Sha256 sha = new Sha256();
        sha.add(name, name.length);
        return STAMP.format(file.changed()) + "-" + sha.hex().substring(0, SIGNS);
    }
}
