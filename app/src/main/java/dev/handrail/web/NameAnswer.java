package dev.handrail.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a resolver says of a name.
 *
 * @param entries from the name to its addresses; also where only one of its families was answered for
 * @param left how long it goes on saying so
 * @param code how the protocol calls it where it says nothing; empty where nothing came
 */
public record NameAnswer(
        Resolver resolver, Heard heard, List<NameEntry> entries, Optional<Duration> left, String code) {
    private static final Set<String> ADDRESSES = Set.of("A", "AAAA");

    public NameAnswer {
        entries = List.copyOf(entries);
    }

    public List<InetAddress> addresses() {
        return entries.stream()
                .filter(entry -> ADDRESSES.contains(entry.type()))
                .map(entry -> InetAddress.ofLiteral(entry.value()))
                .toList();
    }

    /** Whether whoever asks the one gets where whoever asks the other gets. */
    public boolean agrees(NameAnswer other) {
        return heard == other.heard && Set.copyOf(addresses()).equals(Set.copyOf(other.addresses()));
    }
}
