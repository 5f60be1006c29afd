package dev.handrail.site.maintenance;

import dev.handrail.server.Switch;
import dev.handrail.server.Switch.WebServer;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rule by which a web server shows the page for as long as its file is there. */
record WebRule(Switch.FlagFile flag) {
    private static final Pattern PLACES = Pattern.compile("FILE|FOLDER|NAME");

    /** Answering with 503: nginx's return and what comes after an =, Apache's R and Redirect, Caddy's status, error and respond. */
    private static final Pattern ANSWERED = Pattern.compile(
            "\\b(return|redirect|status|(error|respond)(\\s+(\"[^\"]*\"|[^\\s\\d\"]\\S*)){0,2})\\s+503\\b|=\\s*503\\b",
            Pattern.CASE_INSENSITIVE);

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
     * @param assets whether style sheets, scripts and images are served while the file is there
     * @param ours whether what Handrail puts there is included
     */
    record Found(State there, List<String> lacks, State assets, String where, boolean ours) {
        Found(State there, List<String> lacks, State assets, String where) {
            this(there, lacks, assets, where, false);
        }

        /** The same, and put there by Handrail. */
        Found included() {
            return new Found(there, lacks, assets, where, true);
        }

        static Found unknown(String why, String where) {
            return new Found(State.UNKNOWN, List.of(why), State.UNKNOWN, where);
        }

        static Found missing(String where) {
            return new Found(State.OFF, List.of(), State.UNKNOWN, where);
        }

        boolean fault() {
            return there == State.OFF || there == State.ON && !lacks.isEmpty();
        }
    }

    /** Whether anything there asks for the file. */
    boolean isAskedIn(String configured) {
        return asked(spoken(configured)) >= 0;
    }

    /** Where the file is asked for first, or less than 0. */
    private int asked(String spoken) {
        int whole = spoken.indexOf(flag.file());
        // Caddy has the folder and the name apart.
        int folder = spoken.indexOf("\"" + folder() + "\"");
        return whole >= 0 || folder < 0 || spoken.indexOf("\"/" + name() + "\"", folder) < 0 ? whole : folder;
    }

    /** Without comments, in which anything may stand. */
    private static String spoken(String configured) {
        return configured
                .lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    Found judged(@Nullable WebServer webServer, String configured, String where) {
        String spoken = spoken(configured);
        int asked = asked(spoken);
        if (asked < 0) {
            return Found.missing(where);
        }
        List<String> lacks = new ArrayList<>();
        // What is answered because of the file stands after it; a 503 for something else, a port or a size does not
        // count.
        if (!ANSWERED.matcher(spoken.substring(asked)).find()) {
            lacks.add(Words.of("switching.rule.lacks.503"));
        }
        List<String> retries =
                spoken.lines().filter(line -> line.contains("Retry-After")).toList();
        if (retries.isEmpty()) {
            lacks.add(Words.of("switching.rule.lacks.retry"));
        } else if (webServer != WebServer.CADDY && retries.stream().noneMatch(line -> line.contains("always"))) {
            lacks.add(Words.of("switching.rule.lacks.always"));
        }
        return new Found(State.ON, lacks, RuleAssets.of(webServer, spoken, asked), where);
    }
}
