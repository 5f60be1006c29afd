package dev.handrail.site;

import dev.handrail.server.Site;
import dev.handrail.web.Heard;
import dev.handrail.web.NameAnswer;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the world was told that a site is.
 *
 * @param name the host of its address
 * @param server where the server is, as far as that is known
 * @param answers one of each resolver; none where the site has an address and no name
 * @param leads of each address that was told, whether it is the server
 */
public record NameLook(
        Site site,
        Instant at,
        String name,
        List<InetAddress> server,
        List<NameAnswer> answers,
        Map<InetAddress, SiteState> leads,
        List<Finding> findings) {
    public NameLook {
        server = List.copyOf(server);
        answers = List.copyOf(answers);
        leads = Map.copyOf(leads);
        findings = List.copyOf(findings);
    }

    public SiteState state() {
        return Finding.worst(findings);
    }

    public boolean ok() {
        return state() == SiteState.OK;
    }

    /** Whether all who ask get to the server; empty where that is not known. */
    public Optional<Boolean> toServer() {
        if (leads.containsValue(SiteState.FAULT) || answers.stream().anyMatch(NameLook::nowhere)) {
            return Optional.of(false);
        }
        boolean known = !leads.isEmpty()
                && !leads.containsValue(SiteState.UNKNOWN)
                && answers.stream().allMatch(answer -> answer.heard().answer());
        return known ? Optional.of(true) : Optional.empty();
    }

    private static boolean nowhere(NameAnswer answer) {
        return answer.heard() == Heard.NO_NAME || answer.heard() == Heard.NO_ADDRESS;
    }

    /** Whether all say the same; empty where there are not two to compare, or one was not heard. */
    public Optional<Boolean> agree() {
        List<NameAnswer> heard =
                answers.stream().filter(answer -> answer.heard().answer()).toList();
        if (heard.stream().anyMatch(answer -> !answer.agrees(heard.getFirst()))) {
            return Optional.of(false);
        }
        return heard.size() > 1 && heard.size() == answers.size() ? Optional.of(true) : Optional.empty();
    }
}
