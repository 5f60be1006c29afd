package dev.handrail.site.maintenance;

import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule by which a web server shows the page for as long as its file is there. */
record WebRule(Switch.FlagFile flag) {
    private static final Pattern PLACES = Pattern.compile("FILE|FOLDER|NAME");

    /** What would mean something else in one of the configurations, within quotes. */
    private static final Pattern ODD = Pattern.compile("[\"$\\\\{}%`\\p{Cntrl}]");

    /** As it is to stand in that web server's configuration. */
    String text(WebServer webServer) {
        Matcher places = PLACES.matcher(ScriptText.read(WebRule.class, webServer.word() + ".rule"));
        return places.replaceAll(place -> Matcher.quoteReplacement(
                switch (place.group()) {
                    case "FILE" -> flag.file();
                    case "FOLDER" -> folder();
                    default -> name();
                }));
    }

    /** Whether the file can be named in a rule. */
    boolean canBeWritten() {
        return flag.file().startsWith("/") && !ODD.matcher(flag.file()).find();
    }

    private String folder() {
        int slash = flag.file().lastIndexOf('/');
        return slash <= 0 ? "/" : flag.file().substring(0, slash);
    }

    private String name() {
        return flag.file().substring(flag.file().lastIndexOf('/') + 1);
    }

    /**
     * How the rule stands in what is configured there.
     *
     * @param there whether the file is asked for at all
     * @param lacks what it lacks, each in words
     */
    record Found(State there, List<String> lacks, String where) {
        static Found unknown(String why, String where) {
            return new Found(State.UNKNOWN, List.of(why), where);
        }

        boolean fault() {
            return there == State.OFF || there == State.ON && !lacks.isEmpty();
        }
    }

    /** Whether anything there asks for the file. */
    boolean isAskedIn(String configured) {
        // Caddy has the folder and the name apart.
        return configured.contains(flag.file())
                || configured.contains("\"" + folder() + "\"") && configured.contains("\"/" + name() + "\"");
    }

    Found judged(@Nullable WebServer webServer, String configured, String where) {
        if (!isAskedIn(configured)) {
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
        } else if (webServer != WebServer.CADDY && retries.stream().noneMatch(line -> line.contains("always"))) {
            lacks.add(Words.of("switching.rule.lacks.always"));
        }
        return new Found(State.ON, lacks, where);
    }
}
