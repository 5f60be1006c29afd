package dev.handrail.backup.source;

import dev.handrail.words.Words;
import java.util.List;

/** Names as a person wants to read them: the first ones, and how many more there are. */
public final class Listed {
    private static final int SHOWN = 10;

    private Listed() {}

    public static String of(List<String> names) {
        return of(names, names.size());
    }

    /** @param all how many there are, of which these are the first */
    public static String of(List<String> names, long all) {
        String first = String.join(", ", names.stream().limit(SHOWN).toList());
        return all <= SHOWN ? first : Words.of("backup.listed.more", first, all - SHOWN);
    }
}
