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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Laravel's own maintenance mode, with the options that the version there knows. */
final class ArtisanLever implements Lever {
    private static final Pattern VERSION = Pattern.compile("Laravel Framework (?:version )?v?(\\d+)\\.");
    private static final Pattern SECRET = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"");
    private static final int WORD_LENGTH = 12;
    private static final int OLDEST = 6;
    private final Server server;
    private final Switch.Artisan artisan;
    private final Machine machine;

    /** The way past the page, which nothing that is written down leads to. */
    private String word = fresh();

    /** Which Laravel it is, once it was asked. */
    private @Nullable Integer known;

    ArtisanLever(Server server, Switch.Artisan artisan, Machine machine) {
        this.server = server;
        this.artisan = artisan;
        this.machine = machine;
    }

    @Override
    public String kind() {
        return "artisan";
    }

    /** The file that Laravel itself looks for. */
    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        Command look = Command.of("sh", "-c", "[ -d storage/framework ] || exit 2; [ -e storage/framework/down ]")
                .in(artisan.directory());
        Result result = new Ordered(machine).asks(look);
        return switch (result.exit().status()) {
            case 0 -> Told.on(null);
            case 1 ->
                result.exit().errorText().isBlank()
                        ? Told.off()
                        : Told.unknown(result.exit().errorText());
            default -> Told.unknown(Words.of("switching.artisan.not-there", artisan.directory()));
        };
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        int version = version();
        checks.add(
                version >= OLDEST
                        ? Check.ok(Words.of("switching.artisan.version", version))
                        : Check.blocker(
                                Words.of("switching.artisan.old", version), Words.of("switching.artisan.old.next")));
        new ArtisanDown(artisan, version)
                .unknown()
                .forEach(option -> checks.add(Check.warning(
                        Words.of("switching.artisan.unknown", option, version),
                        Words.of("switching.artisan.unknown.next"))));
        checks.add(Check.ok(Words.of("switching.artisan.queue")));
        return checks;
    }

    private int version() throws OperationFailed {
        Integer before = known;
        if (before != null) {
            return before;
        }
        Command ask = artisan("--version");
        Result result = new Ordered(machine).asks(ask);
        Matcher found = VERSION.matcher(result.text());
        if (result.good() && found.find()) {
            int version = Integer.parseInt(found.group(1));
            known = version;
            return version;
        }
        throw OperationFailed.refused(Words.of("switching.artisan.unread", artisan.directory()))
                .on(server.name())
                .cameBack((result.text() + "\n" + result.exit().errorText()).strip())
                .next(Words.of("switching.artisan.unread.next"))
                .build();
    }

    private Command artisan(String... words) {
        List<String> all = new ArrayList<>(List.of("php", "artisan"));
        all.addAll(List.of(words));
        return Command.of(all).in(artisan.directory());
    }

    private Command down(Notice notice, int version, boolean anew) {
        return artisan(
                new ArtisanDown(artisan, version).words(notice, word, anew).toArray(String[]::new));
    }

    private static String fresh() {
        byte[] bytes = new byte[WORD_LENGTH];
        new SecureRandom().nextBytes(bytes);
        return "handrail-" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public Step turningOn(Notice notice) {
        Integer version = known;
        String text = version == null
                ? CommandText.of(artisan("down")) + " …"
                : CommandText.of(down(notice, version, true)).replace(word, Work.HIDDEN);
        return new Step(Words.of("switching.step.on"), server.name(), text, Effect.CHANGES);
    }

    @Override
    public Step turningOff() {
        return new Step(Words.of("switching.step.off"), server.name(), byHand(), Effect.CHANGES);
    }

    @Override
    public void on(Notice notice, List<String> languages, Work work) throws OperationFailed {
        int version = version();
        ArtisanDown told = new ArtisanDown(artisan, version);
        put(down(notice, version, true), told.makesSecret(), work);
        if (told.hasSecret() && !server.sites().isEmpty()) {
            // Whoever has it is let past the page: it is for who sits here, and nobody who reads the journal later.
            String link = server.sites().getFirst().url().resolve("/" + word).toString();
            work.sayOnce(Words.of("switching.artisan.bypass", link), word);
        }
    }

    /** What Laravel says of a word that it made up itself is heard only once that word is known. */
    private void put(Command down, boolean makesSecret, Work work) throws OperationFailed {
        new Ordered(machine)
                .run(
                        down,
                        () -> {
                            if (makesSecret) {
                                word = wordThere().orElse(word);
                            }
                            return word;
                        },
                        work);
    }

    /** Laravel takes the options of the last time that it was told; who was let past the page still is. */
    @Override
    public void change(Notice notice, List<String> languages, Work work) throws OperationFailed {
        Optional<String> there = wordThere();
        if (there.isEmpty()) {
            on(notice, languages, work);
        } else {
            word = there.get();
            // The word that is out there already stays the one that leads past the page.
            put(down(notice, version(), false), false, work);
        }
    }

    private Optional<String> wordThere() throws OperationFailed {
        Command read = Command.of("cat", "storage/framework/down").in(artisan.directory());
        Matcher found = SECRET.matcher(new Ordered(machine).asks(read).text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    @Override
    public Optional<String> bypass(Notice notice) throws OperationFailed {
        return new ArtisanDown(artisan, version()).hasSecret() ? Optional.of("/" + word) : Optional.empty();
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(artisan("up"));
    }

    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(new Release(new Lease(machine, kind() + "\0" + artisan.directory()), artisan("up")));
    }

    /** An older one is not told the options of newer ones, and shows what it always does. */
    @Override
    public Proof proof() {
        Integer version = known;
        if (version != null && !new ArtisanDown(artisan, version).hasSecret()) {
            return Proof.retried(null, null);
        }
        return Proof.retried(artisan.more().status(), artisan.more().redirect());
    }

    @Override
    public String byHand() {
        return CommandText.of(artisan("up"));
    }
}
