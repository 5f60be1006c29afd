package dev.handrail.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a certificate says.
 *
 * @param names whom it is for
 * @param sha256 of its bytes, by which it is told from others
 */
public record Certificate(
        String subject, String issuer, List<String> names, Instant from, Instant until, String sha256) {
    private static final Set<Integer> HOSTS_AND_ADDRESSES = Set.of(2, 7);

    public Certificate {
        names = List.copyOf(names);
    }

    public static Certificate of(X509Certificate certificate) {
        return new Certificate(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                hash(certificate));
    }

    /** Whole days until it ends; negative once it has. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, until).toSeconds(), Duration.ofDays(1).toSeconds());
    }

    /** How much of its lifetime is left: 1 when it begins, 0 when it has ended. */
    public double shareLeft(Instant now) {
        double whole = Math.max(1, Duration.between(from, until).toSeconds());
        return Math.clamp(Duration.between(now, until).toSeconds() / whole, 0, 1);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().flatMap(Certificate::name).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static Stream<String> name(List<?> name) {
        return HOSTS_AND_ADDRESSES.contains(name.getFirst())
                ? Stream.of(Objects.toString(name.get(1)))
                : Stream.empty();
    }

    private static String hash(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
