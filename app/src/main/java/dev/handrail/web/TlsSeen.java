package dev.handrail.web;

import java.util.List;
import java.util.Optional;

/**
 * How an encrypted site showed who it is.
 *
 * @param protocol TLSv1.3
 * @param chain its own certificate first, then those that vouch for it, as far as it sent them
 * @param fault what is wrong with it
 * @param why in the words of who looked
 */
public record TlsSeen(String protocol, List<Certificate> chain, Optional<Fault> fault, String why) {
    public TlsSeen {
        chain = List.copyOf(chain);
    }

    public Certificate certificate() {
        return chain.getFirst();
    }
}
