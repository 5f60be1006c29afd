package dev.handrail.desktop.samples;

import dev.handrail.operation.Argument;
import dev.handrail.operation.Argument.Type;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Offer;
import dev.handrail.operation.Operation;
import dev.handrail.operation.Plan;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.server.Server;
import dev.handrail.server.Servers;
import dev.handrail.words.OperationFailed;
import java.util.List;

/** Offers about servers that plan believably, and do to the book what they say. */
record SampleProfileOffers(Servers servers) {
    private static final String HERE = "this computer";

    List<Offer> all() {
        Argument name = Argument.required("NAME", Type.SERVER, "The server");
        Argument fresh = Argument.required("NEW", Type.NAME, "Its new name");
        return List.of(
                new Offer.Action(
                        "server rename", "Rename a server", Effect.CHANGES, List.of(name, fresh), this::rename),
                new Offer.Action("server remove", "Remove a server", Effect.CHANGES, List.of(name), this::remove));
    }

    private Operation rename(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("NAME"));
        String fresh = given.one("NEW");
        Plan plan = new Plan(
                "Rename " + server.name() + " to " + fresh,
                Effect.CHANGES,
                List.of(Check.ok("The name " + fresh + " is free")),
                List.of(
                        step("Rename its secrets in the vault"),
                        step("Rename its backups"),
                        step("Rename its profile")),
                List.of());
        return new SampleOperation(
                "server rename", plan.title(), server, plan, work -> servers.rename(server.name(), fresh));
    }

    private Operation remove(Arguments given) throws OperationFailed {
        Server server = servers.require(given.one("NAME"));
        Plan plan = new Plan(
                "Remove " + server.name(),
                Effect.CHANGES,
                List.of(Check.ok("Its backups stay where they are, and so do the journal and the server itself")),
                List.of(
                        step("Remove its secrets from the vault: " + server.name() + "/database/chms_production"),
                        step("Remove its profile")),
                List.of(
                        "The secrets are gone; the profile comes back by importing a file that handrail server export \""
                                + server.name() + "\" FILE wrote before"));
        return new SampleOperation("server remove", plan.title(), server, plan, work -> servers.remove(server.name()));
    }

    private static Step step(String words) {
        return new Step(words, HERE, null, Effect.CHANGES);
    }
}
