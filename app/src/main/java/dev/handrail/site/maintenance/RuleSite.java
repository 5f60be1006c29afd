package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Site;
import dev.handrail.server.Switch;
import dev.handrail.shell.Result;
import dev.handrail.site.webserver.Block;
import dev.handrail.site.webserver.WebFiles;
import dev.handrail.site.webserver.WebHost;
import dev.handrail.site.webserver.WebPlace;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sites of a server in the configuration of its web server, and how the rule stands in them. */
record RuleSite(Server server, WebRule rule, WebHost host, WebPlace place, WebFiles files, List<Block> blocks) {
    private static final int LARGEST = 256 * 1024;

    static RuleSite of(SwitchMeans means, Server server, RuleWish wish) throws OperationFailed {
        Switch.FlagFile flag = flag(server);
        WebHost host = new WebHost(server, means.shells());
        WebPlace place = host.find(wish.kind() == null ? flag.webServer() : wish.kind(), wish.config(), flag.file());
        WebFiles files = WebFiles.read(host, place);
        String into = wish.into() == null ? flag.rule() : wish.into();
        List<Block> blocks = files.of(server.sites().stream().map(Site::url).toList(), into);
        return new RuleSite(server, new WebRule(flag), host, place, files, blocks);
    }

    static Switch.FlagFile flag(Server server) throws OperationFailed {
        if (server.maintenance() instanceof Switch.FlagFile flag) {
            return flag;
        }
        throw OperationFailed.refused(Words.of("switching.rule.other", server.name()))
                .next(Words.of("switching.rule.other.next"))
                .build();
    }

    /** Those without the line that includes our rule. */
    List<Block> without() {
        return blocks.stream()
                .filter(block -> !files.holds(block, place.line()))
                .toList();
    }

    /** Whether any of them includes our rule. */
    boolean isOurs() {
        return without().size() < blocks.size();
    }

    /** What is included, where there is something. */
    Optional<String> included() throws OperationFailed {
        return host.read(place.rule(), LARGEST).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A rule that stands in them and was not put there by Handrail. */
    Optional<WebRule.Found> byHand() {
        return without().stream()
                .filter(block -> rule.isAskedIn(text(block)))
                .findFirst()
                .map(block -> rule.judged(place.kind(), text(block), block.called()));
    }

    private String text(Block block) {
        // Its bytes stand for themselves, and the path in it may be any text.
        return new String(files.inside(block).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    WebRule.Found look() throws OperationFailed {
        Optional<WebRule.Found> byHand = byHand();
        String where = place.kind().word() + " " + place.config();
        if (!isOurs()) {
            return byHand.orElseGet(() -> WebRule.Found.missing(where));
        }
        List<String> lacks = new ArrayList<>();
        Optional<String> there = included();
        WebRule.Found ours = rule.judged(place.kind(), there.orElse(""), where);
        if (there.isEmpty()) {
            lacks.add(place.rule());
        } else if (!there.get().equals(rule.text(place.kind()))) {
            List<String> lacking = ours.lacks();
            lacks.addAll(lacking.isEmpty() ? List.of(Words.of("switching.rule.lacks.current")) : lacking);
        }
        without().stream()
                .filter(block -> !rule.isAskedIn(text(block)))
                .forEach(block -> lacks.add(Words.of("switching.rule.lacks.block", block.called())));
        return new WebRule.Found(State.ON, lacks, ours.assets(), place.rule(), true);
    }

    /** Why its configuration is not in order as it is. */
    Optional<String> unsound() throws OperationFailed {
        Result result = host.does("sound", place);
        return result.good() ? Optional.empty() : Optional.of(result.exit().errorText());
    }

    /** The files that could not be written. */
    List<String> locked() throws OperationFailed {
        return host.does("locked", place, toChange(), new byte[0]).lines();
    }

    List<String> toChange() {
        return without().stream().map(Block::file).distinct().toList();
    }
}
