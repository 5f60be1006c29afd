package dev.handrail.site.maintenance;

import dev.handrail.operation.Work;
import dev.handrail.waiting.Stop;
import dev.handrail.web.Lookup;
import dev.handrail.web.NameAnswer;
import dev.handrail.web.NameEntry;
import dev.handrail.web.Resolver;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Watches what resolvers say of a name until all of them say what it was changed to.
 *
 * @param usual who is asked where a profile names nobody
 * @param pause between two looks
 */
public record Watching(Lookup lookup, Supplier<List<Resolver>> usual, Duration pause) {
    /** Whom visitors' computers ask. */
    public static Watching ofTheWorld() {
        return new Watching(new Lookup(), Resolver::usual, Duration.ofSeconds(5));
    }

    /**
     * Tells what each says as that changes; that one of them remembers longer is no failure.
     *
     * @param to an address, or the name that it leads to
     */
    void watch(String host, String to, List<Resolver> named, Duration atMost, Work work) throws OperationFailed {
        List<Resolver> all = named.isEmpty() ? usual.get() : named;
        Map<Resolver, String> said = new LinkedHashMap<>();
        List<Resolver> left = new ArrayList<>(all);
        long end = System.nanoTime() + atMost.toNanos();
        while (!left.isEmpty()) {
            List<Resolver> still = new ArrayList<>();
            for (Resolver resolver : left) {
                look(resolver, host, to, said, still, work);
            }
            left = still;
            work.progress(all.size() - left.size(), all.size(), Work.Unit.ITEMS);
            if (left.isEmpty() || System.nanoTime() >= end) {
                break;
            }
            Stop.here().await(() -> {
                Thread.sleep(pause);
                return true;
            });
        }
        if (!all.isEmpty()) {
            work.say(
                    left.isEmpty()
                            ? Words.of("switching.dns.agreed", host, to)
                            : Words.of("switching.dns.remains", left.size(), all.size()));
        }
    }

    private void look(
            Resolver resolver, String host, String to, Map<Resolver, String> said, List<Resolver> still, Work work)
            throws OperationFailed {
        NameAnswer answer = lookup.ask(resolver, host);
        String words;
        if (!answer.heard().answer()) {
            words = Words.of("switching.dns.unheard", resolver.word());
        } else if (leads(answer, host, to)) {
            words = Words.of("switching.dns.follows", resolver.word());
        } else {
            still.add(resolver);
            words = Words.of("switching.dns.still", resolver.word(), where(answer));
        }
        // For how long is told once, and not again each time that it gets less.
        if (!words.equals(said.put(resolver, words))) {
            String time = answer.left().map(Amounts::duration).orElse("");
            work.say(
                    still.contains(resolver) && !time.isEmpty()
                            ? words + Words.of("switching.dns.still.left", time)
                            : words);
        }
    }

    private static String where(NameAnswer answer) {
        List<String> values = answer.entries().stream().map(NameEntry::value).toList();
        return values.isEmpty() ? answer.heard().word() : String.join(" → ", values);
    }

    /** A zone may put the addresses of the other name in its place, which then has to be asked for too. */
    private boolean leads(NameAnswer answer, String host, String to) throws OperationFailed {
        boolean named = answer.entries().stream()
                .anyMatch(entry -> DnsRecord.same(entry.name(), host)
                        && entry.type().equals("CNAME")
                        && DnsRecord.same(entry.value(), to));
        if (named) {
            return true;
        }
        if (answer.entries().stream().anyMatch(entry -> entry.type().equals("CNAME"))
                || answer.addresses().isEmpty()) {
            return false;
        }
        Set<InetAddress> there = new HashSet<>(answer.addresses());
        try {
            return there.equals(Set.of(InetAddress.ofLiteral(to)));
        } catch (IllegalArgumentException e) {
            return there.equals(new HashSet<>(lookup.ask(answer.resolver(), to).addresses()));
        }
    }
}
