package dev.handrail.web;

import dev.handrail.words.Words;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/** Agrees with a site on how to encrypt, and looks at who it says it is. */
record Handshake(SSLSocket socket, TlsSeen seen) {
    private static final DefaultHostnameVerifier NAMES = new DefaultHostnameVerifier();

    static Handshake over(Socket plain, String host, int port, Trust trust) throws IOException {
        SSLSocket socket = (SSLSocket) trust.sockets().createSocket(plain, host, port, true);
        if (!Address.literal(host)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        X509Certificate[] chain = Arrays.stream(socket.getSession().getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        return new Handshake(socket, judged(socket.getSession().getProtocol(), chain, host, trust));
    }

    private static TlsSeen judged(String protocol, X509Certificate[] chain, String host, Trust trust) {
        List<Certificate> read = Arrays.stream(chain).map(Certificate::of).toList();
        Date now = Date.from(Instant.now());
        try {
            if (now.after(chain[0].getNotAfter())) {
                return faulty(
                        protocol,
                        read,
                        Fault.TLS_EXPIRED,
                        chain[0].getNotAfter().toInstant().toString());
            }
            if (now.before(chain[0].getNotBefore())) {
                return faulty(
                        protocol,
                        read,
                        Fault.TLS_NOT_YET_VALID,
                        chain[0].getNotBefore().toInstant().toString());
            }
            trust.judge(chain);
            NAMES.verify(Address.bare(host), chain[0]);
            return new TlsSeen(protocol, read, Optional.empty(), "");
        } catch (CertificateException e) {
            return faulty(protocol, read, Fault.TLS_UNTRUSTED, unsigned(read, e));
        } catch (SSLException e) {
            return faulty(
                    protocol,
                    read,
                    Fault.TLS_WRONG_NAME,
                    String.join(", ", read.getFirst().names()));
        }
    }

    private static TlsSeen faulty(String protocol, List<Certificate> chain, Fault fault, String why) {
        return new TlsSeen(protocol, chain, Optional.of(fault), why);
    }

    private static String unsigned(List<Certificate> chain, CertificateException e) {
        Certificate last = chain.getLast();
        if (chain.size() == 1 && last.subject().equals(last.issuer())) {
            return Words.of("web.tls.self");
        }
        return chain.size() == 1
                ? Words.of("web.tls.incomplete", last.issuer())
                : Words.of("web.tls.unknown", last.issuer(), String.valueOf(e.getMessage()));
    }
}
