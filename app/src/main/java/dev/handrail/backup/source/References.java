package dev.handrail.backup.source;

import dev.handrail.backup.Manifest;
import dev.handrail.backup.Sha256;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The branches, tags and notes of a repository, each with what it points to; as git lists them, a line each. */
public final class References {
    private static final String KIND = "refs";
    /** Of a checkout; it is no reference of its own, but in a bundle it stands among them. */
    private static final String HEAD = " HEAD";

    private References() {}

    /** A script of the shell that lists those of the bundle on its stdin; its $0 is the place of git. */
    public static String script(String inFolder) {
        return inFolder + "cat > \"$d/bundle\" && \"$0\" bundle list-heads \"$d/bundle\"";
    }

    static Manifest.Objects of(String list) {
        List<String> lines = lines(list);
        return new Manifest.Objects(KIND, lines.size(), hash(lines));
    }

    private static List<String> lines(String list) {
        return list.lines()
                .filter(line -> !line.isBlank() && !line.endsWith(HEAD))
                .sorted()
                .toList();
    }

    private static String hash(List<String> lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Sha256 sha = new Sha256();
        sha.add(text, text.length);
        return sha.hex();
    }

    /** Those that there were when the repository was bundled, where they stayed what they were meanwhile. */
    public static Optional<Manifest.Objects> listed(Manifest manifest) {
        return manifest.objects().stream()
                .filter(some -> some.kind().equals(KIND) && some.hash() != null)
                .findFirst();
    }

    /** What is not as it was listed. */
    public static List<String> differing(String list, Manifest manifest) {
        Manifest.Objects now = of(list);
        Optional<Manifest.Objects> was = listed(manifest);
        if (was.isEmpty() || was.get().equals(now)) {
            return List.of();
        }
        return was.get().count() == now.count()
                ? List.of(Words.of("backup.fault.references"))
                : List.of(Words.of(
                        "backup.fault.objects", KIND, now.count(), was.get().count()));
    }

    /** What was found where nothing differs, for a person. */
    public static String found(Manifest manifest) {
        return Words.of(
                "backup.found.references",
                listed(manifest).map(Manifest.Objects::count).orElse(0L));
    }
}
