package dev.handrail.web;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of our own, which signs whatever a test needs. */
public final class TestAuthority {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private final X500Name name = new X500Name("CN=Test authority");
    private final KeyPair keys = keys();
    private final X509Certificate root = certificate(
            name,
            keys,
            name,
            keys.getPrivate(),
            true,
            List.of(),
            Instant.now().minus(Duration.ofDays(400)),
            ahead(3650));

    public Trust trust() {
        return Trust.in(List.of(root));
    }

    public X509Certificate root() {
        return root;
    }

    public Identity good(String... names) {
        return issue(Instant.now().minus(Duration.ofDays(30)), ahead(60), names);
    }

    public Identity issue(Instant from, Instant until, String... names) {
        KeyPair own = keys();
        X500Name subject = new X500Name("CN=" + names[0]);
        return new Identity(
                own.getPrivate(),
                List.of(certificate(subject, own, name, keys.getPrivate(), false, List.of(names), from, until), root));
    }

    public static Identity signedByItself(String... names) {
        KeyPair own = keys();
        X500Name subject = new X500Name("CN=" + names[0]);
        return new Identity(
                own.getPrivate(),
                List.of(certificate(
                        subject, own, subject, own.getPrivate(), false, List.of(names), Instant.now(), ahead(60))));
    }

    /** A key and the certificates that say whose it is. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {
        public SSLContext context() throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("site", key, new char[0], chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        }

        /** Without those that vouch for it. */
        public Identity alone() {
            return new Identity(key, List.of(chain.getFirst()));
        }
    }

    private static Instant ahead(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            X500Name subject,
            KeyPair own,
            X500Name issuer,
            PrivateKey signer,
            boolean authority,
            List<String> names,
            Instant from,
            Instant until) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!names.isEmpty()) {
                GeneralName[] general = names.stream()
                        .map(one -> new GeneralName(
                                Address.literal(one) ? GeneralName.iPAddress : GeneralName.dNSName, one))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
