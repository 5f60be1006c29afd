package dev.handrail.site.maintenance;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Server;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Result;
import dev.handrail.site.webserver.WebHost;
import dev.handrail.site.webserver.WebPlace;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;

/** Gives a web server back the configuration that it had, where a change of its rule was begun and not seen to work. */
public final class RuleLeftIn implements Cleaner {
    static final String KIND = "web server rule";

    private final SwitchMeans means;

    public RuleLeftIn(SwitchMeans means) {
        this.means = means;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        Server server = means.servers()
                .named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("switching.rule.removed", leftover.server()))
                        .next(Words.of("switching.off.removed.next"))
                        .build());
        String word = leftover.details().getOrDefault("kind", "");
        WebServer kind = Arrays.stream(WebServer.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(WebServer.NGINX);
        WebPlace place = new WebPlace(
                kind,
                leftover.details().getOrDefault("config", ""),
                leftover.details().getOrDefault("folder", ""));
        WebHost host = new WebHost(server, means.shells());
        Result result = host.does("back", place);
        if (!result.good()) {
            throw OperationFailed.failed(
                            Words.of("switching.rule.stuck", place.kind().word(), place.folder()))
                    .on(host.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("switching.rule.stuck.next", place.folder()))
                    .build();
        }
    }
}
