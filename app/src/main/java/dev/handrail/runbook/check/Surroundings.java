package dev.handrail.runbook.check;

import dev.handrail.operation.Offer;
import dev.handrail.server.Server;
import java.util.List;
import java.util.Optional;

/**
 * What a runbook can count on where it is followed.
 *
 * @param servers the names of those that are looked after
 * @param server the one it is followed for, once that is known
 */
public record Surroundings(List<Offer> offers, List<String> servers, Optional<Server> server) {
    public Surroundings {
        offers = List.copyOf(offers);
        servers = List.copyOf(servers);
    }
}
