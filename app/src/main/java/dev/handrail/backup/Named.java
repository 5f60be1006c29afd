package dev.handrail.backup;

/** How statements begin that no dumper writes: what they name would be found elsewhere, or hide what comes behind them. */
final class Named {
    private static final String NAME = "(?:`(?:[^`]++|``)*+`|\"[^\"]*+\"|[\\w$\\x80-\\xff]++)";
    private static final String WHO = "(?:" + NAME + "|'[^']*+')";
    private static final String DEFINER =
            "DEFINER\\s*=\\s*" + WHO + "(?:\\s*@\\s*(?:[\\w.%-]++|" + WHO + "))?(?:\\s*\\(\\s*\\))?";
    private static final String KIND =
            "(?:TABLES?|VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|SEQUENCE|PACKAGE(?:\\s+BODY)?)";
    private static final String CREATE = "CREATE\\s+(?:(?:OR\\s+REPLACE|TEMPORARY|AGGREGATE|ALGORITHM\\s*=\\s*\\w+|"
            + DEFINER + "|SQL\\s+SECURITY\\s+\\w+)\\s+)*+" + KIND + "\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?";
    private static final String INDEX =
            "(?:CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:(?:UNIQUE|FULLTEXT|SPATIAL)\\s+)?|DROP\\s+)"
                    + "INDEX\\s+(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?" + NAME + "\\s+(?:USING\\s+\\w+\\s+)?ON\\s+";
    private static final String DROP =
            "DROP\\s+(?:TEMPORARY\\s+)?" + KIND + "\\s+(?:IF\\s+EXISTS\\s+)?(?:" + NAME + "\\s*,\\s*)*";
    private static final String HOW = "(?:(?:LOW_PRIORITY|HIGH_PRIORITY|DELAYED|QUICK|IGNORE)\\s+)*";

    /** A name with another before it; a view and the body of a routine may name what they read like that. */
    static final String TARGET = "(?:" + CREATE + "|" + INDEX + "|" + DROP
            + "|ALTER\\s+(?:(?:ONLINE|IGNORE)\\s+)*" + KIND + "\\s+(?:IF\\s+EXISTS\\s+)?"
            + "|(?:INSERT|REPLACE)\\s+" + HOW + "(?:INTO\\s+)?"
            + "|DELETE\\s+" + HOW + "(?:FROM\\s+)?"
            + "|UPDATE\\s+" + HOW
            + "|TRUNCATE\\s+(?:TABLE\\s+)?"
            + "|RENAME\\s+TABLES?\\s+(?:IF\\s+EXISTS\\s+)?(?:" + NAME + "\\s+TO\\s+)?"
            + "|LOCK\\s+TABLES?\\s+|CALL\\s+)" + NAME + "\\s*\\.";

    private static final String SAVED = "@(?:OLD|SAVED?)_SQL_MODE";
    private static final String MODE_SET = "(?:" + SAVED + "\\s*=\\s*@@(?:SESSION\\s*\\.\\s*)?SQL_MODE"
            + "|(?:SESSION\\s+|@@(?:SESSION\\s*\\.\\s*)?)?SQL_MODE\\s*=\\s*(?:'[^'\\\\]*+'|\"[^\"\\\\]*+\"|" + SAVED
            + "))";

    /** But for what stands there in letters, or was kept of it. */
    static final String MODE = "SET\\s(?!\\s*" + MODE_SET + "(?:\\s*,\\s*" + MODE_SET + ")*+\\s*$)"
            + "(?=.*?(?<![\\w$])(?<what>(?:OLD_|SAVED?_)?SQL_MODE)[`'\"]?\\s*:?=)";

    /** But for how pg_dump says it; what ends or forgets a setting may bring back another. */
    static final String CONFORMING = "(?:SET\\s(?!\\s*standard_conforming_strings\\s*=\\s*(?:on|off)\\s*$)"
            + "(?=.*?(?<what>standard_conforming_strings|U&\"))|(?:ROLLBACK|ABORT|DISCARD|RESET\\s+ALL)\\b)";

    /** Behind the first semicolon of one, its body goes on, which is not obeyed as it comes. */
    static final String ROUTINE =
            "CREATE\\s(?!\\s*(?:TABLE|TEMPORARY|VIEW|INDEX|UNIQUE|FULLTEXT|SPATIAL|SEQUENCE|SERVER)\\b)";

    private Named() {}
}
