package dev.handrail.site.maintenance;

import dev.handrail.operation.Effect;
import dev.handrail.operation.Plan.Check;
import dev.handrail.operation.Plan.Step;
import dev.handrail.operation.Work;
import dev.handrail.server.Database;
import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.shell.Command;
import dev.handrail.shell.CommandText;
import dev.handrail.shell.Result;
import dev.handrail.shell.ScriptText;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The application's services of a compose project, which are stopped; a database goes on running. */
final class ComposeLever implements Lever {
    private static final String SCRIPT = "compose.sh";
    private static final Pattern DATABASE =
            Pattern.compile("(^|.*[-_.])(db|database|postgres(ql)?|pg|mysql|mariadb)([-_.\\d].*|$)");

    private final Server server;
    private final Switch.Compose compose;
    private final Machine machine;

    ComposeLever(Server server, Switch.Compose compose, Machine machine) {
        this.server = server;
        this.compose = compose;
        this.machine = machine;
    }

    @Override
    public String kind() {
        return "compose";
    }

    /** None of them runs; where the compose there cannot tell, what visitors see has to do. */
    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        List<String> services = services();
        Result running = new Ordered(machine).asks(command("ps", "--services", "--filter", "status=running"));
        if (running.good()) {
            return running.lines().stream().map(String::strip).anyMatch(services::contains)
                    ? Told.off()
                    : Told.on(null);
        }
        if (!seen.isEmpty() && seen.stream().allMatch(Seen::open)) {
            return Told.off();
        }
        return !seen.isEmpty() && seen.stream().allMatch(one -> one.status() == 0 || one.status() >= 502)
                ? Told.on(null)
                : Told.unknown(running.exit().errorText());
    }

    /** Those that are stopped: the ones that the profile names, or all that hold no database. */
    private List<String> services() throws OperationFailed {
        if (!compose.services().isEmpty()) {
            return compose.services();
        }
        Result all = new Ordered(machine).asks(command("config", "--services"));
        List<String> services = all.lines().stream()
                .map(String::strip)
                .filter(service -> !holdsDatabase(service))
                .toList();
        if (!all.good() || services.isEmpty()) {
            throw OperationFailed.refused(Words.of("switching.compose.services", compose.directory()))
                    .on(server.name())
                    .cameBack(all.exit().errorText())
                    .next(Words.of("switching.compose.services.next"))
                    .build();
        }
        return services;
    }

    private boolean holdsDatabase(String service) {
        return DATABASE.matcher(service).matches()
                || server.databases().stream()
                        .map(Database::container)
                        .anyMatch(container -> container != null && runs(container.name(), service));
    }

    /** Of itself a compose calls a container by its project, its service and a number; app is not the service of app-db-1. */
    static boolean runs(String container, String service) {
        return container.matches("(.*[-_])?" + Pattern.quote(service) + "([-_]\\d+)?");
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        return List.of(Check.ok(Words.of("switching.compose.stops", String.join(", ", services()))));
    }

    private Command command(String... words) {
        List<String> all = new ArrayList<>();
        all.add(compose.tool() == null ? "any" : compose.tool().word());
        all.addAll(List.of(words));
        return ScriptText.command(ComposeLever.class, SCRIPT, all).in(compose.directory());
    }

    private Command with(String what, List<String> services) {
        List<String> words = new ArrayList<>(List.of(what));
        words.addAll(services);
        return command(words.toArray(String[]::new));
    }

    private String shown(String what, List<String> services) {
        List<String> words = new ArrayList<>(
                compose.tool() == Database.Tool.PODMAN ? List.of("podman-compose") : List.of("docker", "compose"));
        words.add(what);
        words.addAll(services);
        return CommandText.of(Command.of(words).in(compose.directory()));
    }

    @Override
    public Step turningOn(Notice notice) {
        return new Step(
                Words.of("switching.compose.stop"), server.name(), shown("stop", compose.services()), Effect.CHANGES);
    }

    @Override
    public Step turningOff() {
        return new Step(Words.of("switching.compose.start"), server.name(), byHand(), Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        List<String> services = services();
        work.command(server.name(), shown("stop", services));
        new Ordered(machine).run(with("stop", services));
    }

    /** Nobody reads anything there: a gateway's own page is all there is. */
    @Override
    public void change(Notice notice, List<String> languages, Work work) {
        work.say(Words.of("switching.compose.silent"));
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(with("start", compose.services()));
    }

    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(new Release(
                new Lease(machine, kind() + "\0" + compose.directory()), with("start", compose.services())));
    }

    @Override
    public Proof proof() {
        return Proof.CLOSED;
    }

    @Override
    public String byHand() {
        return shown("start", compose.services());
    }
}
