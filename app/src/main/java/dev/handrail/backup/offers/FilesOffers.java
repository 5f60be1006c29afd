package dev.handrail.backup.offers;

import dev.handrail.backup.Backup;
import dev.handrail.backup.Means;
import dev.handrail.backup.Origin;
import dev.handrail.operation.Answer;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Lazy;
import dev.handrail.operation.Offer;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.List;

/** What can be asked of a backup of files. */
public final class FilesOffers {
    private static final String ID = "ID";
    private static final String PATH = "PATH";

    private final Lazy<Means> means;
    private final Lazy<Servers> servers;

    public FilesOffers(Lazy<Means> means, Lazy<Servers> servers) {
        this.means = means;
        this.servers = servers;
    }

    public List<Offer> offers() {
        return List.of(new Offer.Question(
                "backup files",
                Words.of("files.offer"),
                List.of(
                        Argument.required(ID, Type.BACKUP, Words.of("backup.arg.id")),
                        Argument.many(PATH, Type.TEXT, Words.of("files.arg.path"))),
                this::files));
    }

    private Answer files(Arguments arguments) throws OperationFailed {
        Backup backup = means.get().catalogue().require(arguments.one(ID));
        return new FilesAnswers(means.get(), Origin.of(backup, servers.get()).server(), backup)
                .list(arguments.all(PATH));
    }
}
