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
import dev.handrail.shell.ScriptText;
import dev.handrail.shell.Shell;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that a rule of the web server tests, and which is the page itself: both are there or neither is. */
final class FlagLever implements Lever {
    private static final String SCRIPT = "flag.sh";
    private static final int OTHERS = 3;

    private final Server server;
    private final Switch.FlagFile flag;
    private final Machine machine;
    private final ZoneId zone;

    FlagLever(Server server, Switch.FlagFile flag, Machine machine, ZoneId zone) {
        this.server = server;
        this.flag = flag;
        this.machine = machine;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return "flag-file";
    }

    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        List<String> lines = look();
        String[] first = lines.isEmpty() ? new String[] {""} : lines.getFirst().split(" ", 2);
        String rest = first.length > 1 ? first[1].strip() : "";
        return switch (first[0]) {
            case "on" -> Told.on(rest.isEmpty() ? null : rest);
            case "off" -> Told.off();
            default -> Told.unknown(rest);
        };
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        boolean writable = look().contains("writable");
        return List.of(
                writable
                        ? Check.ok(Words.of("switching.flag.writable", flag.file()))
                        : Check.blocker(
                                Words.of("switching.flag.locked", flag.file()),
                                Words.of("switching.flag.locked.next", server.name())));
    }

    private List<String> look() throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(command("look"));
            return require(shell, result, Words.of("switching.flag.look", flag.file()))
                    .lines();
        }
    }

    @Override
    public Step turningOn(Notice notice) {
        return new Step(Words.of("switching.step.on"), server.name(), "ln -- PAGE " + shown(), Effect.CHANGES);
    }

    @Override
    public Step turningOff() {
        return new Step(Words.of("switching.step.off"), server.name(), byHand(), Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        byte[] page = page(notice, languages);
        try (Shell shell = machine.open()) {
            work.command(shell.where(), "ln -- PAGE " + shown());
            Result result = shell.run(command("on", String.valueOf(page.length)), page);
            if (result.exit().status() == OTHERS) {
                throw OperationFailed.refused(Words.of("switching.flag.on", flag.file()))
                        .on(shell.where())
                        .cameBack(result.exit().errorText())
                        .next(Words.of("switching.taken.next"))
                        .build();
            }
            require(shell, result, Words.of("switching.flag.on", flag.file()));
        }
    }

    @Override
    public void change(Notice notice, List<String> languages, Work work) throws OperationFailed {
        byte[] page = page(notice, languages);
        try (Shell shell = machine.open()) {
            work.command(shell.where(), "mv -f -- PAGE " + shown());
            Result result = shell.run(command("change", String.valueOf(page.length), notice.marker()), page);
            require(shell, result, Words.of("switching.flag.change", flag.file()));
        }
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        try (Shell shell = machine.open()) {
            Result result = shell.run(off(notice.orElse(null)));
            require(shell, result, Words.of("switching.flag.off", flag.file()));
        }
    }

    private Command off(@Nullable Notice notice) {
        return command("off", notice == null ? "" : notice.marker());
    }

    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(new Release(new Lease(machine, kind() + "\0" + flag.file()), off(notice)));
    }

    @Override
    public Proof proof() {
        return Proof.OUR_PAGE;
    }

    @Override
    public String byHand() {
        return CommandText.of(Command.of("rm", "-f", "--", flag.file()));
    }

    private String shown() {
        return CommandText.of(Command.of(flag.file()));
    }

    private byte[] page(Notice notice, List<String> languages) {
        return new Page(notice, languages, zone).html().getBytes(StandardCharsets.UTF_8);
    }

    private Command command(String what, String... more) {
        List<String> words = new ArrayList<>(List.of(what, flag.file()));
        words.addAll(List.of(more));
        return ScriptText.command(FlagLever.class, SCRIPT, words);
    }

    private static Result require(Shell shell, Result result, String tried) throws OperationFailed {
        if (!result.good()) {
            throw OperationFailed.failed(tried)
                    .on(shell.where())
                    .cameBack(result.exit().errorText())
                    .next(Words.of("switching.flag.next"))
                    .build();
        }
        return result;
    }
}
