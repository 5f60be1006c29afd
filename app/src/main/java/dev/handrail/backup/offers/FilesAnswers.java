package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.archive.Archive;
import dev.handrail.backup.archive.Chosen;
import dev.handrail.backup.archive.Member;
import dev.handrail.operation.Answer;
import dev.handrail.server.Server;
import dev.handrail.waiting.Meter;
import dev.handrail.waiting.Stop;
import dev.handrail.words.Amounts;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is told of the files in a backup. */
final class FilesAnswers {
    private final Means means;
    private final Server server;
    private final Backup backup;

    /** @param server the one that the backup is from */
    FilesAnswers(Means means, Server server, Backup backup) {
        this.means = means;
        this.server = server;
        this.backup = backup;
    }

    /** @param wanted paths and patterns; none for all there is */
    Answer list(List<String> wanted) throws OperationFailed {
        requireFiles(backup);
        Chosen chosen = new Chosen(wanted);
        List<Map<String, Object>> documents = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        long[] bytes = new long[1];
        new Archive(means, server, backup)
                .read(
                        (member, content) -> {
                            if (chosen.of(member) != Chosen.Answer.NO) {
                                bytes[0] += member.size();
                                documents.add(document(member));
                                rows.add(row(member));
                            }
                        },
                        FilesAnswers::go);
        List<String> heads = List.of(
                Words.of("files.head.rights"),
                Words.of("files.head.owner"),
                Words.of("files.head.size"),
                Words.of("files.head.modified"),
                Words.of("files.head.path"));
        String all = Words.of("files.all", documents.size(), Amounts.bytes(bytes[0]));
        return new Answer(documents, heads, rows, List.of(all), false);
    }

    /** A large archive takes its time, which one may not have. */
    private static void go(long read) throws OperationFailed {
        if (Stop.here().asked()) {
            throw OperationFailed.cancelled();
        }
        Meter.tell(read);
    }

    /** Only of an archive can one say what is in it. */
    static void requireFiles(Backup backup) throws OperationFailed {
        if (!Archive.of(backup)) {
            throw OperationFailed.refused(Words.of("files.none", backup.id(), backup.source()))
                    .next(Words.of("files.none.next", backup.id()))
                    .build();
        }
    }

    private List<String> row(Member member) {
        String name = Member.shown(member.path().isEmpty() ? "." : member.path());
        boolean link = !member.link().isEmpty();
        return List.of(
                member.rights(),
                member.user() + ":" + member.group(),
                member.kind() == Member.Kind.FILE ? Amounts.bytes(member.size()) : "",
                Amounts.moment(member.modified(), means.clock().getZone()),
                link ? name + " -> " + Member.shown(member.link()) : name);
    }

    private static Map<String, Object> document(Member member) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", member.path().isEmpty() ? "." : member.path());
        document.put("kind", member.kind().word());
        document.put("bytes", member.size());
        document.put("mode", String.format(Locale.ROOT, "%04o", member.mode()));
        document.put("user", member.user());
        document.put("group", member.group());
        document.put("modified", member.modified());
        if (!member.link().isEmpty()) {
            document.put("link", member.link());
        }
        return document;
    }
}
