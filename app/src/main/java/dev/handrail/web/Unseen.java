package dev.handrail.web;

import dev.handrail.words.Evidence;
import dev.handrail.words.OperationFailed;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What there is to tell of a visit that saw no page.
 *
 * @param url where it ended
 * @param tls the certificate, also where it is the fault
 */
public record Unseen(Fault fault, URI url, Optional<InetAddress> address, Optional<TlsSeen> tls, Duration took)
        implements Evidence {
    /** Of a failure that came from a visit. */
    public static Optional<Unseen> of(OperationFailed failed) {
        return failed.evidence() instanceof Unseen unseen ? Optional.of(unseen) : Optional.empty();
    }
}
