package dev.handrail.web;

import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One visit, from redirect to redirect. */
final class Trip {
    private static final int REDIRECTS = 10;
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> SENT_AGAIN = Set.of(307, 308);

    private final Visit visit;
    private final Way way;
    private final Trust trust;
    private final Guard guard;
    private final long began = System.nanoTime();
    private final List<URI> redirects = new ArrayList<>();
    private final Cookies cookies = new Cookies();
    private URI url;
    private Letter letter;
    private @Nullable InetAddress address;
    private @Nullable TlsSeen tls;

    Trip(Visit visit, Letter letter, Way way, Trust trust, Guard guard) {
        this.visit = visit;
        this.letter = letter;
        this.way = way;
        this.trust = trust;
        this.guard = guard;
        this.url = visit.url();
    }

    Sighting go() throws OperationFailed {
        try {
            while (true) {
                if (!Address.web(url)) {
                    throw fault(Fault.BAD_REDIRECT, url.toString());
                }
                Hop hop = hop();
                Optional<URI> next = visit.follow() ? next(hop.answer()) : Optional.empty();
                if (next.isEmpty()) {
                    return sighting(hop);
                }
                turn(next.get(), hop.answer());
            }
        } catch (Internet.NotConnected e) {
            address = e.address();
            throw Unreached.told(this::fault, e, guard);
        } catch (IOException | HttpException e) {
            throw Unreached.told(this::fault, e, guard);
        }
    }

    private Hop hop() throws IOException, HttpException, OperationFailed {
        tls = null;
        boolean home = Address.same(url, visit.url());
        Way.Dialled dialled = way.dial(url, home ? visit.at() : Optional.empty(), guard);
        address = dialled.address();
        try (Socket socket = dialled.socket()) {
            long shaking = System.nanoTime();
            Optional<Handshake> handshake = Optional.empty();
            if (Address.encrypted(url)) {
                handshake = Optional.of(handshake(dialled));
            }
            Duration shook = Duration.ofNanos(System.nanoTime() - shaking);
            DefaultBHttpClientConnection connection =
                    DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket);
            if (handshake.isPresent()) {
                connection.bind(handshake.get().socket(), socket);
            }
            Exchange.Answer answer = Exchange.over(connection, url, letter, headers(home));
            connection.close(CloseMode.IMMEDIATE);
            return new Hop(dialled, shook, answer);
        }
    }

    private Handshake handshake(Way.Dialled dialled) throws IOException, OperationFailed {
        try {
            Handshake made = Handshake.over(dialled.socket(), url.getHost(), Address.port(url), trust);
            tls = made.seen();
            Optional<Fault> fault = made.seen().fault();
            if (fault.isPresent()) {
                throw fault(fault.get(), made.seen().why());
            }
            return made;
        } catch (SSLException e) {
            if (guard.over()) {
                throw e;
            }
            throw fault(Fault.TLS_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, List<String>> headers(boolean home) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        List<String> carried = cookies.of(url);
        if (!carried.isEmpty()) {
            headers.put("Cookie", new ArrayList<>(carried));
        }
        if (home) {
            visit.headers()
                    .forEach((name, value) -> headers.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(value));
        }
        return headers;
    }

    private Optional<URI> next(Exchange.Answer answer) throws OperationFailed {
        Optional<String> location = answer.headers().first("Location");
        if (!MOVED.contains(answer.status()) || location.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Address.next(url, location.get().strip()));
        } catch (IllegalArgumentException e) {
            throw fault(Fault.BAD_REDIRECT, location.get());
        }
    }

    private void turn(URI next, Exchange.Answer answer) throws IOException, OperationFailed {
        if (redirects.size() == REDIRECTS) {
            throw fault(Fault.TOO_MANY_REDIRECTS, next.toString());
        }
        cookies.keep(url, answer.headers());
        letter = SENT_AGAIN.contains(answer.status()) ? letter : Letter.GET;
        redirects.add(next);
        url = next;
    }

    private Sighting sighting(Hop hop) {
        Exchange.Answer answer = hop.answer();
        Took took = new Took(
                taken(), hop.dialled().name(), hop.dialled().connect(), hop.tls(), Duration.ofNanos(answer.nanos()));
        return new Sighting(
                url,
                hop.dialled().address(),
                answer.status(),
                answer.headers(),
                answer.body().text(),
                answer.body().whole(),
                took,
                redirects,
                Optional.ofNullable(tls));
    }

    private OperationFailed fault(Fault fault, String cameBack) {
        return Unreached.of(
                new Unseen(fault, url, Optional.ofNullable(address), Optional.ofNullable(tls), taken()), cameBack);
    }

    private Duration taken() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private record Hop(Way.Dialled dialled, Duration tls, Exchange.Answer answer) {}
}
