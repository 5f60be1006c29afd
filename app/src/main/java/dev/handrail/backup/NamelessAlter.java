package dev.handrail.backup;

import dev.handrail.shell.Command;
import java.util.regex.Pattern;

/**
 * The dumpers of MariaDB and MySQL change how a database sorts for as long as something is made that was made under other
 * rules, and name the database that was dumped, which may be live. Without the name it is the one that the dump is sent into.
 */
public final class NamelessAlter {
    /** How such a line begins. */
    public static final String BEFORE = "ALTER DATABASE";

    private static final String NAME = " `([^`]|``)*`";
    private static final String AFTER = " CHARACTER SET [0-9a-z_]+ COLLATE [0-9a-z_]+ *;*";
    private static final Pattern LINE = Pattern.compile(BEFORE + NAME + AFTER);
    private static final Pattern WITHIN = Pattern.compile("(?m)^" + BEFORE + NAME + "(" + AFTER + ")$");

    private NamelessAlter() {}

    /** A stage that takes the name away and passes all else on as it is. */
    public static Command command() {
        return Command.of("sed", "-E", "s/^" + BEFORE + NAME + "(" + AFTER + ")$/" + BEFORE + "\\2/")
                .with("LC_ALL", "C");
    }

    /** A script, as it would come out of that stage. */
    public static String in(String script) {
        return WITHIN.matcher(script).replaceAll(BEFORE + "$2");
    }

    /** Whether it is a line that loses its name. */
    static boolean of(String line) {
        return LINE.matcher(line).matches();
    }
}
