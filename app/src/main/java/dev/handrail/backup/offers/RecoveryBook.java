package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Copy;
import dev.handrail.backup.Entries;
import dev.handrail.backup.Manifest;
import dev.handrail.backup.PastBackup;
import dev.handrail.backup.Recovery;
import dev.handrail.backup.Subject;
import dev.handrail.report.Report;
import dev.handrail.server.Contact;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one needs when all is gone but the backups, on paper: what exists, where the copies are, the commands that bring it
 * back without Handrail, whom to call, and where each secret is kept. There is no secret in it.
 *
 * @param backups of the server, newest first
 * @param past what is remembered of those that are removed
 */
record RecoveryBook(
        Server server, Servers servers, List<Backup> backups, List<PastBackup> past, Instant now, ZoneId zone) {
    Report report() throws OperationFailed {
        Report.Writing book =
                Report.titled(Words.of("book.title", server.name()), Words.of("book.under", Amounts.moment(now, zone)));
        book.notice(Words.of("book.notice"));
        order(book);
        new BookExists(server).into(book);
        places(book);
        newest(book);
        recovery(book);
        commands(book);
        new BookSecrets(server).into(book);
        contacts(book);
        return book.done();
    }

    private static void order(Report.Writing book) {
        book.chapter(Words.of("book.order"))
                .bullets(List.of(
                        Words.of("book.order.call"),
                        Words.of("book.order.server"),
                        Words.of("book.order.tools"),
                        Words.of("book.order.fetch"),
                        Words.of("book.order.restore"),
                        Words.of("book.order.prove"),
                        Words.of("book.order.secrets"),
                        Words.of("book.order.write")));
    }

    private void places(Report.Writing book) {
        book.chapter(Words.of("book.places"));
        if (server.destinations().isEmpty()) {
            book.paragraph(Words.of("book.places.none"));
            return;
        }
        List<List<String>> rows = server.destinations().stream()
                .map(destination -> List.of(destination.name(), kind(destination), place(destination)))
                .toList();
        book.table(
                List.of(Words.of("book.head.name"), Words.of("book.head.kind"), Words.of("book.head.place")),
                Set.of(),
                rows);
    }

    private static String kind(Destination destination) {
        return switch (destination) {
            case Destination.Folder folder -> Words.of("book.kind.folder");
            case Destination.ServerFolder folder -> Words.of("book.kind.server");
            case Destination.S3 s3 -> Words.of("book.kind.bucket");
        };
    }

    private static String place(Destination destination) {
        return switch (destination) {
            case Destination.Folder folder -> folder.folder();
            case Destination.ServerFolder folder -> folder.folder();
            case Destination.S3 s3 ->
                Stream.of(s3.endpoint(), s3.region(), s3.bucket() + "/" + s3.prefix())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
        };
    }

    /** In the order in which they are brought back: nothing can belong to a user who is not there. */
    private List<Subject> sources() {
        return Subject.all(server, backups).stream()
                .sorted(Comparator.comparing(
                        source -> newest(source).filter(Backup::holdsUsers).isEmpty()))
                .toList();
    }

    /** The newest good one of each source; what has none is said. */
    private void newest(Report.Writing book) {
        book.chapter(Words.of("book.newest"));
        List<List<String>> rows = new ArrayList<>();
        for (Subject source : sources()) {
            rows.add(newest(source)
                    .map(backup -> List.of(
                            source.name(),
                            backup.id(),
                            Amounts.moment(backup.taken(), zone),
                            Amounts.bytes(backup.manifest().artifact().storedBytes()),
                            Words.of(backup.proof().key()),
                            version(backup.manifest().source())))
                    .orElse(List.of(source.name(), Words.of("book.newest.none"), "", "", "", "")));
        }
        book.table(
                List.of(
                        Words.of("backup.head.source"),
                        Words.of("backup.head.id"),
                        Words.of("backup.head.taken"),
                        Words.of("backup.head.stored"),
                        Words.of("backup.head.proof"),
                        Words.of("book.head.version")),
                Set.of(3),
                rows);
    }

    /** Only a database server has one. */
    private static String version(Manifest.Source from) {
        return from.version().isEmpty() ? "" : from.kind() + " " + from.version();
    }

    private Optional<Backup> newest(Subject source) {
        return backups.stream()
                .filter(backup -> source.has(backup) && backup.good())
                .findFirst();
    }

    private void recovery(Report.Writing book) {
        RecoveryAnswer answer = new RecoveryAnswer(server, backups, past, now, zone);
        List<Recovery> all = answer.all();
        if (!all.isEmpty()) {
            book.chapter(Words.of("book.recovery"))
                    .paragraph(Words.of("book.recovery.what"))
                    .table(
                            RecoveryAnswer.heads(),
                            Set.of(),
                            all.stream().map(answer::row).toList());
        }
    }

    /** Of each source its newest, from each place where a copy lies. */
    private void commands(Report.Writing book) throws OperationFailed {
        book.chapter(Words.of("book.commands")).paragraph(Words.of("book.commands.what"));
        for (Subject source : sources()) {
            Optional<Backup> backup = newest(source);
            if (backup.isPresent()) {
                book.section(source.name())
                        .paragraph(Words.of("book.copies", copies(backup.get())))
                        .code(StockCommands.onPaper(backup.get(), servers).lines());
                Optional.of(source)
                        .filter(one -> one.sort() == Subject.Sort.DATABASE)
                        .flatMap(one -> Entries.database(server, one.name()))
                        .map(Database::password)
                        .ifPresent(password -> book.paragraph(Words.of("book.asked", BookSecrets.kept(password))));
            }
        }
    }

    private static String copies(Backup backup) {
        return backup.copies().stream()
                .filter(copy -> copy.state() == Copy.State.GOOD)
                .map(Copy::located)
                .collect(Collectors.joining(", "));
    }

    private void contacts(Report.Writing book) {
        book.chapter(Words.of("book.contacts"));
        if (server.contacts().isEmpty()) {
            book.notice(Words.of("book.contacts.none"));
        }
        for (Contact contact : server.contacts()) {
            book.fact(
                    contact.role(),
                    Stream.of(contact.name(), contact.phone(), contact.mail())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
        }
    }
}
