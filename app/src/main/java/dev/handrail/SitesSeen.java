package dev.handrail;

import dev.handrail.backup.SiteWatch;
import dev.handrail.server.Server;
import dev.handrail.site.Looking;
import dev.handrail.site.SiteLook;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Tells a restore how the sites of a server are, as a check of them finds. */
public record SitesSeen(Looking looking) implements SiteWatch {
    @Override
    public List<Seen> look(Server server) throws OperationFailed {
        return looking.glances(server.sites()).stream().map(SitesSeen::seen).toList();
    }

    private static Seen seen(SiteLook look) {
        Seen.State state = switch (look.state()) {
            case OK -> Seen.State.WELL;
            case FAULT -> Seen.State.UNWELL;
            case UNKNOWN, CLOSED -> Seen.State.UNJUDGED;
        };
        return new Seen(look.site().name(), state, look.why());
    }
}
