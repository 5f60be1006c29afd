package dev.handrail.site.maintenance;

import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** The rule by which a web server shows the page for as long as its file is there. */
final class WebRule {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Switch.FlagFile flag;
    private final Machine machine;

    WebRule(Switch.FlagFile flag, Machine machine) {
        this.flag = flag;
        this.machine = machine;
    }

    /** As it is to stand in that web server's configuration. */
    String text(WebServer webServer) {
        int slash = flag.file().lastIndexOf('/');
        return ScriptText.read(WebRule.class, webServer.word() + ".rule")
                .replace("FILE", flag.file())
                .replace("FOLDER", slash <= 0 ? "/" : flag.file().substring(0, slash))
                .replace("NAME", flag.file().substring(slash + 1));
    }

    /**
     * How the rule stands in what is configured there.
     *
     * @param there whether the file is asked for at all
     * @param lacks what it lacks, each in words
     */
    record Found(State there, List<String> lacks, String where) {}

    Found look() throws OperationFailed {
        String where = flag.rule() == null ? "nginx -T" : flag.rule();
        Command ask = flag.rule() == null
                ? Command.of("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; exec nginx -T")
                : Command.of("head", "-c", String.valueOf(LARGEST), "--", flag.rule());
        Result result = new Ordered(machine).asks(ask);
        if (!result.good()) {
            return new Found(State.UNKNOWN, List.of(result.exit().errorText()), where);
        }
        return judged(result.text(), where);
    }

    private Found judged(String configured, String where) {
        if (!configured.contains(flag.file())) {
            return new Found(State.OFF, List.of(), where);
        }
        List<String> lacks = new ArrayList<>();
        if (!configured.contains("503")) {
            lacks.add(Words.of("switching.rule.lacks.503"));
        }
        List<String> retries =
                configured.lines().filter(line -> line.contains("Retry-After")).toList();
        if (retries.isEmpty()) {
            lacks.add(Words.of("switching.rule.lacks.retry"));
        } else if (flag.webServer() != WebServer.CADDY && retries.stream().noneMatch(line -> line.contains("always"))) {
            lacks.add(Words.of("switching.rule.lacks.always"));
        }
        return new Found(State.ON, lacks, where);
    }
}
