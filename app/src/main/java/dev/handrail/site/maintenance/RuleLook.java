package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.site.webserver.WebHost;
import dev.handrail.words.OperationFailed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks how the rule stands: in the file that the profile names, or in all that the web server reads. */
final class RuleLook {
    private static final int LARGEST = 4 * 1024 * 1024;

    /** Where Handrail puts a rule. */
    private static final Pattern INCLUDED = Pattern.compile("/[^\"'\\s;]*/handrail-maintenance-[0-9a-f]{8}/rule");

    private final SwitchMeans means;
    private final Server server;
    private final RuleWish wish;

    RuleLook(SwitchMeans means, Server server, RuleWish wish) {
        this.means = means;
        this.server = server;
        this.wish = wish;
    }

    WebRule.Found look() throws OperationFailed {
        Switch.FlagFile flag = RuleSite.flag(server);
        String where = flag.rule() != null ? flag.rule() : String.valueOf(wish.config());
        try {
            return flag.rule() != null && wish.config() == null
                    ? inFile(flag, flag.rule())
                    : RuleSite.of(means, server, wish).look();
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED || e.kind() == OperationFailed.Kind.UNREACHABLE) {
                throw e;
            }
            String why = e.cameBack() == null || e.cameBack().isBlank() ? e.tried() : e.tried() + ": " + e.cameBack();
            return WebRule.Found.unknown(why, where);
        }
    }

    private WebRule.Found inFile(Switch.FlagFile flag, String file) throws OperationFailed {
        WebHost host = new WebHost(server, means.shells());
        Optional<byte[]> found = host.read(file, LARGEST);
        if (found.isEmpty()) {
            return WebRule.Found.unknown(file, file);
        }
        StringBuilder text = new StringBuilder(new String(found.get(), StandardCharsets.UTF_8));
        boolean ours = false;
        Matcher included = INCLUDED.matcher(text.toString());
        while (included.find()) {
            ours = true;
            host.read(included.group(), LARGEST)
                    .ifPresent(rule -> text.append('\n').append(new String(rule, StandardCharsets.UTF_8)));
        }
        WebRule.Found judged = new WebRule(flag).judged(flag.webServer(), text.toString(), file);
        return ours ? judged.included() : judged;
    }
}
