package dev.handrail.backup.offers;

import dev.handrail.report.Report;
import dev.handrail.server.Access;
import dev.handrail.server.Announcing;
import dev.handrail.server.Destination;
import dev.handrail.server.Encryption;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each secret of a server is kept, for the recovery book; never what it is. */
record BookSecrets(Server server) {
    void into(Report.Writing book) {
        List<List<String>> rows = new ArrayList<>();
        access(rows);
        server.databases()
                .forEach(database -> add(rows, Words.of("book.secret.database", database.name()), database.password()));
        for (Destination destination : server.destinations()) {
            if (destination instanceof Destination.S3 s3) {
                add(rows, Words.of("book.secret.access", s3.name()), s3.accessKey());
                add(rows, Words.of("book.secret.secret", s3.name()), s3.secretKey());
            }
        }
        server.switches().forEach(one -> token(rows, one));
        if (server.announcing() instanceof Announcing.ByWeb web) {
            add(rows, Words.of("book.secret.announce", host(web)), web.token());
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

    private void access(List<List<String>> rows) {
        if (server.access() instanceof Access.Ssh ssh) {
            add(rows, Words.of("book.secret.ssh"), ssh.password());
            if (ssh.key() != null) {
                rows.add(List.of(Words.of("book.secret.key"), Words.of("book.secret.file", ssh.key())));
                rows.add(List.of(Words.of("book.secret.key.passphrase"), Words.of("book.secret.either")));
            }
            if (ssh.jump() != null) {
                rows.add(List.of(Words.of("book.secret.jump", ssh.jump()), Words.of("book.secret.either")));
            }
        }
        if (server.access().sudo() == Sudo.ASK) {
            add(rows, Words.of("book.secret.sudo"), new SecretRef.Ask());
        }
    }

    private static void token(List<List<String>> rows, Switch one) {
        switch (one) {
            case Switch.Dns dns ->
                add(rows, Words.of("book.secret.dns", dns.zone(), dns.provider().word()), dns.token());
            case Switch.Render render -> add(rows, Words.of("book.secret.render", render.service()), render.token());
            case Switch.FlagFile _,
                    Switch.Artisan _,
                    Switch.Capistrano _,
                    Switch.Compose _,
                    Switch.Commands _,
                    Switch.Several _ -> {}
        }
    }

    /** No more of the address: what lets one in may be the rest of it. */
    private static String host(Announcing.ByWeb web) {
        return URI.create(web.url().replace(Announcing.ByWeb.TOKEN, "token")).getHost();
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
}
