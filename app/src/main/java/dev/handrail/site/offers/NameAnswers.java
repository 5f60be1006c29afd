package dev.handrail.site.offers;

import dev.handrail.operation.Answer;
import dev.handrail.site.NameLook;
import dev.handrail.site.SiteState;
import dev.handrail.web.NameAnswer;
import dev.handrail.web.NameEntry;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down where the names of sites lead, for scripts and for people. */
final class NameAnswers {
    private NameAnswers() {}

    static Answer of(List<NameLook> looks) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (NameLook look : looks) {
            look.answers().forEach(answer -> rows.add(row(look, answer)));
            look.findings()
                    .forEach(finding -> lines.add(SiteAnswers.line(look.site().name(), finding)));
        }
        return new Answer(
                looks.stream().map(NameAnswers::document).toList(),
                List.of(
                        Words.of("site.head.site"),
                        Words.of("site.head.name"),
                        Words.of("site.head.resolver"),
                        Words.of("site.head.address"),
                        Words.of("site.head.kept")),
                rows,
                lines,
                !looks.stream().allMatch(NameLook::ok));
    }

    private static List<String> row(NameLook look, NameAnswer answer) {
        String addresses =
                answer.addresses().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        return List.of(
                look.site().name(),
                look.name(),
                answer.resolver().word(),
                addresses.isEmpty() ? "–" : addresses,
                answer.left().map(Amounts::duration).orElse("–"));
    }

    private static Map<String, @Nullable Object> document(NameLook look) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("site", look.site().name());
        document.put("ok", look.ok());
        document.put("state", look.state().word());
        document.put("name", look.name());
        document.put("at", look.at());
        document.put(
                "server",
                look.server().stream().map(InetAddress::getHostAddress).toList());
        document.put("cdn", look.site().names().cdn());
        document.put("toServer", look.toServer().orElse(null));
        document.put("agree", look.agree().orElse(null));
        document.put(
                "resolvers",
                look.answers().stream().map(answer -> answer(look, answer)).toList());
        document.put(
                "findings", look.findings().stream().map(SiteAnswers::finding).toList());
        return document;
    }

    private static Map<String, @Nullable Object> answer(NameLook look, NameAnswer answer) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("resolver", answer.resolver().word());
        document.put("answer", answer.heard().word());
        document.put("code", answer.code());
        document.put(
                "addresses",
                answer.addresses().stream()
                        .map(address -> address(look, address))
                        .toList());
        document.put("ttlMillis", answer.left().map(left -> left.toMillis()).orElse(null));
        document.put(
                "entries", answer.entries().stream().map(NameAnswers::entry).toList());
        return document;
    }

    private static Map<String, @Nullable Object> address(NameLook look, InetAddress address) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("address", address.getHostAddress());
        document.put("server", server(Objects.requireNonNull(look.leads().get(address))));
        return document;
    }

    private static @Nullable Boolean server(SiteState state) {
        return state == SiteState.UNKNOWN ? null : state == SiteState.OK;
    }

    private static Map<String, Object> entry(NameEntry entry) {
        return Map.of(
                "name", entry.name(),
                "type", entry.type(),
                "value", entry.value(),
                "ttlMillis", entry.left().toMillis());
    }
}
