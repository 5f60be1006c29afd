package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Result;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Any three commands; the one that puts the page up finds reason, end and marker among its variables. */
final class CommandLever implements Lever {
    private final Server server;
    private final Switch.Commands commands;
    private final Machine machine;

    CommandLever(Server server, Switch.Commands commands, Machine machine) {
        this.server = server;
        this.commands = commands;
        this.machine = machine;
    }

    @Override
    public String kind() {
        return "command";
    }

    /** It says on or off in its first line; where it says neither, its exit status does: 0 is on, 1 is off. */
    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        Result result = new Ordered(machine).asks(Command.of(commands.status()));
        String said = result.lines().isEmpty()
                ? ""
                : result.lines().getFirst().strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "on" -> Told.on(null);
            case "off" -> Told.off();
            default ->
                switch (result.exit().status()) {
                    case 0 -> Told.on(null);
                    case 1 -> Told.off();
                    default ->
                        Told.unknown(Words.of(
                                "switching.command.status",
                                result.exit().status(),
                                result.exit().errorText()));
                };
        };
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Step turningOn(Notice notice) {
        return new Step(Words.of("switching.step.on"), server.name(), CommandText.of(on(notice)), Effect.CHANGES);
    }

    private Command on(Notice notice) {
        return Command.of(commands.on())
                .with("HANDRAIL_REASON", notice.reason() == null ? "" : notice.reason())
                .with(
                        "HANDRAIL_UNTIL",
                        notice.until() == null ? "" : notice.until().toString())
                .with("HANDRAIL_MARKER", notice.marker());
    }

    @Override
    public Step turningOff() {
        return new Step(Words.of("switching.step.off"), server.name(), byHand(), Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        new Ordered(machine).run(on(notice), work);
    }

    @Override
    public void change(Notice notice, List<String> languages, Work work) throws OperationFailed {
        new Ordered(machine).run(on(notice), work);
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(Command.of(commands.off()));
    }

    @Override
    public void off(Work work) throws OperationFailed {
        new Ordered(machine).run(Command.of(commands.off()), work);
    }

    @Override
    public Optional<Release> release(Notice notice) {
        String key = kind() + "\0" + String.join("\0", commands.off());
        return Optional.of(new Release(new Lease(machine, key), Command.of(commands.off())));
    }

    /** Whose page it is, and when to come again, is for the commands to say; where they do not, a person should know. */
    @Override
    public List<String> remarks(List<Seen> seen, Notice notice) {
        List<Seen> pages = seen.stream().filter(Seen::unavailable).toList();
        List<String> remarks = new ArrayList<>();
        if (pages.stream().anyMatch(page -> page.marker() == null)) {
            remarks.add(Words.of("switching.command.unmarked", notice.marker()));
        }
        if (pages.stream().anyMatch(page -> page.retryAfter() == null)) {
            remarks.add(Words.of("switching.command.unretried"));
        }
        return remarks;
    }

    @Override
    public Proof proof() {
        return Proof.UNAVAILABLE;
    }

    @Override
    public String byHand() {
        return CommandText.of(Command.of(commands.off()));
    }
}
