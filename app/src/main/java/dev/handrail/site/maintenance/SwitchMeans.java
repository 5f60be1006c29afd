package dev.handrail.site.maintenance;

import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.server.Switch;
import dev.handrail.server.UserPath;
import dev.handrail.shell.Shells;
import dev.handrail.web.Visitor;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.time.Clock;
import java.time.Duration;

/**
 * What is needed to throw a switch.
 *
 * @param person who sits in front of it
 * @param patience how long it may take until all who come by see the page, or the site again
 * @param grace how long the server leaves a page up of which nobody has said that it was seen
 * @param apis for what lies at somebody else's
 */
public record SwitchMeans(
        Shells shells,
        Servers servers,
        Windows windows,
        Visitor visitor,
        Clock clock,
        String person,
        Duration patience,
        Duration grace,
        Apis apis) {
    public static final Duration PATIENCE = Duration.ofSeconds(45);
    public static final Duration GRACE = Duration.ofMinutes(3);

    /** The switch of a server. */
    Lever lever(Server server) throws OperationFailed {
        Machine there = () -> shells.on(server);
        return switch (server.maintenance()) {
            case Switch.FlagFile flag -> new FlagLever(server, flag, there, clock.getZone());
            case Switch.Commands commands -> new CommandLever(server, commands, there);
            case Switch.Artisan artisan -> new ArtisanLever(server, artisan, there);
            case Switch.Capistrano capistrano ->
                new CapistranoLever(
                        server,
                        capistrano.on() == Switch.Place.WORKSTATION ? atHome(capistrano) : capistrano,
                        capistrano.on() == Switch.Place.WORKSTATION ? shells::here : there,
                        there,
                        clock.getZone());
            case Switch.Compose compose -> new ComposeLever(server, compose, there, windows);
            case Switch.Dns dns -> new DnsLever(server, dns, apis, there);
            case Switch.Render render -> new RenderLever(server, render, apis, there);
            case Switch.Several several -> lever(server.throwing(several.all().getFirst()));
            case null -> throw none(server);
        };
    }

    /** The checkout of the person who sits here, whose home a ~ is. */
    private static Switch.Capistrano atHome(Switch.Capistrano capistrano) {
        return new Switch.Capistrano(
                UserPath.whole(capistrano.directory()),
                capistrano.stage(),
                capistrano.on(),
                capistrano.leased(),
                capistrano.file());
    }

    static OperationFailed none(Server server) {
        return OperationFailed.refused(Words.of("switching.none", server.name()))
                .next(Words.of("switching.none.next"))
                .build();
    }

    Outside outside(Server server) {
        return new Outside(visitor, server.sites());
    }

    Proving proving(Server server, Lever lever) {
        return new Proving(outside(server), patience.plus(lever.lag()), lever.proof());
    }
}
