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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Capistrano in a checkout of the site, by default the one of the person who sits here. */
final class CapistranoLever implements Lever {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz");
    /** Where the checkout brings its own, that one is the right one. */
    private static final String CAP =
            "if [ -e Gemfile ] && command -v bundle >/dev/null; then exec bundle exec cap \"$@\"; else exec cap \"$@\"; fi";

    private static final String SETTINGS = "cat config/deploy.rb \"config/deploy/$1.rb\" 2>/dev/null; :";

    /** What it needs, and is not found. */
    private static final String LACKING =
            "if [ -e Gemfile ]; then all='ruby bundle'; else all='ruby cap'; fi; for one in $all; do command -v $one >/dev/null || echo $one; done";

    private final Server server;
    private final Switch.Capistrano capistrano;
    private final Machine machine;
    private final Machine there;
    private final ZoneId zone;
    private @Nullable String found;

    /**
     * @param machine with the checkout
     * @param there the server
     */
    CapistranoLever(Server server, Switch.Capistrano capistrano, Machine machine, Machine there, ZoneId zone) {
        this.server = server;
        this.capistrano = capistrano;
        this.machine = machine;
        this.there = there;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return "capistrano";
    }

    /** It has no word for how things stand: what visitors see has to do, and an error of who stands before it says nothing. */
    @Override
    public Told tell(List<Seen> seen) {
        if (!seen.isEmpty() && seen.stream().allMatch(Seen::unavailable)) {
            return Told.seen(Words.of("switching.capistrano.seen"));
        }
        return !seen.isEmpty()
                        && seen.stream().allMatch(one -> one.answered() && !one.unavailable() && !one.byGateway())
                ? Told.off()
                : Told.unknown(Words.of("switching.capistrano.unseen"));
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        Result version = new Ordered(machine).asks(cap("--version"));
        if (version.good()) {
            return List.of(Check.ok(Words.of("switching.capistrano.there", capistrano.directory())));
        }
        List<String> lacking = new Ordered(machine)
                .asks(Command.of("sh", "-c", LACKING).in(capistrano.directory()))
                .lines();
        String said = (version.exit().errorText() + "\n" + version.text())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return List.of(Check.blocker(
                Words.of("switching.capistrano.not-there", capistrano.directory()),
                lacking.isEmpty()
                        ? Words.of("switching.capistrano.not-there.next") + (said.isEmpty() ? "" : " (" + said + ")")
                        : Words.of("switching.capistrano.lacks", String.join(", ", lacking))));
    }

    private Command cap(String... words) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", CAP, "cap"));
        all.addAll(List.of(words));
        return Command.of(all).in(capistrano.directory());
    }

    private String shown(List<String> words) {
        List<String> all = new ArrayList<>(List.of("cap"));
        all.addAll(words);
        return CommandText.of(Command.of(all).in(capistrano.directory()));
    }

    private List<String> enable(Notice notice) {
        List<String> words = new ArrayList<>(List.of(capistrano.stage(), "maintenance:enable"));
        if (notice.reason() != null) {
            words.add("REASON=" + notice.reason());
        }
        if (notice.until() != null) {
            words.add("UNTIL=" + TIME.format(notice.until().atZone(zone)));
        }
        return words;
    }

    private List<String> disable() {
        return List.of(capistrano.stage(), "maintenance:disable");
    }

    private String where() {
        return capistrano.on() == Switch.Place.WORKSTATION ? Words.of("shell.here") : server.name();
    }

    @Override
    public Step turningOn(Notice notice) {
        return new Step(Words.of("switching.step.on"), where(), shown(enable(notice)), Effect.CHANGES);
    }

    @Override
    public Step turningOff() {
        return new Step(Words.of("switching.step.off"), where(), byHand(), Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        new Ordered(machine).run(cap(enable(notice).toArray(String[]::new)), work);
        if (capistrano.leased()) {
            lease().seal(file());
        }
    }

    /** Where the page lies on the server. */
    private String file() throws OperationFailed {
        String known = capistrano.file() == null ? found : capistrano.file();
        if (known == null) {
            Command settings = Command.of("sh", "-c", SETTINGS, "sh", capistrano.stage());
            known = CapistranoFile.in(
                            new Ordered(machine)
                                    .asks(settings.in(capistrano.directory()))
                                    .text(),
                            capistrano.stage())
                    .orElseThrow(() -> OperationFailed.refused(
                                    Words.of("switching.capistrano.where", capistrano.directory()))
                            .next(Words.of("switching.capistrano.where.next"))
                            .build());
            found = known;
        }
        return known;
    }

    @Override
    public void change(Notice notice, List<String> languages, Work work) throws OperationFailed {
        on(notice, languages, work);
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(cap(disable().toArray(String[]::new)));
    }

    private Lease lease() {
        String where = capistrano.file() == null ? capistrano.directory() : capistrano.file();
        return new Lease(capistrano.leased() ? there : machine, kind() + "\0" + where + "\0" + capistrano.stage());
    }

    @Override
    public void off(Work work) throws OperationFailed {
        new Ordered(machine).run(cap(disable().toArray(String[]::new)), work);
    }

    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(
                capistrano.leased()
                        ? new Release(lease(), new PageDeputy(there, this::file))
                        : new Release(lease(), cap(disable().toArray(String[]::new))));
    }

    @Override
    public Proof proof() {
        return Proof.UNAVAILABLE;
    }

    @Override
    public String byHand() {
        return shown(disable());
    }
}
