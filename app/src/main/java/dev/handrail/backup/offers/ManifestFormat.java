package dev.handrail.backup.offers;

import dev.handrail.backup.Manifest;
import dev.handrail.operation.Answer;
import dev.handrail.shell.ScriptText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the JSON beside every artifact, key by key: a document that comes with the program. */
final class ManifestFormat {
    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z0-9.]+)` \\| (.+) \\|");

    private ManifestFormat() {}

    /** As it is written. */
    static List<String> lines() {
        return ScriptText.read(Manifest.class, "manifest.md").lines().toList();
    }

    /** Each key with what it says, in the order of the document. */
    static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                keys.put(row.group(1), row.group(2));
            }
        }
        return keys;
    }

    static Answer answer() {
        return Answer.lines(Map.of("format", Manifest.FORMAT, "keys", keys()), lines());
    }
}
