package dev.handrail.site;

import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.shell.Shells;
import dev.handrail.web.Certificate;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whether the certificate that a site shows is the one on the server's disk: renewed and not read again, it is not. */
final class DiskCertificate {
    private static final int AT_MOST = 256 * 1024;
    private static final Duration SHORT = Duration.ofSeconds(30);

    private DiskCertificate() {}

    static Finding compared(Shells shells, Server server, String file, Certificate shown) throws OperationFailed {
        try (Shell shell = shells.on(server)) {
            Certificate kept = read(content(shell, server, file));
            boolean same = kept.sha256().equals(shown.sha256());
            return Finding.of(same, Words.of(same ? "site.disk.good" : "site.disk.other", file, day(kept), day(shown)));
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            return Finding.unseen(Words.of("site.disk.unknown", file, e.getMessage()));
        } catch (CertificateException e) {
            return Finding.unseen(Words.of("site.disk.unknown", file, Words.of("site.disk.none")));
        }
    }

    /** Those that certbot keeps are for root alone. */
    private static byte[] content(Shell shell, Server server, String file) throws OperationFailed {
        try {
            return shell.read(file, AT_MOST);
        } catch (OperationFailed e) {
            if (server.access().sudo() == Sudo.NONE) {
                throw e;
            }
            Result result = shell.run(Command.of("cat", file).as("root").within(SHORT));
            if (!result.good()) {
                throw e;
            }
            return result.text().getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static Certificate read(byte[] pem) throws CertificateException {
        return Certificate.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    }

    private static LocalDate day(Certificate certificate) {
        return LocalDate.ofInstant(certificate.until(), ZoneOffset.UTC);
    }
}
