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
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The application's services of a compose project, which are stopped; a database goes on running. Only those that ran are
 * started again: what had done its work, or was stopped on purpose, stays as it is.
 */
final class ComposeLever implements Lever {
    /** What others wrote down for the end is handed on only where it can be nothing else than a service's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*");

    private final Server server;
    private final Switch.Compose compose;
    private final Machine machine;
    private final Windows windows;
    private @Nullable ComposeProject known;
    private @Nullable List<String> ran;

    ComposeLever(Server server, Switch.Compose compose, Machine machine, Windows windows) {
        this.server = server;
        this.compose = compose;
        this.machine = machine;
        this.windows = windows;
    }

    @Override
    public String kind() {
        return "compose";
    }

    /** None of them runs, on purpose; where the compose there cannot tell, what visitors see has to do. */
    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        known = null;
        List<String> services = services();
        if (project().running().isPresent()) {
            return project().running(services).isEmpty() ? stopped() : Told.off();
        }
        if (!seen.isEmpty() && seen.stream().allMatch(Seen::open)) {
            return Told.off();
        }
        return !seen.isEmpty() && seen.stream().allMatch(one -> one.status() == 0 || one.status() >= 502)
                ? stopped()
                : Told.unknown(Words.of("switching.compose.unasked"));
    }

    /** They may have died, too: what was stopped as a page is arranged on the server, or known here. */
    private Told stopped() throws OperationFailed {
        Optional<Lease.Known> arranged = lease().tell();
        boolean isWanted = arranged.filter(one -> !one.isDone()).isPresent()
                || inStore().filter(page -> !isOver(page, arranged)).isPresent();
        return isWanted ? Told.on(null) : Told.unknown(Words.of("switching.compose.died", compose.directory()));
    }

    private static boolean isOver(Notice page, Optional<Lease.Known> arranged) {
        return arranged.filter(Lease.Known::isDone)
                .flatMap(Lease.Known::notice)
                .filter(done -> done.id().equals(page.id()))
                .isPresent();
    }

    /** Asked once, so that a plan names what is then done. */
    private ComposeProject project() throws OperationFailed {
        ComposeProject asked = known;
        if (asked == null) {
            String kind = compose.tool() == null ? "any" : compose.tool().word();
            Result told = new Ordered(machine).asks(ComposeProject.asking(kind).in(compose.directory()));
            asked = ComposeProject.of(told);
            boolean named = !compose.services().isEmpty() && !asked.tool().isEmpty();
            if (!named && (!told.good() || applied(asked).isEmpty())) {
                throw unknown(told);
            }
            known = asked;
        }
        return asked;
    }

    private OperationFailed unknown(Result told) {
        return OperationFailed.refused(Words.of("switching.compose.services", compose.directory()))
                .on(server.name())
                .cameBack(told.exit().errorText())
                .next(Words.of("switching.compose.services.next"))
                .build();
    }

    /** Those of the application: the ones that the profile names, or all that hold no database. */
    private List<String> services() throws OperationFailed {
        return applied(project());
    }

    private List<String> applied(ComposeProject project) {
        return compose.services().isEmpty()
                ? project.services().stream()
                        .filter(service -> !holdsDatabase(service))
                        .map(ComposeService::name)
                        .toList()
                : compose.services();
    }

    private boolean holdsDatabase(ComposeService service) {
        return service.holdsDatabase()
                || server.databases().stream()
                        .map(Database::container)
                        .anyMatch(container -> container != null && service.runsIn(container.name()));
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        List<String> stopped = stopping();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok(Words.of("switching.compose.stops", String.join(", ", stopped))));
        List<String> going = project().services().stream()
                .map(ComposeService::name)
                .filter(name -> !stopped.contains(name))
                .toList();
        if (!going.isEmpty()) {
            checks.add(Check.ok(Words.of("switching.compose.left", String.join(", ", going))));
        }
        if (project().running().isEmpty()) {
            checks.add(
                    Check.warning(Words.of("switching.compose.unasked"), Words.of("switching.compose.unasked.next")));
        }
        return checks;
    }

    /** Those that run; where none does any more, those that would be. */
    private List<String> stopping() throws OperationFailed {
        List<String> running = project().running(services());
        return running.isEmpty() ? services() : running;
    }

    private static Command command(List<String> tool, String what, List<String> services, String directory) {
        List<String> words = new ArrayList<>(tool);
        words.add(what);
        words.addAll(services);
        return Command.of(words).in(directory);
    }

    private Command command(String what, List<String> services) throws OperationFailed {
        return command(project().tool(), what, services, compose.directory());
    }

    @Override
    public Notice noted(Notice notice) throws OperationFailed {
        List<String> running = project().running(services());
        if (running.isEmpty()) {
            throw OperationFailed.refused(Words.of("switching.compose.none", compose.directory()))
                    .on(server.name())
                    .next(Words.of("switching.compose.none.next"))
                    .build();
        }
        return notice.stopping(running);
    }

    @Override
    public Step turningOn(Notice notice) throws OperationFailed {
        String words = CommandText.of(command("stop", stopping()));
        return new Step(Words.of("switching.compose.stop"), server.name(), words, Effect.CHANGES);
    }

    @Override
    public Step turningOff() throws OperationFailed {
        List<String> remembered = remembered(Optional.empty());
        String text = remembered.isEmpty() ? "switching.compose.start.all" : "switching.compose.start";
        String words = CommandText.of(command("start", starting(remembered)));
        return new Step(Words.of(text), server.name(), words, Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        Command stop = command("stop", noted(notice).stopped());
        new Ordered(machine).run(stop, work);
        // The project may be another one by the time that it is started.
        known = null;
    }

    /** Nobody reads anything there: a gateway's own page is all there is. */
    @Override
    public void change(Notice notice, List<String> languages, Work work) {
        work.say(Words.of("switching.compose.silent"));
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(command("start", starting(remembered(notice))));
    }

    @Override
    public void off(Work work) throws OperationFailed {
        new Ordered(machine).run(command("start", starting(remembered(Optional.empty()))), work);
    }

    /** What ran before, as far as it is there still; where that is not known, all that hold no database. */
    private List<String> starting(List<String> remembered) throws OperationFailed {
        return remembered.isEmpty() ? services() : remembered;
    }

    private List<String> remembered(Optional<Notice> notice) throws OperationFailed {
        List<String> before = ran;
        if (before == null) {
            Optional<Notice> standing = notice.isPresent()
                    ? notice
                    : lease().tell().filter(one -> !one.isDone()).flatMap(Lease.Known::notice);
            before = names(standing);
            if (before.isEmpty()) {
                before = names(inStore());
            }
            ran = before;
        }
        return project().still(before, compose.services());
    }

    private Optional<Notice> inStore() {
        return windows.open(server.name())
                .filter(window -> window.kind().equals(kind()))
                .map(Window::notice);
    }

    private static List<String> names(Optional<Notice> notice) {
        return notice.map(Notice::stopped).orElse(List.of()).stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }

    private Lease lease() {
        return new Lease(machine, kind() + "\0" + compose.directory());
    }

    /** It is arranged for a notice that holds what ran, once that was asked. */
    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(
                new Release(lease(), command(tool(), "start", names(Optional.of(notice)), compose.directory())));
    }

    /** The one that was found, or as far as it is known without asking. */
    private List<String> tool() {
        ComposeProject asked = known;
        if (asked != null && !asked.tool().isEmpty()) {
            return asked.tool();
        }
        return compose.tool() == Database.Tool.PODMAN ? List.of("podman-compose") : List.of("docker", "compose");
    }

    @Override
    public Proof proof() {
        return Proof.CLOSED;
    }

    /** It is told where something failed: nothing can be asked for it any more. */
    @Override
    public String byHand() {
        ComposeProject asked = known;
        List<String> services = ran == null || ran.isEmpty() ? names(inStore()) : ran;
        if (services.isEmpty()) {
            services = asked == null ? compose.services() : applied(asked);
        }
        String words = CommandText.of(command(tool(), "start", services, compose.directory()));
        return asked == null && compose.tool() == null
                ? Words.of("switching.compose.by-hand", words, "podman-compose", "docker-compose")
                : words;
    }
}
