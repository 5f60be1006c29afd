package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in a data folder: what is brought to another one, and what shows how it stands with the folder itself. */
final class Contents {
    private static final String PUT_ASIDE = "before-";
    private static final String CHOSEN = "handrail.chosen";
    private static final Set<String> OWN = Set.of(Partial.NAME, FolderUse.FILE, CHOSEN);

    private Contents() {}

    /** What is brought, or in the way of it. */
    static List<String> of(Path folder) throws IOException {
        return FolderTree.names(folder, Contents::isBrought);
    }

    /** Not what shows where the data are, nor what was put aside, nor what a copy that broke off left. */
    static boolean isBrought(String name) {
        return !isOwn(name) && !name.startsWith(PUT_ASIDE);
    }

    private static boolean isOwn(String name) {
        return Elsewhere.OWN.contains(name)
                || OWN.contains(name)
                || Stream.concat(Elsewhere.OWN.stream(), OWN.stream()).anyMatch(own -> Note.isUnfinished(own, name));
    }

    /** What was put aside when others were brought there, and is not brought on. */
    static List<String> putAside(Path folder) {
        try {
            return FolderTree.names(folder, name -> name.startsWith(PUT_ASIDE));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** How much there is to bring. */
    static long bytes(Path folder) throws IOException {
        long sum = 0;
        for (String name : of(folder)) {
            sum += FolderTree.bytes(folder.resolve(name));
        }
        return sum;
    }

    static Path aside(Path folder, String stamp) {
        return folder.resolve(PUT_ASIDE + stamp);
    }

    /** Left where the data are to be brought: it is missing where its disk is. */
    static void mark(Path folder) throws OperationFailed {
        try {
            Note.write(DataFolder.make(folder).resolve(CHOSEN), List.of(Words.of("bringing.mark")));
        } catch (IOException e) {
            throw StoreTrouble.ofFolder(folder, e);
        }
    }

    static void unmark(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(CHOSEN));
    }

    static void requireMarked(Path folder) throws OperationFailed {
        if (!Files.exists(folder.resolve(CHOSEN))) {
            throw OperationFailed.unreachable(Words.of("bringing.away", folder))
                    .cameBack(Words.of("bringing.nothing", folder.resolve(CHOSEN)))
                    .next(Words.of("bringing.away.next"))
                    .build();
        }
    }
}
