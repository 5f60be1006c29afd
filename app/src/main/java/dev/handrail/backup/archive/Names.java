package dev.handrail.backup.archive;

import dev.handrail.backup.Flaw;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the names in an archive those within the directory that was archived, and refuses what would be written outside
 * of the folder it is unpacked into.
 */
final class Names {
    private final String file;
    private final boolean directory;
    private final Set<String> links = new HashSet<>();
    private @Nullable String top;
    private boolean first = true;

    /** @param directory whether it is the archive of one directory, which comes first in it */
    Names(String file, boolean directory) {
        this.file = file;
        this.directory = directory;
    }

    /** The name within the directory. */
    String path(TarArchiveEntry entry) throws OperationFailed {
        String name = inside(entry.getName(), entry.getName());
        if (first) {
            first = false;
            top = directory && entry.isDirectory() ? name : null;
        }
        if (entry.isLink()) {
            inside(entry.getLinkName(), entry.getName());
        }
        if (entry.isSymbolicLink()) {
            links.add(name);
        }
        return within(name);
    }

    private String within(String name) throws OperationFailed {
        if (top == null || top.isEmpty()) {
            return name;
        }
        if (name.equals(top)) {
            return "";
        }
        if (!name.startsWith(top + "/")) {
            throw hostile(name, Words.of("files.hostile.beside", Member.shown(top)));
        }
        return name.substring(top.length() + 1);
    }

    private String inside(String name, String whose) throws OperationFailed {
        if (name.startsWith("/")) {
            throw hostile(whose, Words.of("files.hostile.absolute", Member.shown(name)));
        }
        List<String> parts = List.of(name.split("/+")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.contains("..")) {
            throw hostile(whose, Words.of("files.hostile.up", Member.shown(name)));
        }
        StringBuilder above = new StringBuilder();
        for (String part : parts.subList(0, Math.max(0, parts.size() - 1))) {
            above.append(above.isEmpty() ? "" : "/").append(part);
            if (links.contains(above.toString())) {
                throw hostile(whose, Words.of("files.hostile.through", Member.shown(above.toString())));
            }
        }
        return String.join("/", parts);
    }

    private OperationFailed hostile(String name, String why) {
        return OperationFailed.refused(Words.of("files.hostile", file, Member.shown(name)))
                .cameBack(why)
                .next(Words.of("files.hostile.next"))
                .showing(Flaw.everywhere())
                .build();
    }
}
