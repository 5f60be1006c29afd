package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Command;
import dev.handrail.shell.Result;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which Laravel an application is, by its first number: asked once, and known from then on. */
final class LaravelVersion {
    private static final Pattern VERSION = Pattern.compile("Laravel Framework (?:version )?v?(\\d+)\\.");

    private final Server server;
    private final Switch.Artisan artisan;
    private final Machine machine;
    private @Nullable Integer known;

    LaravelVersion(Server server, Switch.Artisan artisan, Machine machine) {
        this.server = server;
        this.artisan = artisan;
        this.machine = machine;
    }

    /** Null until it was asked. */
    @Nullable
    Integer known() {
        return known;
    }

    int asked() throws OperationFailed {
        Integer before = known;
        if (before != null) {
            return before;
        }
        Command ask = Command.of("php", "artisan", "--version").in(artisan.directory());
        Result result = new Ordered(machine).asks(ask);
        Matcher found = VERSION.matcher(result.text());
        if (result.good() && found.find()) {
            int version = Integer.parseInt(found.group(1));
            known = version;
            return version;
        }
        throw OperationFailed.refused(Words.of("switching.artisan.unread", artisan.directory()))
                .on(server.name())
                .cameBack((result.text() + "\n" + result.exit().errorText()).strip())
                .next(Words.of("switching.artisan.unread.next"))
                .build();
    }

    /** While the code is exchanged artisan may not run: what is seen is judged by the profile then. */
    void askWherePossible() throws OperationFailed {
        try {
            asked();
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
        }
    }
}
