package dev.handrail.site.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Announcing;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Result;
import dev.handrail.shell.Shell;
import dev.handrail.site.maintenance.Announcement.How;
import dev.handrail.vault.SecretNames;
import dev.handrail.web.Letter;
import dev.handrail.web.Sighting;
import dev.handrail.web.Visit;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes an announcement public as the profile says, or hands it to the person. Never twice by itself: people would read it twice. */
record Publishing(SwitchMeans means, Server server) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    How how() {
        return switch (server.announcing()) {
            case Announcing.ByCommand by -> How.COMMAND;
            case Announcing.ByWeb by -> How.WEB;
            case null -> How.HAND;
        };
    }

    Step step(Announcement one) {
        return switch (server.announcing()) {
            case Announcing.ByCommand by ->
                new Step(
                        Words.of("switching.announce.step.command"),
                        by.on() == Switch.Place.SERVER ? server.name() : Words.of("switching.announce.here"),
                        CommandText.of(command(by, one)),
                        Effect.CHANGES);
            case Announcing.ByWeb by ->
                new Step(Words.of("switching.announce.step.web"), host(by), "POST " + by.url(), Effect.CHANGES);
            case null ->
                new Step(
                        Words.of("switching.announce.step.hand"),
                        Words.of("switching.announce.here"),
                        null,
                        Effect.READS);
        };
    }

    void publish(Announcement one, @Nullable String reason, Work work) throws OperationFailed {
        switch (server.announcing()) {
            case Announcing.ByCommand by -> run(by, one, work);
            case Announcing.ByWeb by -> send(by, one, reason, work);
            case null -> work.say(Words.of("switching.announce.copy"));
        }
    }

    /** The text comes by its input; the rest is there for who wants a subject. */
    private static Command command(Announcing.ByCommand by, Announcement one) {
        return Command.of(by.command())
                .with("HANDRAIL_SERVER", one.server())
                .with("HANDRAIL_AUDIENCE", one.audience())
                .with("HANDRAIL_FROM", one.from().toString())
                .with("HANDRAIL_UNTIL", one.until().toString());
    }

    private void run(Announcing.ByCommand by, Announcement one, Work work) throws OperationFailed {
        Command command = command(by, one).within(PATIENCE);
        Machine there = by.on() == Switch.Place.SERVER ? () -> means.shells().on(server) : means.shells()::here;
        try (Shell shell = there.open()) {
            work.command(shell.where(), CommandText.of(command));
            Result result = shell.run(command, (one.text() + "\n").getBytes(StandardCharsets.UTF_8));
            result.text().lines().forEach(work::say);
            if (!result.good()) {
                throw OperationFailed.failed(Words.of("switching.announce.failed"))
                        .on(shell.where())
                        .cameBack(Words.of(
                                "switching.command.status",
                                result.exit().status(),
                                result.exit().errorText()))
                        .next(Words.of("switching.announce.failed.next"))
                        .build();
            }
        }
    }

    private void send(Announcing.ByWeb by, Announcement one, @Nullable String reason, Work work)
            throws OperationFailed {
        String token =
                by.token() == null ? null : means.apis().secret(SecretNames.announceToken(server.name()), by.token());
        Visit visit = Visit.to(address(by, token)).staying().within(PATIENCE).with("Accept", "*/*");
        if (token != null && !by.url().contains(Announcing.ByWeb.TOKEN)) {
            visit = visit.with("Authorization", "Bearer " + token);
        }
        work.command(host(by), "POST " + by.url());
        int status = status(visit, Letter.json("POST", document(one, reason).toString()), host(by));
        if (status < 200 || status > 299) {
            throw OperationFailed.refused(Words.of("switching.announce.failed"))
                    .on(host(by))
                    .cameBack(Words.of("switching.api.status", status))
                    .next(Words.of("switching.announce.failed.next"))
                    .build();
        }
        work.say(Words.of("switching.api.status", status));
    }

    /** The address may hold the token, so that nothing of what went wrong is repeated but that it did. */
    private int status(Visit visit, Letter letter, String host) throws OperationFailed {
        try {
            Sighting seen = means.visitor().send(visit, letter);
            return seen.status();
        } catch (OperationFailed e) {
            if (e.kind() == OperationFailed.Kind.CANCELLED) {
                throw e;
            }
            throw OperationFailed.unreachable(Words.of("switching.announce.failed"))
                    .on(host)
                    .next(Words.of("switching.announce.unsure.next"))
                    .build();
        }
    }

    private static URI address(Announcing.ByWeb by, @Nullable String token) {
        String secret = token == null ? "" : URLEncoder.encode(token, StandardCharsets.UTF_8);
        // Such a token is often several steps of a path.
        return URI.create(by.url().replace(Announcing.ByWeb.TOKEN, secret.replace("%2F", "/")));
    }

    private static String host(Announcing.ByWeb by) {
        return URI.create(by.url().replace(Announcing.ByWeb.TOKEN, "token")).getAuthority();
    }

    private static ObjectNode document(Announcement one, @Nullable String reason) {
        return new ObjectMapper()
                .createObjectNode()
                .put("text", one.text())
                .put("server", one.server())
                .put("from", one.from().toString())
                .put("until", one.until().toString())
                .put("audience", one.audience())
                .put("reason", reason)
                .put("by", one.person());
    }
}
