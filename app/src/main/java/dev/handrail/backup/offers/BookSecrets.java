package dev.handrail.backup.offers;

import dev.handrail.report.Report;
import dev.handrail.server.Access;
import dev.handrail.server.Database;
import dev.handrail.server.Destination;
import dev.handrail.server.Encryption;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each secret of a server is kept, for the recovery book; never what it is. */
record BookSecrets(Server server) {
    void into(Report.Writing book) {
        List<List<String>> rows = new ArrayList<>();
        if (server.access() instanceof Access.Ssh ssh) {
            add(rows, Words.of("book.secret.ssh"), ssh.password());
            if (ssh.key() != null) {
                rows.add(List.of(Words.of("book.secret.key"), Words.of("book.secret.file", ssh.key())));
            }
        }
        server.databases()
                .forEach(database -> add(rows, Words.of("book.secret.database", database.name()), database.password()));
        for (Destination destination : server.destinations()) {
            if (destination instanceof Destination.S3 s3) {
                add(rows, Words.of("book.secret.access", s3.name()), s3.accessKey());
                add(rows, Words.of("book.secret.secret", s3.name()), s3.secretKey());
            }
        }
        Encryption encryption = server.encryption();
        if (encryption != null) {
            encryption(rows, encryption);
        }
        book.chapter(Words.of("book.secrets")).paragraph(Words.of("book.secrets.what"));
        if (rows.isEmpty()) {
            book.paragraph(Words.of("book.secrets.none"));
        } else {
            book.table(List.of(Words.of("book.head.secret"), Words.of("book.head.kept")), Set.of(), rows);
        }
    }

    /** Without it all that is encrypted is lost, so it is named even where it is where it usually is. */
    private static void encryption(List<List<String>> rows, Encryption encryption) {
        if (encryption.passphrase() != null) {
            add(rows, Words.of("book.secret.passphrase"), encryption.passphrase());
            return;
        }
        SecretRef identity = encryption.identity() == null ? new SecretRef.Vault() : encryption.identity();
        add(rows, Words.of("book.secret.identity", String.join(", ", encryption.age())), identity);
    }

    private static void add(List<List<String>> rows, String what, @Nullable SecretRef where) {
        if (where != null) {
            rows.add(List.of(what, kept(where)));
        }
    }

    static String kept(SecretRef where) {
        return switch (where) {
            case SecretRef.Vault vault -> Words.of("book.secret.vault");
            case SecretRef.Env env -> Words.of("book.secret.env", env.name());
            case SecretRef.File file -> Words.of("book.secret.file", file.path());
            case SecretRef.Ask ask -> Words.of("book.secret.ask");
        };
    }

    /** An address without the password or the token that somebody wrote into it; a name that lets nobody in stays. */
    static String without(String address) {
        return address.replaceFirst("^(?i)(https?://)[^/?#]*@", "$1")
                .replaceFirst("(?<=://)([^/@:?#]*):[^/?#]*@", "$1@");
    }

    /** How a database is reached from its server. */
    static String reached(Database database) {
        String engine = database.engine().word();
        Database.Container container = database.container();
        if (container != null) {
            return Words.of(
                    "book.database.container",
                    engine,
                    container.name(),
                    container.tool().word());
        }
        if (database.socket() != null) {
            return Words.of("book.database.socket", engine, database.socket());
        }
        return Words.of("book.database.tcp", engine, database.host(), database.port());
    }
}
