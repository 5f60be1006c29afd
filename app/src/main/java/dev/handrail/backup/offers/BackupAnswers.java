package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Catalogue;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.Proof;
import dev.handrail.operation.Answer;
import dev.handrail.server.Servers;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of backups, for scripts and for people. */
final class BackupAnswers {
    private final Catalogue catalogue;
    private final Servers servers;
    private final ZoneId zone;

    /** @param zone in which a person reads when something was */
    BackupAnswers(Catalogue catalogue, Servers servers, ZoneId zone) {
        this.catalogue = catalogue;
        this.servers = servers;
        this.zone = zone;
    }

    Answer list(Optional<String> server) throws OperationFailed {
        List<Backup> backups = server.isPresent() ? of(server.get()) : catalogue.all();
        List<String> heads = List.of(
                Words.of("backup.head.id"),
                Words.of("backup.head.server"),
                Words.of("backup.head.source"),
                Words.of("backup.head.taken"),
                Words.of("backup.head.stored"),
                Words.of("backup.head.copies"),
                Words.of("backup.head.proof"));
        List<List<String>> rows = backups.stream()
                .map(b -> List.of(
                        b.id(),
                        b.server(),
                        b.source(),
                        Amounts.moment(b.taken(), zone),
                        Amounts.bytes(b.manifest().artifact().storedBytes()),
                        copies(b),
                        b.pinReason() == null ? proof(b) : Words.of("backup.list.pinned", proof(b), b.pinReason())))
                .toList();
        return Answer.table(backups.stream().map(BackupAnswers::document).toList(), heads, rows);
    }

    /** Those of a server by its name, also of one that was removed since: who asks for it by its name means it. */
    List<Backup> of(String server) throws OperationFailed {
        List<Backup> left = catalogue.of(server);
        return left.isEmpty() ? catalogue.of(servers.require(server).name()) : left;
    }

    Answer show(String id) throws OperationFailed {
        Backup backup = catalogue.require(id);
        Map<String, Object> document = document(backup);
        document.put(
                "proofs", backup.proofs().stream().map(BackupAnswers::document).toList());
        document.put("manifest", backup.manifest());
        List<String> lines = new ArrayList<>();
        lines.add(Words.of("backup.show.what", backup.source(), backup.server(), Amounts.moment(backup.taken(), zone)));
        Manifest manifest = backup.manifest();
        lines.add(Stream.of(
                        manifest.source().kind() + " " + manifest.source().version(),
                        manifest.tools().dump(),
                        manifest.tools().compression())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")));
        lines.add(Words.of(
                "backup.show.holds",
                Amounts.bytes(manifest.artifact().storedBytes()),
                Amounts.bytes(manifest.artifact().bytes()),
                manifest.tables().size(),
                manifest.rows()));
        lines.add(Words.of("backup.show.sha256", manifest.artifact().sha256()));
        lines.addAll(manifest.remarks());
        if (backup.pinReason() != null) {
            lines.add(Words.of("backup.show.pinned", backup.pinReason()));
        }
        for (Copy copy : backup.copies()) {
            lines.add(Words.of(
                    "backup.show.copy",
                    copy.destination(),
                    copy.located(),
                    Words.of(copy.state().key())));
        }
        for (Proof proof : backup.proofs()) {
            lines.add(line(proof));
        }
        return Answer.lines(document, lines);
    }

    Answer commands(String id) throws OperationFailed {
        List<String> commands = new StockCommands(catalogue.require(id), servers).lines();
        return Answer.lines(Map.of("id", id, "commands", commands), commands);
    }

    private String line(Proof proof) {
        String rung = Words.of(proof.rung().key());
        return Words.of(
                proof.passed() ? "backup.show.passed" : "backup.show.failed",
                proof.destination() == null ? rung : Words.of("backup.show.proofof", rung, proof.destination()),
                Amounts.moment(proof.at(), zone),
                Amounts.duration(Duration.ofMillis(proof.millis())),
                proof.detail());
    }

    private static String proof(Backup backup) {
        boolean lacking = backup.copies().stream().anyMatch(backup::condemned) && !backup.good();
        return Words.of(lacking ? "backup.rung.lacking" : backup.proof().key());
    }

    private static String copies(Backup backup) {
        return String.join(
                ", ",
                backup.copies().stream()
                        .map(c -> c.state() == Copy.State.GOOD
                                ? c.destination()
                                : c.destination() + " " + Words.of(c.state().key()))
                        .toList());
    }

    /** As cli.md promises it. */
    private static Map<String, Object> document(Backup backup) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", backup.id());
        document.put("server", backup.server());
        document.put("source", backup.source());
        document.put("taken", backup.taken());
        document.put("bytes", backup.manifest().artifact().bytes());
        document.put("storedBytes", backup.manifest().artifact().storedBytes());
        document.put("proof", backup.proof().number());
        document.put("good", backup.good());
        document.put("pinned", backup.pinned());
        if (backup.pinReason() != null) {
            document.put("pinReason", backup.pinReason());
        }
        backup.newest(Proof.Rung.RESTORED).ifPresent(last -> document.put("drill", drill(last)));
        document.put(
                "copies", backup.copies().stream().map(BackupAnswers::document).toList());
        return document;
    }

    /** The last time that it was restored, to try it or in earnest. */
    private static Map<String, Object> drill(Proof last) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", last.at());
        document.put("millis", last.millis());
        document.put("passed", last.passed());
        return document;
    }

    private static Map<String, Object> document(Copy copy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("destination", copy.destination());
        document.put("kind", copy.kind().word());
        document.put("state", copy.state().word());
        document.put("path", copy.located());
        return document;
    }

    private static Map<String, Object> document(Proof proof) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rung", proof.rung().number());
        document.put("at", proof.at());
        document.put("millis", proof.millis());
        document.put("passed", proof.passed());
        document.put("detail", proof.detail());
        if (proof.destination() != null) {
            document.put("destination", proof.destination());
        }
        return document;
    }
}
