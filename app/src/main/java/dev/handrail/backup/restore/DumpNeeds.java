package dev.handrail.backup.restore;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dump takes for granted of the server it goes to: the roles that own something or have rights, the extensions, and
 * the tablespaces in which something is to lie.
 *
 * @param owners without whom what they own cannot be restored as it was
 * @param others who have rights in it, or are known to another server that it reaches
 * @param subscriptions by which it pulls rows from another server
 * @param subscribers to whom those belong
 */
record DumpNeeds(
        Set<String> owners,
        Set<String> others,
        Set<String> extensions,
        Set<String> tablespaces,
        Set<String> subscriptions,
        Set<String> subscribers) {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\\s;\",]+)";
    private static final Pattern OWNER =
            Pattern.compile("ALTER (?!SCHEMA public |SUBSCRIPTION ).* OWNER TO " + NAME + ";");
    /** It is there already, and to give it to whom it belongs takes no right. */
    private static final Pattern PUBLIC = Pattern.compile("ALTER SCHEMA public OWNER TO " + NAME + ";");

    private static final Pattern EXTENSION =
            Pattern.compile("CREATE EXTENSION (?:IF NOT EXISTS )?" + NAME + "(?: WITH.*)?;");
    private static final Pattern RIGHTS = Pattern.compile(
            "(?:GRANT|REVOKE|ALTER DEFAULT PRIVILEGES) .* (?:TO|FROM) " + NAME + "(?: WITH GRANT OPTION)?;");
    private static final Pattern DEFAULTS = Pattern.compile("ALTER DEFAULT PRIVILEGES FOR ROLE " + NAME + " .*");
    private static final Pattern MAPPING = Pattern.compile("CREATE USER MAPPING FOR " + NAME + " SERVER .*");
    private static final Pattern TABLESPACE = Pattern.compile("SET default_tablespace = " + NAME + ";");
    private static final Pattern SUBSCRIPTION = Pattern.compile("CREATE SUBSCRIPTION " + NAME + " CONNECTION .*");
    private static final Pattern SUBSCRIBER = Pattern.compile("ALTER SUBSCRIPTION .* OWNER TO " + NAME + ";");
    /** As it is written of rights, and of who is known to another server. */
    private static final Set<String> EVERYBODY = Set.of("PUBLIC", "public");

    private static final String THE_USUAL_ONE = "''";
    private static final Pattern BODY = Pattern.compile("\\$[A-Za-z_0-9]*\\$");

    DumpNeeds {
        owners = Set.copyOf(owners);
        others = Set.copyOf(others);
        extensions = Set.copyOf(extensions);
        tablespaces = Set.copyOf(tablespaces);
        subscriptions = Set.copyOf(subscriptions);
        subscribers = Set.copyOf(subscribers);
    }

    /** From the definitions alone, as pg_restore writes them. */
    static DumpNeeds of(String definitions) {
        Set<String> owners = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        Set<String> extensions = new TreeSet<>();
        Set<String> tablespaces = new TreeSet<>();
        Set<String> subscriptions = new TreeSet<>();
        Set<String> subscribers = new TreeSet<>();
        String body = "";
        for (String line : definitions.lines().toList()) {
            if (body.isEmpty()) {
                add(OWNER, line, owners);
                add(EXTENSION, line, extensions);
                add(TABLESPACE, line, tablespaces);
                add(SUBSCRIPTION, line, subscriptions);
                add(SUBSCRIBER, line, subscribers);
                add(PUBLIC, line, others);
                add(RIGHTS, line, others);
                add(DEFAULTS, line, others);
                add(MAPPING, line, others);
            }
            body = bodyAfter(line, body);
        }
        others.removeAll(EVERYBODY);
        others.removeAll(owners);
        tablespaces.remove(THE_USUAL_ONE);
        return new DumpNeeds(owners, others, extensions, tablespaces, subscriptions, subscribers);
    }

    /** The same where its subscriptions are loaded too: who they belong to must be there like any other owner. */
    DumpNeeds subscribing() {
        Set<String> all = new TreeSet<>(owners);
        all.addAll(subscribers);
        return new DumpNeeds(all, others, extensions, tablespaces, subscriptions, subscribers);
    }

    private static void add(Pattern pattern, String line, Set<String> to) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
            String name = matcher.group(1);
            to.add(name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name);
        }
    }

    /** In a function's body, or behind it: what stands in there is a program's own affair. */
    private static String bodyAfter(String line, String before) {
        String body = before;
        Matcher tags = BODY.matcher(line);
        while (tags.find()) {
            if (body.isEmpty()) {
                body = tags.group();
            } else if (body.equals(tags.group())) {
                body = "";
            }
        }
        return body;
    }
}
