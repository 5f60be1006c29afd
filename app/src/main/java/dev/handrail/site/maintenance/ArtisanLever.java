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

/** Laravel's own maintenance mode, with the options that the version there knows. */
final class ArtisanLever implements Lever {
    /** Whether the file is there, and what stands in it where that can be read; or that there is none by which it could be told. */
    private static final String LOOK = """
            [ -d storage/framework ] || exit 2
            [ ! -e storage/framework/down ] || { cat storage/framework/down; exit 0; }
            ! grep -Eqs "^ *APP_MAINTENANCE_DRIVER=.?cache" .env || exit 3
            exit 1
            """;

    private static final int CACHED = 3;
    private static final int WORD_LENGTH = 12;
    private static final int OLDEST = 6;

    private final Server server;
    private final Switch.Artisan artisan;
    private final Machine machine;
    private final LaravelVersion version;

    /** The way past the page, which nothing that is written down leads to; empty where Laravel made one up that is not known. */
    private String word = fresh();

    /** What the application itself answers by, once that was read. */
    private DownFile there = DownFile.NOTHING;

    /** Whether it keeps what it was told where it cannot be read. */
    private boolean hidden;

    ArtisanLever(Server server, Switch.Artisan artisan, Machine machine) {
        this.server = server;
        this.artisan = artisan;
        this.machine = machine;
        this.version = new LaravelVersion(server, artisan, machine);
    }

    @Override
    public String kind() {
        return "artisan";
    }

    /** The file that Laravel itself looks for. */
    @Override
    public Told tell(List<Seen> seen) throws OperationFailed {
        Result result = new Ordered(machine).asks(Command.of("sh", "-c", LOOK).in(artisan.directory()));
        hidden = result.exit().status() == CACHED;
        return switch (result.exit().status()) {
            case 0 -> on(DownFile.read(result.text()));
            case 1 ->
                result.exit().errorText().isBlank()
                        ? Told.off()
                        : Told.unknown(result.exit().errorText());
            case CACHED -> cached(seen);
            default -> Told.unknown(Words.of("switching.artisan.not-there", artisan.directory()));
        };
    }

    /** It keeps in a cache whether it is down, of which no command tells: what visitors see has to do. */
    private static Told cached(List<Seen> seen) {
        if (!seen.isEmpty() && seen.stream().allMatch(Seen::open)) {
            return Told.off();
        }
        return !seen.isEmpty() && seen.stream().allMatch(Seen::unavailable)
                ? Told.seen(Words.of("switching.artisan.cached.seen"))
                : Told.unknown(Words.of("switching.artisan.cached"));
    }

    private Told on(DownFile file) throws OperationFailed {
        there = file;
        if (!file.tells() && answersOtherwise()) {
            version.askWherePossible();
        }
        return Told.on(null);
    }

    /** Whether the profile has it answer otherwise than it does of itself, which an older one does not understand. */
    private boolean answersOtherwise() {
        return artisan.more().status() != null || artisan.more().redirect() != null;
    }

    @Override
    public List<Check> checks() throws OperationFailed {
        List<Check> checks = new ArrayList<>();
        int version = this.version.asked();
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
        Integer version = this.version.known();
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
        int version = this.version.asked();
        ArtisanDown told = new ArtisanDown(artisan, version);
        there = DownFile.NOTHING;
        word = word.isEmpty() ? fresh() : word;
        String said = new Ordered(machine)
                .run(down(notice, version, true), word, told.makesSecret() ? this::madeUp : this::given, work);
        if (told.hasSecret()) {
            tellOnce(said, work);
            keep(work);
        }
    }

    /** Where Laravel keeps the word in a cache, of which no command tells: with it, an end that is moved moves nobody out. */
    private void keep(Work work) throws OperationFailed {
        if (!word.isEmpty() && wordThere().isEmpty()) {
            try {
                lease().keep(word);
            } catch (OperationFailed e) {
                if (e.kind() == OperationFailed.Kind.CANCELLED) {
                    throw e;
                }
                // The page is up and its end is arranged, which counts for more.
                work.say(String.valueOf(e.getMessage()));
            }
        }
    }

    private Lease lease() {
        return new Lease(machine, kind() + "\0" + artisan.directory());
    }

    /** Whoever has the word is let past the page: it is for who sits here, and nobody who reads the journal later. */
    private void tellOnce(String said, Work work) {
        if (word.isEmpty() && !said.isEmpty()) {
            work.sayOnce(Words.of("switching.artisan.said", said), said);
        } else if (!word.isEmpty() && !server.sites().isEmpty()) {
            String link = server.sites().getFirst().url().resolve("/" + word).toString();
            work.sayOnce(Words.of("switching.artisan.bypass", link), word);
        }
    }

    private Optional<String> given(String said) {
        return Optional.of(word);
    }

    /** The word that Laravel made up itself: from its file; where it keeps that in a cache, from what it says of it. */
    private Optional<String> madeUp(String said) throws OperationFailed {
        Optional<String> made = wordThere().or(() -> MadeUpWord.in(said));
        word = made.orElse("");
        return made;
    }

    /** Laravel takes the options of the last time that it was told; who was let past the page still is. */
    @Override
    public void change(Notice notice, List<String> languages, Work work) throws OperationFailed {
        Optional<String> there = wordThere();
        Optional<String> known = there.isPresent() ? there : lease().word();
        if (known.isEmpty()) {
            on(notice, languages, work);
        } else {
            word = known.get();
            // The word that is out there already stays the one that leads past the page.
            new Ordered(machine).run(down(notice, version.asked(), false), word, this::given, work);
        }
    }

    /** Where the word that is out there is not known, it cannot be given once more. */
    @Override
    public List<Check> changing() throws OperationFailed {
        if (!hidden) {
            return List.of();
        }
        version.askWherePossible();
        Integer version = this.version.known();
        boolean wordless = version != null && !new ArtisanDown(artisan, version).hasSecret();
        return wordless || lease().word().isPresent()
                ? List.of()
                : List.of(Check.warning(
                        Words.of("switching.artisan.cached.word"), Words.of("switching.artisan.cached.word.next")));
    }

    private Optional<String> wordThere() throws OperationFailed {
        Command read = Command.of("cat", "storage/framework/down").in(artisan.directory());
        return Optional.ofNullable(
                DownFile.read(new Ordered(machine).asks(read).text()).secret());
    }

    @Override
    public Optional<String> bypass(Notice notice) throws OperationFailed {
        boolean led = new ArtisanDown(artisan, version.asked()).hasSecret() && !word.isEmpty();
        return led ? Optional.of("/" + word) : Optional.empty();
    }

    @Override
    public void off(Optional<Notice> notice) throws OperationFailed {
        new Ordered(machine).run(artisan("up"));
    }

    @Override
    public void off(Work work) throws OperationFailed {
        new Ordered(machine).run(artisan("up"), work);
    }

    @Override
    public Optional<Release> release(Notice notice) {
        return Optional.of(new Release(lease(), artisan("up")));
    }

    /** What is there says best what it answers; an older one is not told the options of newer ones, and shows what it always does. */
    @Override
    public Proof proof() {
        if (there.tells()) {
            return Proof.retried(there.status(), there.redirect());
        }
        Integer version = this.version.known();
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
