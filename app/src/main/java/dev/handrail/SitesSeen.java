package dev.handrail;

import dev.handrail.backup.SiteWatch;
import dev.handrail.server.Server;
import dev.handrail.site.Looking;
import dev.handrail.site.SiteLook;
import dev.handrail.site.SiteState;
import dev.handrail.words.OperationFailed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells a restore how the sites of a server are, as a check of them finds. */
public record SitesSeen(Looking looking) implements SiteWatch {
    private static final Set<SiteState> KNOWN = EnumSet.of(SiteState.OK, SiteState.FAULT);

    @Override
    public List<Seen> look(Server server) throws OperationFailed {
        return looking.glances(server.sites()).stream()
                .filter(look -> KNOWN.contains(look.state()))
                .map(SitesSeen::seen)
                .toList();
    }

    private static Seen seen(SiteLook look) {
        return new Seen(look.site().name(), look.ok(), look.why());
    }
}
