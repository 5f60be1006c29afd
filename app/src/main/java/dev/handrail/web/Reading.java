package dev.handrail.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Reads what a resolver sent, for both families of addresses, as one answer. */
final class Reading {
    private static final int LONGEST_CHAIN = 16;

    private final Map<String, NameEntry> entries = new LinkedHashMap<>();

    private Reading() {}

    static NameAnswer of(Resolver resolver, Name name, List<Optional<Message>> answers) {
        Reading reading = new Reading();
        answers.stream().flatMap(Optional::stream).forEach(answer -> reading.follow(answer, name));
        Optional<Message> silent = answers.stream()
                .flatMap(Optional::stream)
                .filter(answer -> !says(answer))
                .findFirst();
        if (silent.isPresent()) {
            Heard heard = silent.get().getRcode() == Rcode.SERVFAIL ? Heard.FAILED : Heard.REFUSED;
            return reading.answer(
                    resolver, heard, answers, Rcode.string(silent.get().getRcode()));
        }
        if (answers.stream().anyMatch(Optional::isEmpty)) {
            return reading.answer(resolver, Heard.SILENT, answers, "");
        }
        return reading.answer(resolver, reading.heard(answers), answers, "");
    }

    /** One that only points to whoever may know more says nothing of the name. */
    private static boolean says(Message answer) {
        boolean knows =
                answer.getHeader().getFlag(Flags.RA) || answer.getHeader().getFlag(Flags.AA);
        return answer.getRcode() == Rcode.NXDOMAIN || answer.getRcode() == Rcode.NOERROR && knows;
    }

    private Heard heard(List<Optional<Message>> answers) {
        if (entries.values().stream().anyMatch(entry -> !entry.type().equals(Type.string(Type.CNAME)))) {
            return Heard.ADDRESSES;
        }
        return answers.stream().flatMap(Optional::stream).anyMatch(answer -> answer.getRcode() == Rcode.NXDOMAIN)
                ? Heard.NO_NAME
                : Heard.NO_ADDRESS;
    }

    private NameAnswer answer(Resolver resolver, Heard heard, List<Optional<Message>> answers, String code) {
        Stream<Duration> said = entries.values().stream().map(NameEntry::left);
        Stream<Duration> unsaid = heard == Heard.ADDRESSES
                ? Stream.of()
                : answers.stream().flatMap(Optional::stream).flatMap(Reading::no);
        Optional<Duration> left = Stream.concat(said, unsaid).min(Duration::compareTo);
        return new NameAnswer(resolver, heard, List.copyOf(entries.values()), left, code);
    }

    /** From name to name, in whatever order they were sent. */
    private void follow(Message answer, Name asked) {
        Name name = asked;
        for (int i = 0; name != null && i < LONGEST_CHAIN; i++) {
            name = step(answer, name);
        }
    }

    private @Nullable Name step(Message answer, Name name) {
        Name next = null;
        for (Record record : answer.getSection(Section.ANSWER)) {
            if (record.getName().equals(name)) {
                switch (record) {
                    case ARecord a -> enter(record, a.getAddress().getHostAddress());
                    case AAAARecord a -> enter(record, a.getAddress().getHostAddress());
                    case CNAMERecord other -> {
                        enter(record, other.getTarget().toString(true));
                        next = other.getTarget();
                    }
                    default -> {
                        // Signatures and the like lead nowhere.
                    }
                }
            }
        }
        return next;
    }

    /** The same name for both families is the same line. */
    private void enter(Record record, String value) {
        String type = Type.string(record.getType());
        NameEntry entry =
                new NameEntry(record.getName().toString(true), type, value, Duration.ofSeconds(record.getTTL()));
        entries.merge(
                entry.name() + " " + type + " " + value,
                entry,
                (one, other) -> one.left().compareTo(other.left()) <= 0 ? one : other);
    }

    /** How long it is kept that something is not there. */
    private static Stream<Duration> no(Message answer) {
        return answer.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .map(zone -> Duration.ofSeconds(Math.min(zone.getTTL(), zone.getMinimum())));
    }
}
