package dev.handrail.site.maintenance;

import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the rule that shows a flag file as the page, and whether the web server has it. */
final class RuleAnswer {
    private final SwitchMeans means;
    private final Server server;

    RuleAnswer(SwitchMeans means, Server server) {
        this.means = means;
        this.server = server;
    }

    Answer tell(RuleWish wish) throws OperationFailed {
        Switch.FlagFile flag = RuleSite.flag(server);
        WebRule rule = new WebRule(flag);
        WebRule.Found found = new RuleLook(means, server, wish).look();
        WebServer chosen = flag.webServer();
        List<WebServer> kinds = chosen == null ? List.of(WebServer.values()) : List.of(chosen);
        Map<String, String> texts = new LinkedHashMap<>();
        kinds.forEach(kind -> texts.put(kind.word(), rule.text(kind)));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("there", found.there() == State.UNKNOWN ? null : found.there() == State.ON);
        document.put("lacks", found.lacks());
        document.put("assetsServed", found.assets() == State.UNKNOWN ? null : found.assets() == State.ON);
        document.put("lookedInto", found.where());
        document.put("ours", found.ours());
        document.put("rules", texts);
        return new Answer(document, List.of(), List.of(), lines(found, texts), found.fault());
    }

    private static List<String> lines(WebRule.Found found, Map<String, String> texts) {
        List<String> lines = new ArrayList<>();
        String lacks = String.join(", ", found.lacks());
        lines.add(
                switch (found.there()) {
                    case OFF -> Words.of("switching.rule.missing", found.where());
                    case UNKNOWN -> Words.of("switching.rule.unknown", found.where(), lacks);
                    case ON ->
                        found.lacks().isEmpty()
                                ? Words.of("switching.rule.there", found.where())
                                : Words.of("switching.rule.wrong", found.where(), lacks);
                });
        if (found.there() == State.ON) {
            lines.add(Words.of(
                    switch (found.assets()) {
                        case ON -> "switching.rule.assets.on";
                        case OFF -> "switching.rule.assets.off";
                        case UNKNOWN -> "switching.rule.assets.unknown";
                    }));
        }
        texts.forEach((kind, text) -> {
            lines.add("");
            lines.add(kind + ":");
            lines.addAll(text.lines().toList());
        });
        lines.add("");
        if (found.fault()) {
            lines.add(Words.of("switching.rule.offer"));
        }
        lines.add(Words.of("switching.rule.try"));
        return lines;
    }
}
