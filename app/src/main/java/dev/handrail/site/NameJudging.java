package dev.handrail.site;

import dev.handrail.web.NameAnswer;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says what the answers of resolvers mean for a site.
 *
 * @param cdn whether a network in front of the server is where they should lead, to each asker's nearest part of it
 */
record NameJudging(Whereabouts server, Map<InetAddress, SiteState> leads, boolean cdn) {
    List<Finding> answers(List<NameAnswer> answers) {
        List<Finding> findings = new ArrayList<>();
        answers.forEach(answer -> findings.addAll(answer(answer)));
        List<NameAnswer> heard =
                answers.stream().filter(answer -> answer.heard().answer()).toList();
        if (heard.stream().anyMatch(answer -> !answer.agrees(heard.getFirst()))) {
            findings.add(disagreement(heard));
        }
        return findings;
    }

    /** Who asks one is led elsewhere than who asks the other: no harm in it only where both are the server. */
    private Finding disagreement(List<NameAnswer> heard) {
        Optional<Duration> left =
                heard.stream().map(NameAnswer::left).flatMap(Optional::stream).max(Duration::compareTo);
        String text = left.isPresent()
                ? Words.of("site.dns.disagree", Amounts.duration(left.get()))
                : Words.of("site.dns.disagree.long");
        boolean harmless = heard.stream()
                .allMatch(answer -> toServer(answer.addresses())
                        || cdn
                                && those(answer, SiteState.OK).isEmpty()
                                && !answer.addresses().isEmpty());
        return harmless ? Finding.unseen(text) : Finding.fault(text);
    }

    private boolean toServer(List<InetAddress> addresses) {
        return !addresses.isEmpty() && addresses.stream().allMatch(address -> leads.get(address) == SiteState.OK);
    }

    private List<Finding> answer(NameAnswer answer) {
        String who = answer.resolver().word();
        return switch (answer.heard()) {
            case ADDRESSES -> List.of(lead(who, answer));
            case NO_NAME -> List.of(Finding.fault(Words.of("site.dns.no-name", who, left(answer))));
            case NO_ADDRESS -> List.of(Finding.fault(Words.of("site.dns.no-address", who, left(answer))));
            case FAILED -> half(answer, Words.of("site.dns.failed", who, answer.code()));
            case REFUSED -> half(answer, Words.of("site.dns.refused", who, answer.code()));
            case SILENT -> half(answer, Words.of("site.dns.silent", who));
        };
    }

    /** One may have said something before it fell silent. */
    private List<Finding> half(NameAnswer answer, String unknown) {
        List<Finding> findings = new ArrayList<>(List.of(Finding.unknown(unknown)));
        if (!answer.addresses().isEmpty()) {
            findings.addFirst(lead(answer.resolver().word(), answer));
        }
        return findings;
    }

    private Finding lead(String who, NameAnswer answer) {
        List<InetAddress> elsewhere = those(answer, SiteState.FAULT);
        List<InetAddress> unsure = those(answer, SiteState.UNKNOWN);
        String said = Words.of("site.dns.said", who, way(answer), left(answer));
        if (cdn) {
            List<InetAddress> past = those(answer, SiteState.OK);
            return past.isEmpty()
                    ? Finding.ok(Words.of("site.dns.front", said))
                    : Finding.fault(Words.of("site.dns.past", said, words(past)));
        }
        if (!elsewhere.isEmpty()) {
            return Finding.fault(Words.of("site.dns.elsewhere", said, words(elsewhere), words(server.known())));
        }
        return unsure.isEmpty()
                ? Finding.ok(Words.of("site.dns.here", said))
                : Finding.unknown(Words.of("site.dns.unsure", said, words(unsure)));
    }

    private List<InetAddress> those(NameAnswer answer, SiteState state) {
        return answer.addresses().stream()
                .filter(address -> leads.get(address) == state)
                .toList();
    }

    /** Of a site that has an address and no name. */
    Finding address(InetAddress address) {
        String said = Words.of("site.dns.address", address.getHostAddress());
        return switch (server.of(address)) {
            case OK -> Finding.ok(Words.of("site.dns.here", said));
            case FAULT ->
                Finding.fault(Words.of("site.dns.elsewhere", said, address.getHostAddress(), words(server.known())));
            case UNKNOWN, CLOSED -> Finding.unknown(Words.of("site.dns.unsure", said, address.getHostAddress()));
        };
    }

    /** Over the other names to the addresses. */
    private static String way(NameAnswer answer) {
        String names = answer.entries().stream()
                .filter(entry -> entry.type().equals("CNAME"))
                .map(entry -> entry.value() + " → ")
                .collect(Collectors.joining());
        return names + words(answer.addresses());
    }

    private static String words(Collection<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).distinct().collect(Collectors.joining(", "));
    }

    private static String left(NameAnswer answer) {
        return answer.left().map(Amounts::duration).orElse(Words.of("site.dns.unsaid"));
    }
}
